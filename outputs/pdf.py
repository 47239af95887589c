"""The whole site as one PDF with tags, bookmarks and links, for paper and for screens."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

from outputs.chromium import print_page
from outputs.sphinx_runs import run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

# Sphinx's singlehtml writes two fragments where a page refers to another (sphinx#14221).
TO_A_PAGE_AND_MORE = re.compile(r'href="[^"#]*#document-[^"#]*#([^"]+)"')
TO_A_PAGE = re.compile(r'href="(?:index\.html)?#document-([^"#]+)"')
TO_A_DRAWING = re.compile(r'href="_images/[^"]*"')
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
DATE = re.compile(rb"(?<=Date \(D:)\d{14}")
NODE = re.compile(rb"(?<=\(node)\d{8}(?=\))")
CLOSED = re.compile(r"<details\b(?![^>]*\bopen\b)")


def make_pdf(work: Path, target: Path) -> None:
    """Make the file `target`.

    Args:
        work: A folder for what comes in between.
        target: The PDF's path.

    Raises:
        OutputError: Sphinx failed, or there is no browser to print with.
    """
    run_sphinx("singlehtml", work / "pdf-doctrees", work / "singlehtml", "paper")
    page = work / "singlehtml/index.html"
    page.write_text(as_book(page.read_text(encoding="utf-8")), encoding="utf-8")
    print_page(page, target)
    target.write_bytes(alike(target.read_bytes()))


def alike(pdf: bytes) -> bytes:
    """Return a PDF that is the same whenever the same page is printed.

    The browser numbers the cells that head a table, and starts with another number each time.
    The time of printing stays, unless `SOURCE_DATE_EPOCH` says which to give:
    https://reproducible-builds.org/specs/source-date-epoch/
    """
    numbers = {node: b"%08d" % place for place, node in enumerate(sorted({*NODE.findall(pdf)}))}
    pdf = NODE.sub(lambda node: numbers[node[0]], pdf)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return pdf
    return DATE.sub(time.strftime("%Y%m%d%H%M%S", time.gmtime(int(epoch))).encode(), pdf)


def as_book(html: str) -> str:
    """Return the one page as it is printed: links that lead there, all open, no scripts."""
    html = TO_A_PAGE_AND_MORE.sub(r'href="#\1"', html)
    html = TO_A_PAGE.sub(r'href="#document-\1"', html)
    html = TO_A_DRAWING.sub("", html)
    return CLOSED.sub("<details open", SCRIPT.sub("", html))
