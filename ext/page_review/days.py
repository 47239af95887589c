"""Days: how they are read and written, and which one it is."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

# The first clocks on Earth to show a new day are this far ahead of UTC.
_AHEAD = timedelta(hours=14)


def now() -> datetime:
    """Return the time of the build.

    That is SOURCE_DATE_EPOCH where it is set, so that a build can be repeated
    (https://reproducible-builds.org/specs/source-date-epoch/), else the clock's; in UTC.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(float(seconds), UTC) if seconds else datetime.now(UTC)


def has_begun(day: date, moment: datetime) -> bool:
    """Say whether it is `day`, or later, anywhere on Earth at `moment`.

    Who reviews a page in Auckland writes a day that has not yet begun in UTC.
    """
    return day <= (moment + _AHEAD).date()


def read_day(text: str) -> date | None:
    """Return the day that 'year-month-day' says, or none if there is no such day."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def long_day(day: date, language: str) -> str:
    """Return a day as one writes it out in `language`, such as '23 November 2026'."""
    return format_date(day, "long", locale=locale_of(language))


def locale_of(language: str) -> Locale:
    """Return Babel's locale for the `language` of a project; English if it knows none."""
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale("en")
