r"""References as a BibTeX file, which BibTeX, biber, Zotero, JabRef and Pandoc read.

pybtex writes the file. Its writer takes fields for plain text, and escapes what is escaped
already (`\&` becomes `\\&`, and an address gets backslashes); the fields of an entry are
LaTeX, and stand in the file as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pybtex.bibtex.exceptions import BibTeXError
from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from csl_references.latex import NOCASE
from csl_references.markup import without_marks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from csl_references.csl_json import CslItem

TYPES = {
    "article": "unpublished",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "post": "online",
    "post-weblog": "online",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
}
"""The type of an entry for each CSL type; a type that is not here is `misc`."""

TEXTS = {
    "title": "title",
    "collection-title": "series",
    "publisher-place": "address",
    "edition": "edition",
    "version": "version",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "genre": "type",
    "language": "language",
}
"""The field of each CSL variable, where it is the same for all types."""

ADDRESSES = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "URL": "url"}
CONTAINERS = {"article": "journal", "online": "organization"}
PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "online": "organization"}

_ESCAPES = str.maketrans(
    {mark: f"\\{mark}" for mark in "%&$#_{}"}
    | {"\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}"}
)
# BibTeX counts braces that are escaped, too: those without a partner need a name.
_LONE_BRACES = {r"\{": r"{\textbraceleft}", r"\}": r"{\textbraceright}"}
_IN_ADDRESSES = str.maketrans({mark: f"%{ord(mark):02X}" for mark in '{}\\ "'})
_NOCASE = re.compile(f"{re.escape(NOCASE[0])}(.*?){re.escape(NOCASE[1])}")
_MARKUP = re.compile(r"</?(?:span|i|b|sub|sup|sc)(?:\s[^<>]*)?>")
_KEY = re.compile(r"[^\w.:/+-]+", re.ASCII)


class _Writer(Writer):  # type: ignore[misc]
    """Writes fields as they are."""

    def _encode(self, text: str) -> str:
        return text

    def quote(self, s: str) -> str:
        """Return a field in braces, in which a quotation mark is no end."""
        if not _braces_match(s):
            raise BibTeXError(f"the braces of a field do not match: {s}")
        return f"{{{s}}}"


def bibtex(entries: Iterable[Entry], leave_out: Collection[str] = ()) -> str:
    """Return a BibTeX file of entries.

    Args:
        entries: as pybtex reads them, or from `entry`; their fields are LaTeX.
        leave_out: the names of fields that are nobody else's concern.

    Raises:
        pybtex.bibtex.exceptions.BibTeXError: the braces of a field do not match.
        pybtex.database.BibliographyDataError: a key stands twice.
    """
    database = BibliographyData()
    hidden = {name.lower() for name in leave_out}
    for old in entries:
        fields = [
            (name, text) for name, text in old.fields.items() if name.lower() not in hidden
        ]
        new = Entry(old.original_type, fields, old.persons)
        database.add_entry(old.key, new)
    text: str = _Writer(encoding="UTF-8").to_string(database)
    return text


def entry(item: CslItem) -> Entry:
    r"""Return a CSL-JSON item as an entry for BibTeX and BibLaTeX.

    A web page is `@online`, with its site as `organization`. BibLaTeX knows the type; for
    BibTeX's own styles an unknown type is `misc`. `year` is there for BibTeX and `date` for
    BibLaTeX, which takes it first. `howpublished` is not written: styles that know `url`
    would print the address twice, and `\url` needs a package.

    Args:
        item: a CSL-JSON item; its `id` is the key, without what BibTeX does not allow.
    """
    item = without_marks(item)
    kind = TYPES.get(item["type"], "misc")
    fields: dict[str, str] = {}
    for variable, field in TEXTS.items():
        fields[field] = _latex(item.get(variable, ""))
    fields |= _places(item, kind)
    fields |= _dates(item)
    for variable, field in ADDRESSES.items():
        fields[field] = str(item.get(variable, "")).translate(_IN_ADDRESSES)
    persons = {
        role: [_person(name) for name in item[role]]
        for role in ("author", "editor", "translator")
        if item.get(role)
    }
    made = Entry(kind, [(name, text) for name, text in fields.items() if text], persons)
    made.key = _KEY.sub("-", str(item.get("id", ""))).strip("-") or "reference"
    return made


def _places(item: CslItem, kind: str) -> dict[str, str]:
    """Return where a work is part of, who published it, and a number that is no issue."""
    container, publisher = (_latex(item.get(v, "")) for v in ("container-title", "publisher"))
    places = {PUBLISHERS.get(kind, "publisher"): publisher}
    if container:
        places[CONTAINERS.get(kind, "booktitle")] = container
    if "number" in item:
        places["eid" if kind == "article" else "number"] = _latex(item["number"])
    return places


def _dates(item: CslItem) -> dict[str, str]:
    issued = item.get("issued") or {}
    date = _iso(issued)
    year = date[:4] or _latex(issued.get("literal", ""))
    return {"year": year, "date": date, "urldate": _iso(item.get("accessed") or {})}


def _iso(date: CslItem) -> str:
    """Return a date as ISO 8601 has it; a second date, the end of a range, after a '/'."""
    days = date.get("date-parts", [])
    return "/".join(
        "-".join(f"{int(part):0{width}}" for part, width in zip(day, (4, 2, 2), strict=False))
        for day in days
    )


def _latex(text: object) -> str:
    """Return a text as LaTeX; words whose case is to stay are put in braces."""
    pieces = [_escaped(_MARKUP.sub("", piece)) for piece in _NOCASE.split(str(text))]
    pieces[1::2] = [f"{{{piece}}}" for piece in pieces[1::2]]
    latex = "".join(pieces)
    return latex.replace("\u2013", "--") if _is_range(text) else latex


def _escaped(text: str) -> str:
    escaped = text.translate(_ESCAPES)
    if not _braces_match(text):
        for brace, name in _LONE_BRACES.items():
            escaped = escaped.replace(brace, name)
    return escaped


def _braces_match(text: str) -> bool:
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _is_range(text: object) -> bool:
    return re.fullmatch(r"[\w., ]+\u2013[\w., \u2013]+", str(text)) is not None


def _person(name: dict[str, str]) -> Person:
    """Return a person; a group is one name, in braces."""
    if "literal" in name:
        return Person(last=f"{{{_latex(name['literal'])}}}")
    particles = (name.get("dropping-particle", ""), name.get("non-dropping-particle", ""))
    person = Person(
        first=_latex(name.get("given", "")),
        prelast=_latex(" ".join(part for part in particles if part)),
        lineage=_latex(name.get("suffix", "")),
    )
    person.last_names = [_family(name.get("family", ""))]
    return person


def _family(name: str) -> str:
    """Return a family name; one that would be read otherwise stands in braces."""
    latex = _latex(name)
    return f"{{{latex}}}" if re.search(r"[\s,]|^[^\w]*[a-z]", latex) else latex
