"""The page of figures: each bench's table between two marks, and what it was measured on."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bench.builds import HOME, BenchError

PAGE = HOME / "docs/contribute/figures.md"
PLACE = re.compile(
    r"(?P<begin>^% figures of (?P<name>\w+)\n).*?(?P<end>^% end of (?P=name)\n)", re.M | re.S
)


def places() -> list[str]:
    """Return the names of the benches whose figures have a place on the page, in its order."""
    return [place["name"] for place in PLACE.finditer(PAGE.read_text(encoding="utf-8"))]


def check_place(name: str) -> None:
    """Refuse a bench that the page has no place for, before it is run.

    Raises:
        BenchError: There is none.
    """
    if name not in places():
        message = (
            f"{PAGE.name} has no place for it: write the lines '% figures of {name}' and "
            f"'% end of {name}' there"
        )
        raise BenchError(message)


def write(name: str, table: str, measured_on: str) -> None:
    """Put a bench's table into its place on the page, and when and on what it was measured.

    Args:
        name: The bench; the page has a place for it (see `check_place`).
        table: Its table in Markdown.
        measured_on: A description of the machine.
    """
    day = datetime.now(UTC).date()
    figures = f"\n{table}\nMeasured on {day.isoformat()}: {measured_on}.\n\n"

    def filled(place: re.Match[str]) -> str:
        own = place["name"] == name
        return f"{place['begin']}{figures}{place['end']}" if own else place[0]

    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(PLACE.sub(filled, text), encoding="utf-8")
