"""The page of figures: each bench's table between two marks, and what it was measured on."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bench.builds import HOME, BenchError

if TYPE_CHECKING:
    from pathlib import Path

PAGE = HOME / "docs/contribute/figures.md"
PLACE = re.compile(
    r"(?P<begin>^% figures of (?P<name>\w+)\n).*?(?P<end>^% end of (?P=name)\n)", re.M | re.S
)


def places(page: Path = PAGE) -> list[str]:
    """Return the names of the benches whose figures have a place on the page, in its order."""
    return [place["name"] for place in PLACE.finditer(page.read_text(encoding="utf-8"))]


def check_place(name: str, page: Path = PAGE) -> None:
    """Refuse a bench that the page has no place for, before it is run.

    Raises:
        BenchError: There is none.
    """
    if name not in places(page):
        message = (
            f"{page.name} has no place for it: write the lines '% figures of {name}' and "
            f"'% end of {name}' there"
        )
        raise BenchError(message)


def write(name: str, table: str, measured_on: str, page: Path = PAGE) -> None:
    """Put a bench's table into its place on the page, and when and on what it was measured.

    Args:
        name: The bench; the page has a place for it (see `check_place`).
        table: Its table in Markdown.
        measured_on: A description of the machine.
        page: The page.
    """
    day = datetime.now(UTC).date()
    figures = f"\n{table}\nMeasured on {day.isoformat()}: {measured_on}.\n\n"

    def filled(place: re.Match[str]) -> str:
        own = place["name"] == name
        return f"{place['begin']}{figures}{place['end']}" if own else place[0]

    text = page.read_text(encoding="utf-8")
    page.write_text(PLACE.sub(filled, text), encoding="utf-8")
