"""The time per card that a deck takes to be read and written, beside other forms."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.builds import build
from bench.content import DECK, DEFINITIONS, DROPDOWNS, NAMED_DROPDOWNS, Form
from bench.phases import Phases
from bench.table import number, ratio, table

if TYPE_CHECKING:
    from bench.scale import Scale

FORMS = (DECK, DROPDOWNS, NAMED_DROPDOWNS, DEFINITIONS)

Times = dict[tuple[Form, int], Phases]
"""How long a form takes at a size: a page, or a card of it."""


def report(scale: Scale) -> str:
    """Measure, and return how a deck compares with the others and how each form grows."""
    times = per_card(page_times(scale))
    return f"{ratios(times, scale.sizes)}\n{growth(times, scale.sizes)}"


def page_times(scale: Scale) -> Times:
    """Build every form at every size, and without cards; return the medians.

    The forms take turns, so that a slow minute of the machine falls on all of them.
    """
    builds: dict[tuple[Form, int], list[Phases]] = {}
    for turn in range(1, scale.repetitions + 1):
        for size in (0, *scale.sizes):
            for form in FORMS:
                progress = f"turn {turn} of {scale.repetitions}: {size:,} cards, {form.title}"
                print(progress, file=sys.stderr)
                with TemporaryDirectory() as folder:
                    phases = build(Path(folder), form, size)
                builds.setdefault((form, size), []).append(phases)
    return {
        key: Phases(*map(median, zip(*of_turns, strict=True)))
        for key, of_turns in builds.items()
    }


def per_card(pages: Times) -> Times:
    """Return the times per card: those of a page, less those of the same page without cards."""
    return {
        (form, size): Phases(
            *(
                (time - empty) / size
                for time, empty in zip(page, pages[form, 0], strict=True)
            )
        )
        for (form, size), page in pages.items()
        if size
    }  # fmt: skip


def ratios(times: Times, sizes: tuple[int, ...]) -> str:
    """Return the table of a deck's times per card in relation to the other forms'."""
    rows = []
    for other in FORMS[1:]:
        for size in sizes:
            deck, base = times[DECK, size], times[other, size]
            parts = [ratio(*pair) for pair in zip(deck, base, strict=True)]
            rows.append([other.title, number(size), *parts, ratio(sum(deck), sum(base))])
    return table(["Deck ÷", "cards", "read", "write", "both"], rows)


def growth(times: Times, sizes: tuple[int, ...]) -> str:
    """Return the table of the times per card themselves, and of how they grow with size."""
    rows = []
    for form in FORMS:
        of_sizes = [times[form, size] for size in sizes]
        shown = [" + ".join(number(part * 1e6) for part in time) for time in of_sizes]
        rows.append([form.title, *shown, ratio(sum(of_sizes[-1]), sum(of_sizes[0]))])
    headings = [f"of {number(size)}" for size in sizes]
    last = f"{number(sizes[-1])} ÷ {number(sizes[0])}"
    return table(["µs a card, read + write", *headings, last], rows)
