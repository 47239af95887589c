"""This site beside the same pages, as plain Markdown, in the themes of others."""

from __future__ import annotations

import gzip
import shutil
import sys
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from bench.browser import ADDRESS, browser_program, chromium
from bench.builds import HOME, timed
from bench.lighthouse import look, scores
from bench.loopback import GzipHandler, server
from bench.peer_environment import environment, version
from bench.peer_sites import PAGE, PEERS, Peer, write_peer
from bench.table import number, ratio, table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

    from bench.scale import Scale

INSTALLED = 2
"""How many peers the environment of the tests has; more have one of their own."""

OWN = Peer(
    "this site", "", "", "", "", "sphinx -q -j auto -d doctrees docs html", f"{PAGE}.html"
)
HEADINGS = (
    "Site", "gzip", "÷ ours", "requests", "Lighthouse", "s clean", "÷ ours",
    "÷ ours, no change", "÷ ours, edited",
)  # fmt: skip
_EDIT = "\nA sentence more.\n"


class Figures(NamedTuple):
    """What a first visit to a page takes, Lighthouse's scores, and the seconds of builds."""

    packed: int
    requests: int
    scores: tuple[float, ...]
    clean: float
    unchanged: float
    edited: float


def report(scale: Scale) -> str:
    """Return the table of as many peers as the first size says, beside this site.

    Raises:
        BenchError: A site could not be built, or what builds it could not be installed.
    """
    (count,) = scale.sizes
    # What one needs may hold another back: those that can be had without the rest are newer.
    apart = environment() if count > INSTALLED else ""
    # No site goes before the last is measured (see `growth.report`).
    with chromium() as browser, TemporaryDirectory() as folder:
        measure = partial(
            measured, repetitions=scale.repetitions, browser=browser, folder=folder
        )
        ours = measure(OWN, sys.executable)
        rows = [_row(OWN.title, ours, ours)]
        for place, peer in enumerate(PEERS[:count]):
            python = sys.executable if place < INSTALLED else apart
            figures = measure(peer, python)
            title = f"`{peer.title}` {version(python, peer.title)}"
            rows.append(_row(title, figures, ours))
    return table(HEADINGS, rows)


def _row(title: str, figures: Figures, ours: Figures) -> list[str]:
    cells = [title, number(figures.packed), ratio(figures.packed, ours.packed)]
    cells += [number(figures.requests), " / ".join(map(number, figures.scores))]
    return [
        *cells, f"{figures.clean:.1f}", ratio(figures.clean, ours.clean),
        ratio(figures.unchanged, ours.unchanged), ratio(figures.edited, ours.edited),
    ]  # fmt: skip


def measured(
    peer: Peer, python: str, *, repetitions: int, browser: Browser, folder: str
) -> Figures:
    """Build a site a few times in a folder, and visit it each time.

    Times are of whole processes. Of times and of scores, the median counts.
    """
    times, found = [], []
    for _ in range(repetitions):
        own = Path(mkdtemp(dir=folder))
        times.append(builds(own, peer, python))
        packed, requests = visit(browser, own / "html", peer.page)
        found.append(audited(own, peer.page))
    middle = tuple(map(median, zip(*found, strict=True)))
    return Figures(packed, requests, middle, *map(median, zip(*times, strict=True)))


def builds(folder: Path, peer: Peer, python: str) -> tuple[float, float, float]:
    """Build a site in an empty folder; return the seconds it took at first, unchanged, edited.

    Raises:
        BenchError: It failed.
    """
    if peer is OWN:
        shutil.copytree(HOME / "docs", folder / "docs")
        shutil.copy(HOME / "references.bib", folder)
    else:
        write_peer(folder, peer, HOME / "docs")
    clean, unchanged = build(folder, peer, python), build(folder, peer, python)
    source = "docs" if peer is OWN else "source"
    with (folder / source / f"{PAGE}.md").open("a", encoding="utf-8") as page:
        page.write(_EDIT)
    return clean, unchanged, build(folder, peer, python)


def build(folder: Path, peer: Peer, python: str) -> float:
    """Build, and return the seconds that it took.

    Raises:
        BenchError: It failed.
    """
    command = [python, "-m", *peer.command.split()]
    return timed(command, folder, {"PYTHONUTF8": "1"}, peer.title)


def visit(browser: Browser, site: Path, page: str) -> tuple[int, int]:
    """Visit a page for the first time; return its bytes, packed, and its requests.

    What it asks others for counts as a request. They are not asked, so that it has no weight.
    """
    packed, requests = 0, 0

    def answer(route: Route) -> None:
        nonlocal packed, requests
        address = urlsplit(route.request.url)
        path = site / address.path.removeprefix("/")
        requests += 1
        if f"{address.scheme}://{address.netloc}" != ADDRESS or not path.is_file():
            route.abort()
            return
        content = path.read_bytes()
        packed += min(len(content), len(gzip.compress(content, compresslevel=6, mtime=0)))
        route.fulfill(path=path)

    tab = browser.new_page()
    tab.route("**/*", answer)
    tab.goto(f"{ADDRESS}/{page}", wait_until="networkidle")
    tab.close()
    return packed, requests


def audited(folder: Path, page: str) -> list[int]:
    """Return Lighthouse's scores of a page of the site in `folder`/html, from a web server.

    Raises:
        BenchError: Lighthouse could not look at it.
    """
    with server(partial(GzipHandler, directory=str(folder / "html"))) as address:
        return scores(look(f"{address}/{page}", browser_program(), folder))
