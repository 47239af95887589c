"""The site as an EPUB, for readers of books."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

from outputs.packing import pack
from outputs.sphinx_runs import run_sphinx

if TYPE_CHECKING:
    from pathlib import Path


def make_epub(work: Path, target: Path) -> None:
    """Make the file `target`.

    Args:
        work: A folder for what comes in between.
        target: The EPUB's path.

    Raises:
        OutputError: Sphinx failed.
    """
    run_sphinx("epub", work / "epub-doctrees", work / "epub")
    (made,) = (work / "epub").glob("*.epub")
    # Sphinx gives each file the time at which it wrote it.
    with ZipFile(made) as book:
        pack(target, ((name, book.read(name)) for name in book.namelist()))
