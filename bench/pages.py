"""The weight of a page with a deck, beside the same page in other forms."""

from __future__ import annotations

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from bs4 import BeautifulSoup

from bench.builds import build
from bench.content import DECK, DEFINITIONS, DROPDOWNS, Form
from bench.table import number, ratio, table

if TYPE_CHECKING:
    from bench.scale import Scale

FORMS = (DECK, DROPDOWNS, DEFINITIONS)
ASSETS = {"link[rel=stylesheet]": "href", "script[src]": "src"}
HEADINGS = (
    "Page as", "cards", "HTML", "gzip", "÷ deck", "with style and script", "gzip", "÷ deck",
)  # fmt: skip


class Weight(NamedTuple):
    """Bytes, as they are and as a server sends them."""

    raw: int
    packed: int


def report(scale: Scale) -> str:
    """Return the table of weights in bytes, and of the ratios of what is packed."""
    rows = []
    for size in scale.sizes:
        weights = {form: page_weights(form, size) for form in FORMS}
        for form, (page, everything) in weights.items():
            deck_page, deck_everything = weights[DECK]
            figures = [
                *map(number, page), ratio(page.packed, deck_page.packed),
                *map(number, everything), ratio(everything.packed, deck_everything.packed),
            ]  # fmt: skip
            rows.append([form.title, number(size), *figures])
    return table(HEADINGS, rows)


def page_weights(form: Form, count: int) -> tuple[Weight, Weight]:
    """Build a page; return its weight alone, and with the styles and scripts it loads."""
    with TemporaryDirectory() as folder:
        build(Path(folder), form, count)
        page = Path(folder) / "html" / "index.html"
        alone = weight([page])
        return alone, weight([page, *assets(page)])


def assets(page: Path) -> list[Path]:
    """Return the styles and scripts that the file `page` loads from its own site."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    addresses = [
        str(element[attribute])
        for selector, attribute in ASSETS.items()
        for element in soup.select(selector)
    ]
    return [page.parent / address.partition("?")[0] for address in addresses]


def weight(files: list[Path]) -> Weight:
    """Return what `files` weigh together; each is packed by itself."""
    contents = [path.read_bytes() for path in files]
    packed = [gzip.compress(content, compresslevel=6, mtime=0) for content in contents]
    return Weight(sum(map(len, contents)), sum(map(len, packed)))
