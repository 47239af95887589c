"""References from RIS, as Zotero, EndNote, Mendeley and publishers' pages write it.

rispy reads the lines. Programs differ in their use of tags; where they do, the list of a tag's
names is in the order in which they are asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import rispy

from authoring.names import UNSURE
from csl_references import ris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csl_references.csl_json import CslItem

START = re.compile(r"^TY {1,2}-(?: |$)", re.MULTILINE)
"""What a record begins with."""

TAG = re.compile(r"^([A-Z][A-Z0-9]) {1,2}-(?: |$)", re.MULTILINE)
"""What a line of RIS begins with; some programs write one blank for two."""

TYPES = {tag: csl for csl, tag in ris.TYPES.items()} | {
    "ABST": "article-journal",
    "CONF": "paper-conference",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "GOVDOC": "report",
    "INPR": "article-journal",
    "UNPD": "manuscript",
    "WEB": "webpage",
}
TEXTS = {
    "title": ("TI", "T1", "BT"),
    "container-title": ("T2", "JF", "JO", "BT", "JA", "J2"),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "volume": ("VL",),
    "issue": ("IS",),
    "edition": ("ET",),
    "genre": ("M3",),
    "DOI": ("DO", "DI"),
    "number": ("C7",),
}
_WITHIN = {"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"}
_LISTS = ["AU", "A1", "A2", "A3", "A4", "ED", "UR", "SN"]
_WANTED = sorted({*_LISTS, "TY", "SP", "EP", "PY", "Y1", "DA", "M1", *sum(TEXTS.values(), ())})
_DOI = re.compile(r"10\.\d{4,9}/\S+")

Tags = dict[str, "list[str]"]


class Numbered(NamedTuple):
    """An item, and the line on which it begins."""

    line: int
    item: CslItem


def ris_records(text: str) -> Iterator[Numbered]:
    """Yield the items of a RIS file, whether or not their ends are marked.

    Args:
        text: a file in which `START` has been found.
    """
    starts = [found.start() for found in START.finditer(text)]
    ends = [*starts[1:], len(text)]
    line = 1 + text.count("\n", 0, starts[0])
    for start, end in zip(starts, ends, strict=True):
        record = text[start:end]
        yield Numbered(line, _item(_tags(record)))
        line += record.count("\n")


def _tags(record: str) -> Tags:
    """Return the values of each tag of a record."""
    lines = TAG.sub(r"\1  - ", record)
    (found,) = rispy.loads(
        f"{lines}\nER  - ",
        mapping={tag: tag for tag in _WANTED},
        list_tags=_LISTS,
        delimiter_tags_mapping={},
        skip_unknown_tags=True,
    )[:1]
    return {
        tag: [text for text in (value if isinstance(value, list) else [value]) if text]
        for tag, value in found.items()
    }


def _item(tags: Tags) -> CslItem:
    (kind,) = tags.get("TY") or ["GEN"]
    item: CslItem = {"type": TYPES.get(kind.upper(), "document")}
    for variable, names in TEXTS.items():
        if values := [tags[name][0] for name in names if tags.get(name)]:
            item[variable] = values[0]
    # Other programs keep a DOI here, or the kind of an article.
    if item["type"] != "thesis" and (genre := item.pop("genre", "")):
        item.setdefault("DOI", found[0] if (found := _DOI.search(genre)) else "")
    if item["type"] == "report" and "M1" in tags:
        item["number"] = tags["M1"][0]
    item |= _people(tags, kind.upper(), item["type"])
    item |= _numbers(tags)
    return item


def _people(tags: Tags, kind: str, csl_type: str) -> CslItem:
    """Return authors, editors and translators."""
    authors = [*tags.get("AU", ()), *tags.get("A1", ())]
    editors = list(tags.get("ED", ()))
    if csl_type in _WITHIN or not authors:
        editors += [*tags.get("A2", ()), *(() if authors else tags.get("A3", ()))]
    if kind == "EDBOOK":
        authors, editors = [], [*authors, *editors]
    people = {"author": authors, "editor": editors, "translator": tags.get("A4", [])}
    return {role: [_name(name) for name in names] for role, names in people.items() if names}


def _name(text: str) -> dict[str, str]:
    """Return 'van Gogh, Vincent, Jr.' as a name; without a comma it is a group's.

    EndNote writes a group with a comma at its end.
    """
    family, *others = [part.strip() for part in text.split(",")]
    given, *suffix = [part for part in others if part] or [""]
    if not given:
        return {"literal": family} if others else {"literal": family, UNSURE: "yes"}
    name = {"family": family, "given": given, "suffix": " ".join(suffix)}
    return {part: value for part, value in name.items() if value}


def _numbers(tags: Tags) -> CslItem:
    """Return pages, year and day, standard number and address."""
    numbers: CslItem = {}
    first, last = (tags.get(tag, [""])[0] for tag in ("SP", "EP"))
    if first or last:
        whole = "-" in first or not last or not first or first == last
        numbers["page"] = (first or last) if whole else f"{first}-{last}"
    for tag in ("PY", "Y1", "DA"):
        if found := re.match(r"(\d{4})(?:/(\d\d?))?(?:/(\d\d?))?", tags.get(tag, [""])[0]):
            parts = [int(part) for part in found.groups() if part]
            if len(parts) > len(numbers.get("issued", {}).get("date-parts", [[]])[0]):
                numbers["issued"] = {"date-parts": [parts]}
    if "SN" in tags:
        numbers["ISBN"] = " ".join(tags["SN"])
    if "UR" in tags:
        numbers["URL"] = tags["UR"][0]
    return numbers
