"""The behaviours of a deck that its manual lists, a row each with an id."""

from __future__ import annotations

import re
from pathlib import Path

MANUAL = Path(__file__).parents[2] / "docs/contribute/cards-behaviour.md"
ROW = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)


def listed() -> list[str]:
    """Return the ids of all rows of the manual."""
    return ROW.findall(MANUAL.read_text(encoding="utf-8"))
