"""How a style writes a date, found in a reference that it has formatted.

    names = month_names("apa", "en-US")
    date_form("Retrieved November 7, 9876, from", (9876, 11, 7), names)

is the words 'November 7, 9876' and their form, '{month} {day}, {year}'.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from csl_references.styles import load_style, term

Date = tuple[int, int, int]
"""A year, a month and a day."""

_BETWEEN = r"(?:\D{1,6}?)"
_ORDERS = ("DMY", "MDY", "YMD", "YDM", "MY", "YM", "Y")


class MonthNames(NamedTuple):
    """The names of the twelve months: 'November', and what '{mon}' stands for: 'Nov'."""

    long: tuple[str, ...]
    short: tuple[str, ...]

    def parts(self, date: Date) -> dict[str, str]:
        """Return what stands for each part of a form: 'year', 'month', 'mon' and 'day'."""
        year, month, day = date
        long, short = self.long[month - 1], self.short[month - 1]
        return {"year": str(year), "month": long, "mon": short, "day": str(day)}


def month_names(style: str, locale: str, *, stops: bool = True) -> MonthNames:
    """Return the names of the months in a style's language.

    Args:
        style: the name of a CSL style.
        locale: as for `formatting.format_reference`.
        stops: keep the full stop of 'Nov.'.

    Raises:
        UnknownStyleError: no such style.
    """
    csl = load_style(style, locale)
    months = [f"month-{number:02}" for number in range(1, 13)]
    short = [term(csl, month, "short") for month in months]
    return MonthNames(
        long=tuple(term(csl, month) for month in months),
        short=tuple(short if stops else (name.replace(".", "") for name in short)),
    )


def date_form(text: str, date: Date, names: MonthNames) -> tuple[str, str]:
    """Return the words of a date in a text, and their form; both empty if there is none.

    Months in figures and days with a nought or an ending ('07', '7th') are not known.

    Args:
        text: a reference.
        date: a date that the text gives once, or only its year.
        names: as the style writes them.
    """
    parts = names.parts(date)
    patterns = {
        "D": rf"(?<!\w){date[2]}(?!\w)",
        "M": "|".join(re.escape(name) for name in (parts["month"], parts["mon"])),
        "Y": rf"(?<!\w){date[0]}(?!\w)",
    }
    for order in _ORDERS:
        if found := re.search(_BETWEEN.join(f"(?:{patterns[part]})" for part in order), text):
            return found[0], _form(found[0], parts)
    return "", ""


def csl_date(date: Date) -> dict[str, Any]:
    """Return a date as CSL-JSON has it."""
    return {"date-parts": [list(date)]}


def full_date(value: dict[str, Any] | None) -> Date | None:
    """Return a CSL date's year of four figures, month and day; None if it is another's."""
    match value:
        case {"date-parts": [[int(year), int(month), int(day)]], **others} if not others:
            return (year, month, day) if 1000 <= year <= 9999 else None
    return None


def _form(words: str, parts: dict[str, str]) -> str:
    """Return words with the parts of a date that they have as names in braces."""
    names = {text: name for name, text in reversed(parts.items())}
    pattern = "|".join(re.escape(text) for text in sorted(names, key=len, reverse=True))
    return re.sub(pattern, lambda found: f"{{{names[found[0]]}}}", words)
