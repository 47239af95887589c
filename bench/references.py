"""The time to format references to the pages of a site, all at once and one by one."""

from __future__ import annotations

import time
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from bench.content import cards
from bench.table import number, ratio, table
from csl_references.formatting import format_reference
from csl_references.memory import forget
from csl_references.web_references import WebReferences

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.scale import Scale
    from csl_references.csl_json import CslItem

HEADINGS = ("References to pages", "style", "ms one by one", "ms at once", "÷ one by one")
STYLES = ("apa", "harvard-cite-them-right", "nlm-citation-sequence")
LOCALE = "en-GB"


def report(scale: Scale) -> str:
    """Return the table of milliseconds of the processor's time, and of their ratios."""
    rows = []
    for size in scale.sizes:
        items = [page(position, card.term) for position, card in enumerate(cards(size))]
        for style in STYLES:
            slow = seconds(scale.repetitions, partial(one_by_one, items, style))
            quick = seconds(scale.repetitions, partial(at_once, items, style))
            figures = (f"{1000 * slow:.0f}", f"{1000 * quick:.0f}", ratio(quick, slow))
            rows.append([number(size), f"`{style}`", *figures])
    return table(HEADINGS, rows)


def page(position: int, title: str) -> CslItem:
    """Return a page of a site as a CSL-JSON item."""
    return {
        "id": "page",
        "type": "webpage",
        "title": title,
        "container-title": "Site",
        "author": [{"family": "Writer", "given": "Ann"}],
        "issued": {"date-parts": [[2026, 11, 20]]},
        "version": "1.0",
        "URL": f"https://site.example/s/{position}/",
    }


def seconds(repetitions: int, action: Callable[[], None]) -> float:
    """Return the median of the processor's seconds that `action` takes, with nothing known."""
    times = []
    for _ in range(repetitions):
        forget()
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return median(times)


def one_by_one(items: list[CslItem], style: str) -> None:
    """Format each item by itself, as HTML."""
    for item in items:
        format_reference(item, style, LOCALE).render_as("html")


def at_once(items: list[CslItem], style: str) -> None:
    """Format the items as `section_links` does it, as HTML."""
    references = WebReferences(style, LOCALE, "[date]")
    for item in items:
        references.html(item)
