"""How a work is called in the text: 'Flückiger et al., 2018', 'Bordin (1979)'.

After the APA manual (7th edition), 8.10 to 8.21: one or two authors are named, of three or
more the first; two works that would be called alike get a letter after their year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from csl_references.csl_json import family_name, persons_of
from csl_references.latex import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pybtex.database import Entry

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_YEAR = re.compile(r"\d{4}")
_MOST_NAMED = 2


class InText(NamedTuple):
    """What a work is called by; without authors or editors its title stands for them."""

    names: tuple[str, ...]
    title: str
    year: str

    def authors(self, conjunction: str, *, all_of_them: bool = False) -> str:
        """Return the authors, with '&' in brackets and 'and' in the sentence."""
        if len(self.names) > _MOST_NAMED and not all_of_them:
            return f"{self.names[0]} et al."
        *others, last = self.names or (self.title,)
        if not others:
            return last
        comma = "," if len(others) > 1 else ""
        return f"{', '.join(others)}{comma} {conjunction} {last}"

    def label(self) -> str:
        """Return the form in brackets, without the brackets: 'Bordin, 1979'."""
        return f"{self.authors('&')}, {self.year}"


def in_text(entry: Entry, suffix: str = "") -> InText:
    """Return what an entry is called in the text.

    Args:
        entry: as pybtex reads it.
        suffix: the letter after the year, from `year_suffixes`.
    """
    persons = persons_of(entry, "author") or persons_of(entry, "editor")
    year = entry.fields.get("year", "") or entry.fields.get("date", "")
    dated = _YEAR.match(year.strip())
    return InText(
        names=tuple(family_name(person) for person in persons),
        title=plain_text(entry.fields.get("title", "")) or entry.key,
        year=_year(dated[0] if dated else plain_text(year), suffix),
    )


def year_suffixes(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the letters for those entries that would be called alike, by key.

    Args:
        entries: in the order of the list of references, which is that of the letters.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        alike[in_text(entry).label()].append(entry.key)
    return {
        key: _letters(number)
        for keys in alike.values()
        if len(keys) > 1
        for number, key in enumerate(keys)
    }


def _year(year: str, suffix: str) -> str:
    """Return 2018a; but 'n.d.-a' and 'in press-a'."""
    year = year or "n.d."
    return f"{year}-{suffix}" if suffix and not year.isdigit() else year + suffix


def _letters(number: int) -> str:
    """Return a, b … z, aa, ab …"""
    rest, letter = divmod(number, len(_ALPHABET))
    return (_letters(rest - 1) if rest else "") + _ALPHABET[letter]
