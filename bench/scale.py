"""How much a bench measures."""

from __future__ import annotations

from typing import NamedTuple


class Scale(NamedTuple):
    """The sizes that a bench measures, and how often it measures each."""

    sizes: tuple[int, ...]
    repetitions: int
