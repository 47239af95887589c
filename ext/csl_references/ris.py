"""References as a RIS file, which Zotero, EndNote, Mendeley and RefWorks read.

The tags are those of the RIS specification of 2011 as Zotero's and EndNote's own files have
them; where a program knows a tag by two names, the one that both read is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csl_references.csl_json import CslItem

TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""The RIS type of each CSL type; a type that is not here is generic (GEN)."""

TEXTS = {
    "TI": "title",
    "ST": "title-short",
    "T2": "container-title",
    "T3": "collection-title",
    "PB": "publisher",
    "CY": "publisher-place",
    "VL": "volume",
    "IS": "issue",
    "ET": "edition",
    "M3": "genre",
    "LA": "language",
    "DO": "DOI",
    "UR": "URL",
    "AB": "abstract",
}
"""The CSL variable of each tag, where it is the same for all types."""

_WITHIN = {"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"}
_MARKUP = re.compile(r"</?(?:span|i|b|sub|sup|sc)(?:\s[^<>]*)?>")
_RANGE = re.compile(r"([^\s,–-]+)[–-]([^\s,–-]+)")  # noqa: RUF001 (as csl_json writes ranges)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def ris(items: Iterable[CslItem]) -> str:
    """Return references as a RIS file.

    CSL's markup is left out. A work's key is its `ID`. What RIS has no tag for is left out:
    a year that is no number goes to `PY` as it stands.

    Args:
        items: CSL-JSON items.

    Returns:
        One record after another, each line ended by CR and LF; to be written as UTF-8.
    """
    lines = [f"{tag}  - {value}\r\n" for item in items for tag, value in _record(item)]
    return "".join(lines)


def _record(item: CslItem) -> Iterator[tuple[str, str]]:
    """Yield the tags of a record with their values, none of them empty but the last's."""
    yield "TY", TYPES.get(item["type"], "GEN")
    for tag, value in _fields(item):
        if text := one_line(value):
            yield tag, text
    yield "ER", ""


def _fields(item: CslItem) -> Iterator[tuple[str, str]]:
    yield "ID", str(item.get("id", ""))
    yield from _names(item)
    for tag, variable in TEXTS.items():
        yield tag, _MARKUP.sub("", str(item.get(variable, "")))
    if "edition" not in item:
        yield "ET", str(item.get("version", ""))
    yield from _dates(item)
    yield from _pages(item)
    # A report's number goes where its series number does; an article's is its page (above).
    if item["type"] != "article-journal":
        number = str(item.get("number", ""))
        yield ("SN" if item["type"] == "report" and "ISBN" not in item else "M1"), number
    yield "SN", str(item.get("ISBN") or item.get("ISSN") or "")


def _names(item: CslItem) -> Iterator[tuple[str, str]]:
    """Yield authors, editors and translators.

    The editors of a volume that a work is part of are secondary authors; those of a whole
    work are editors (EndNote and Zotero read `ED` so).
    """
    editors = "A2" if item["type"] in _WITHIN else "ED"
    for role, tag in (("author", "AU"), ("editor", editors), ("translator", "A4")):
        for name in item.get(role, ()):
            yield tag, _name(name)


def _name(name: dict[str, str]) -> str:
    """Return 'van Gogh, Vincent, Jr.'; the comma belongs to the format."""
    if "literal" in name:
        return name["literal"]
    particles = (name.get("dropping-particle", ""), name.get("non-dropping-particle", ""))
    family = " ".join(part for part in (*particles, name.get("family", "")) if part)
    parts = (family, name.get("given", ""), name.get("suffix", ""))
    return ", ".join(part for part in parts if part)


def _dates(item: CslItem) -> Iterator[tuple[str, str]]:
    """Yield the year, the date if there is more of it, and the date of access."""
    issued = _date(item, "issued")
    yield "PY", issued.split("/", maxsplit=1)[0] if issued else _literal(item)
    if issued.strip("/").count("/"):
        yield "DA", issued
    yield "Y2", _date(item, "accessed")


def _date(item: CslItem, variable: str) -> str:
    """Return '2026/11/24/', with the parts that are not known empty, as RIS asks."""
    parts = (item.get(variable) or {}).get("date-parts", [[]])[0]
    if not parts:
        return ""
    year, *rest = (int(part) for part in parts)
    figures = [f"{part:02}" for part in rest] + [""] * (3 - len(rest))
    return "/".join((f"{year:04}", *figures[:3]))


def _literal(item: CslItem) -> str:
    return str((item.get("issued") or {}).get("literal", ""))


def _pages(item: CslItem) -> Iterator[tuple[str, str]]:
    """Yield the first and the last page; an article's number stands for its first page."""
    pages = str(item.get("page", ""))
    if whole := _RANGE.fullmatch(pages):
        yield "SP", whole[1]
        yield "EP", whole[2]
    elif pages:
        yield "SP", pages
    elif item["type"] == "article-journal":
        yield "SP", str(item.get("number", ""))


def one_line(text: str) -> str:
    """Return a text without line breaks or other control characters."""
    return " ".join(part for part in _CONTROL.sub(" ", text).split(" ") if part)
