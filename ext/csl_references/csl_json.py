"""Entries of a BibTeX file as CSL-JSON, the data that citation styles work on.

The names of the variables are those of the CSL 1.0.2 specification, appendix IV:
https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, Any

from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString, Person

from csl_references.latex import plain_text, with_fixed_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pybtex.database import Entry

CslItem = dict[str, Any]

TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "dataset": "dataset",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "report",
    "mastersthesis": "thesis",
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
"""The CSL type of each BibTeX and BibLaTeX type; a type that is not here is a document."""

TEXTS = {
    "booktitle": "container-title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "title": "title",
}
PLAIN_TEXTS = {
    "address": "publisher-place",
    "location": "publisher-place",
    "edition": "edition",
    "eid": "number",
    "institution": "publisher",
    "organization": "publisher",
    "publisher": "publisher",
    "school": "publisher",
    "series": "collection-title",
    "type": "genre",
    "volume": "volume",
}
GENRES = {"phdthesis": "Doctoral dissertation", "mastersthesis": "Master's thesis"}
"""What a work is called where its entry does not say so in `type`."""

VERBATIM = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL"}
NAMES = ("author", "editor", "translator")

_RANGE = re.compile(r"(?<=\w)\s*(?:-{1,3}|[\u2013\u2014])\s*(?=\w)")
_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_DOI_ADDRESS = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def csl_json(entry: Entry) -> CslItem:
    """Return a BibTeX entry as a CSL-JSON item.

    Braces in a title keep the case of their words, as CSL's `nocase` span. What CSL has
    no variable for is left out.

    Args:
        entry: an entry as pybtex reads it; BibTeX's and BibLaTeX's names of fields.
    """
    item: CslItem = {"id": entry.key, "type": TYPES.get(entry.type.lower(), "document")}
    fields = {name.lower(): value for name, value in entry.fields.items() if value.strip()}
    if entry.type.lower() in GENRES:
        item["genre"] = GENRES[entry.type.lower()]
    item |= {csl: with_fixed_case(fields[bib]) for bib, csl in TEXTS.items() if bib in fields}
    item |= {csl: plain_text(fields[bib]) for bib, csl in PLAIN_TEXTS.items() if bib in fields}
    item |= {csl: _verbatim(fields[bib]) for bib, csl in VERBATIM.items() if bib in fields}
    item |= _numbers(fields)
    if "DOI" in item:
        item["DOI"] = _DOI_ADDRESS.sub("", item["DOI"])
    for role in NAMES:
        if persons := persons_of(entry, role):
            item[role] = [_name(person) for person in persons]
    if issued := _date(fields):
        item["issued"] = issued
    return item


def persons_of(entry: Entry, role: str) -> list[Person]:
    """Return the persons of a role; pybtex itself knows authors and editors only."""
    if role in entry.persons:
        return list(entry.persons[role])
    return [_person(name) for name in split_name_list(entry.fields.get(role, ""))]


def family_name(person: Person) -> str:
    """Return the name by which a person or a group is cited: 'van Lotringen'."""
    return _joined((*person.prelast_names, *person.last_names))


def _person(name: str) -> Person:
    """Return a person; a name with too many commas is taken as it stands."""
    try:
        return Person(name)
    except InvalidNameString:
        return Person(last=name)


def _numbers(fields: dict[str, str]) -> CslItem:
    """Return pages and issue with an en dash in ranges; a report's number is its number."""
    numbers = {}
    if "pages" in fields:
        numbers["page"] = _RANGE.sub("\u2013", plain_text(fields["pages"]))
    if "number" in fields:
        variable = "issue" if "journal" in fields or "journaltitle" in fields else "number"
        numbers[variable] = _RANGE.sub("\u2013", plain_text(fields["number"]))
    return numbers


def _verbatim(value: str) -> str:
    """Return an address or a number as it is, without LaTeX's escapes and line breaks."""
    return re.sub(r"\\([_%&#~])", r"\1", re.sub(r"\s+", "", value))


def _name(person: Person) -> dict[str, str]:
    """Return a CSL name; a person without a first name is a group, or goes by one name."""
    parts = {
        "family": _joined(person.last_names),
        "given": _joined((*person.first_names, *person.middle_names)),
        "non-dropping-particle": _joined(person.prelast_names),
        "suffix": _joined(person.lineage_names),
    }
    if not parts["given"]:
        return {"literal": family_name(person)}
    return {part: text for part, text in parts.items() if text}


def _joined(names: Iterable[str]) -> str:
    return plain_text(" ".join(names))


def _date(fields: dict[str, str]) -> CslItem | None:
    """Return a CSL date from `date` (ISO 8601) or from `year`, `month` and `day`."""
    if match := _DATE.fullmatch(fields.get("date", "").strip()):
        return {"date-parts": [[int(part) for part in match.groups() if part]]}
    year = plain_text(fields.get("year", ""))
    if not year.isdigit():
        return {"literal": year} if year else None
    parts = [int(year)]
    if month := _month(fields.get("month", "")):
        parts.append(month)
        if fields.get("day", "").isdigit():
            parts.append(int(fields["day"]))
    return {"date-parts": [parts]}


def _month(value: str) -> int:
    """Return the number of a month that is given as 11, November or nov, else 0."""
    value = value.strip().lower()
    if value.isdigit() and 1 <= int(value) <= 12:
        return int(value)
    names = [name.lower() for name in calendar.month_name]
    return next((n for n, name in enumerate(names) if name and name[:3] == value[:3]), 0)
