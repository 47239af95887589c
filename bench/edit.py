"""The time until an edit of this site shows, as `kb.py serve` builds it."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from serve.builds import Builds, Outcome

from bench.builds import HOME, BenchError
from bench.table import ratio, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.scale import Scale

HEADINGS = ("Build after", "s", "÷ clean build", "÷ no change")
PAGE = "docs/theory/bordin.md"
WORK = ("Bordin, Edward S.", "Bordin, Edward T.")


def report(scale: Scale) -> str:
    """Return the table of seconds from the change of a file to the built site, and ratios."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        copy_site(home)
        builds = Builds("-d", f"{folder}/doctrees", f"{home}/docs", f"{folder}/html")
        clean = seconds(builds, fresh=True)
        edits = {
            "no change": lambda: None,
            "an edit of a page": lambda: edit_page(home / PAGE),
            "an edit of a work that pages cite": lambda: edit_work(home / "references.bib"),
        }
        times = {name: timed(builds, edit, scale.repetitions) for name, edit in edits.items()}
    rows = [["a clean start", f"{clean:.1f}", "1.00", ratio(clean, times["no change"])]]
    for name, time_of in times.items():
        figures = (f"{time_of:.1f}", ratio(time_of, clean), ratio(time_of, times["no change"]))
        rows.append([name, *figures])
    return table(HEADINGS, rows)


def copy_site(home: Path) -> None:
    """Copy the sources of this site, with their history if they have one."""
    if (HOME / ".git").exists():
        subprocess.run(["git", "clone", "--quiet", str(HOME), str(home)], check=True)  # noqa: S607
    shutil.copytree(HOME / "docs", home / "docs", dirs_exist_ok=True)
    shutil.copy(HOME / "references.bib", home)


def timed(builds: Builds, edit: Callable[[], None], repetitions: int) -> float:
    """Return the median of the seconds that builds take, each after an edit."""
    times = []
    for _ in range(repetitions):
        edit()
        times.append(seconds(builds, fresh=False))
    return median(times)


def seconds(builds: Builds, *, fresh: bool) -> float:
    """Build, and return how long it took.

    Raises:
        BenchError: the site has a mistake; what it is stands above.
    """
    start = time.perf_counter()
    if builds.build(fresh=fresh) != Outcome.RIGHT:
        message = "this site cannot be built without a mistake"
        raise BenchError(message)
    return time.perf_counter() - start


def edit_page(path: Path) -> None:
    """Write a sentence at the end of a page."""
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\nOne sentence more.\n", encoding="utf-8")


def edit_work(path: Path) -> None:
    """Change the name of an author, there and back."""
    text = path.read_text(encoding="utf-8")
    old, new = WORK if WORK[0] in text else WORK[::-1]
    path.write_text(text.replace(old, new), encoding="utf-8")
