"""Weighs a page: what a first visit asks for, on a phone, and how much that is with gzip."""

from __future__ import annotations

import gzip
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PHONE = {"width": 390, "height": 844}
KINDS = ("html", "css", "js", "svg")
# Two frames: the second begins when what the first has brought into view is known.
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
ICON = "[...document.querySelectorAll('link[rel~=\"icon\"]')].map((link) => link.href)"
# What a policy forbids is not asked for; it is named all the same.
ELSEWHERE = """[...document.querySelectorAll(
  "link[rel=stylesheet], link[rel=preload], link[rel=preconnect], script, img, iframe, source")]
  .map((element) => element.src || element.href)
  .filter((address) => address && new URL(address).origin !== location.origin)"""
_LINKED = re.compile(
    r'<(?:link\s[^>]*?rel="(?:shortcut )?(?:icon|stylesheet)"[^>]*?href="([^"]+)'
    r'|(?:script|img)\s[^>]*?src="([^"]+))'
)


class Weight(NamedTuple):
    """What a first visit to a page takes."""

    kinds: dict[str, int]
    """Bytes by the kind of file, as its name ends."""

    requests: int
    strangers: list[str]
    """Addresses elsewhere that the page asked for."""

    @property
    def total(self) -> int:
        """Return all bytes."""
        return sum(self.kinds.values())

    def row(self, page: str) -> str:
        """Return a line of the table."""
        kinds = "".join(f"{self.kinds.get(kind, 0):7}" for kind in KINDS)
        return f"{page:34}{self.total:7}{kinds}{self.requests:5}"


HEAD = f"{'page':34}{'bytes':>7}{''.join(f'{kind:>7}' for kind in KINDS)}{'files':>5}"


@cache
def gzipped(path: Path) -> int:
    """Return how many bytes a file takes as most servers send it."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def weigh(asked: set[str], address: str, site: Path) -> Weight:
    """Return the weight of what a page has asked for.

    Args:
        asked: The addresses, each once.
        address: That of the server.
        site: The folder of the files that it serves.
    """
    kinds: dict[str, int] = {}
    own = {urlsplit(url).path for url in asked if url.startswith(f"{address}/")}
    for path in own:
        kind = path.rpartition(".")[2]
        kinds[kind] = kinds.get(kind, 0) + gzipped(site / unquote(path).lstrip("/"))
    return Weight(kinds, len(own), sorted(u for u in asked if not u.startswith(f"{address}/")))


def visit(browser: Browser, address: str, site: Path, page: str) -> Weight:
    """Open a page with nothing in the browser's cache, and return what that took.

    The icon counts, whether this browser shows one or not.
    """
    context = browser.new_context(base_url=address, viewport=PHONE)
    tab = context.new_page()
    asked: set[str] = set()
    tab.on("request", lambda request: asked.add(request.url))
    tab.goto(f"/{page}", wait_until="load")
    tab.evaluate(SETTLED)
    tab.wait_for_load_state("networkidle")
    asked |= {*tab.evaluate(ICON), *tab.evaluate(ELSEWHERE)}
    context.close()
    return weigh(asked, address, site)


def read(page: Path, site: Path) -> Weight:
    """Return the weight of a page whose scripts load nothing more, from its files alone."""
    base = "http://site"
    name = page.relative_to(site).as_posix()
    asked = {f"{base}/{name}"}
    for found in _LINKED.findall(page.read_text(encoding="utf-8")):
        url = "".join(found).partition("?")[0]
        if "://" in url:
            asked.add(url)
        else:
            path = (page.parent / url).resolve()
            asked.add(f"{base}/{path.relative_to(site.resolve()).as_posix()}")
    return weigh(asked, base, site)
