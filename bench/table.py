"""Tables in Markdown, and the figures in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table: the first column is aligned to the left, the others to the right.

    Args:
        headings: The texts of the first row.
        rows: The texts of the others, as many in each as there are headings.
    """
    columns = zip(headings, *rows, strict=True)
    widths = [max(3, *map(len, column)) for column in columns]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "".join(_line(cells, widths) for cells in (headings, rule, *rows))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return f"| {' | '.join(padded)} |\n"


def number(value: float) -> str:
    """Return a whole number with its thousands marked."""
    return f"{value:,.0f}"


def ratio(value: float, base: float) -> str:
    """Return how many times `base` is in `value`, or `n/a` where they are too small to say.

    A difference of two times that is within the error of measurement may be below zero.
    """
    return f"{value / base:.2f}" if value > 0 and base > 0 else "n/a"
