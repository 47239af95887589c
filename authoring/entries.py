"""Entries as `references.bib` has them, a field a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.clean_items import CSL_TYPES
from csl_references import bibtex

if TYPE_CHECKING:
    from pybtex.database import Person

    from csl_references.csl_json import CslItem

ORDER = (
    "author", "title", "journal", "booktitle", "editor", "translator", "edition", "volume",
    "number", "eid", "pages", "type", "publisher", "institution", "organization", "address",
    "year", "month", "day", "isbn", "doi", "url", "addendum", "verification",
)  # fmt: skip
"""The fields, in the order in which an entry has them."""

WIDTH = 12
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOT_CHECKED = "Details not yet checked against the work."

_TYPES = {csl: kind for kind, csl in CSL_TYPES.items()}


def kind_of(item: CslItem) -> str:
    """Return the type of an item's entry."""
    return _TYPES[item["type"]]


def entry_text(item: CslItem, key: str, *, verified: bool) -> str:
    """Return the entry of an item, which ends in a line break.

    Args:
        item: as `clean_items.clean_item` returns it.
        key: its key.
        verified: whether the author has seen the details; else the entry tells its readers.
    """
    made = bibtex.entry(item)
    fields = {name: value for name, value in made.fields.items() if name in ORDER}
    for role in ("author", "editor", "translator"):
        if persons := made.persons.get(role):
            fields[role] = " and ".join(_name(person) for person in persons)
    if item["type"] == "webpage":
        fields |= _month_and_day(item)
    fields["verification"] = "verified" if verified else "unverified"
    if not verified:
        fields["addendum"] = NOT_CHECKED
    lines = [
        f"  {name:<{WIDTH}} = {_value(name, fields)},\n" for name in ORDER if name in fields
    ]
    return f"@{kind_of(item)}{{{key},\n{''.join(lines)}}}\n"


def _value(name: str, fields: dict[str, str]) -> str:
    """Return a value in braces; a month is a word that BibTeX knows."""
    return fields[name] if name == "month" else f"{{{fields[name]}}}"


def _name(person: Person) -> str:
    """Return a name; one with a particle needs no braces to be read as it should."""
    if not person.first_names:
        return str(person)
    text = str(person)
    if found := re.match(r"\{([^{},]*)\}, ", text):
        family = found[1]
        if not re.search(r"\band\b", family):
            return f"{family}, {text[found.end() :]}"
    return text


def _month_and_day(item: CslItem) -> dict[str, str]:
    """Return the month and the day of a web page."""
    _year, *rest = (item.get("issued") or {}).get("date-parts", [[0]])[0]
    if not rest or not 1 <= rest[0] <= len(MONTHS):
        return {}
    day = {"day": str(rest[1])} if len(rest) > 1 and 1 <= rest[1] <= 31 else {}
    return {"month": MONTHS[rest[0] - 1]} | day
