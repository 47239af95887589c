"""The time to build a site as it grows, beside that of Sphinx and Furo as they come."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, NamedTuple

from bench.builds import ENVIRONMENT, HOME, timed
from bench.growing_site import KINDS, Kind, site
from bench.table import number, ratio, table

if TYPE_CHECKING:
    from bench.scale import Scale

HEADINGS = (
    "Pages", "Built", "s clean", "÷ stock", "ms a page", "÷ fewest pages", "s no change",
    "s edited", "÷ no change",
)  # fmt: skip
EDITED = "folder1/page15.md"
LARGEST_STOCK = 300
"""Stock Sphinx's time grows with the square of the pages: beyond that it takes too long."""


class Times(NamedTuple):
    """Seconds of whole processes, by a clock on the wall."""

    clean: float
    no_change: float
    edited: float


def report(scale: Scale) -> str:
    """Return the table of seconds, and of their ratios."""
    # All sites stay to the end: for minutes Linux makes new files more slowly where many have
    # been deleted (`recently_deleted` in its ext4).
    with TemporaryDirectory() as folder:
        return table(HEADINGS, measured_rows(scale, Path(folder)))


def measured_rows(scale: Scale, folder: Path) -> list[list[str]]:
    """Build sites of each size and kind in a folder, and return the rows of the table."""
    rows = []
    first: dict[str, float] = {}
    for size in scale.sizes:
        times = {
            kind.title: measured(kind, size, scale.repetitions, folder)
            for kind in KINDS
            if kind.own or size <= LARGEST_STOCK
        }
        stock = times.get(KINDS[0].title)
        for title, taken in times.items():
            a_page = taken.clean / size
            figures = (
                f"{taken.clean:.1f}",
                ratio(taken.clean, stock.clean) if stock else "not tried",
                f"{1000 * a_page:.0f}", ratio(a_page, first.setdefault(title, a_page)),
                f"{taken.no_change:.1f}", f"{taken.edited:.1f}",
                ratio(taken.edited, taken.no_change),
            )  # fmt: skip
            rows.append([number(size), title, *figures])
    return rows


def measured(kind: Kind, size: int, repetitions: int, folder: Path) -> Times:
    """Return the medians of the times that the builds of a site of `size` pages take."""
    runs = [one_run(kind, size, Path(mkdtemp(dir=folder))) for _ in range(repetitions)]
    return Times(*map(median, zip(*runs, strict=True)))


def one_run(kind: Kind, size: int, folder: Path) -> Times:
    """Build a site three times: all of it, without a change, and after an edit of one page."""
    source = folder / "source"
    for file, text in site(kind, size).items():
        path = source / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    clean, no_change = seconds(kind, folder), seconds(kind, folder)
    page = source / EDITED
    page.write_text(f"{page.read_text(encoding='utf-8')}\nMore.\n", encoding="utf-8")
    return Times(clean, no_change, seconds(kind, folder))


def seconds(kind: Kind, folder: Path) -> float:
    """Build `folder/source` into `folder/html`, and return how long the whole process took.

    Raises:
        BenchError: Sphinx failed, or warned.
    """
    options = ("-m", "sphinx", "-q", "-W", "-jauto", "-d", "doctrees", "source", "html")
    environment = {**ENVIRONMENT, "PYTHONPATH": str(HOME / "ext")}
    return timed([sys.executable, *options], folder, environment, f"the site {kind.title}")
