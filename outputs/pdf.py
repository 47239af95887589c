"""The whole site as one PDF with tags, bookmarks and links, for paper and for screens."""

from __future__ import annotations

import re
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


def as_book(html: str) -> str:
    """Return the one page as it is printed: links that lead there, all open, no scripts."""
    html = TO_A_PAGE_AND_MORE.sub(r'href="#\1"', html)
    html = TO_A_PAGE.sub(r'href="#document-\1"', html)
    html = TO_A_DRAWING.sub("", html)
    return CLOSED.sub("<details open", SCRIPT.sub("", html))
