"""The behaviours that the manuals of decks and time outs list, a row each with an id."""

from __future__ import annotations

import re
from pathlib import Path

MANUALS = Path(__file__).parents[2] / "docs/contribute"
ROW = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)


def listed(manual: str = "cards-behaviour.md") -> list[str]:
    """Return the ids of all rows of a manual."""
    return ROW.findall((MANUALS / manual).read_text(encoding="utf-8"))
