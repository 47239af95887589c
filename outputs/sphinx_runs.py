"""Runs Sphinx for an output other than the site."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import kb

if TYPE_CHECKING:
    from pathlib import Path

DOCS = kb.HOME / "docs"
# conf.py knows it: the theme of the site is of no use in a book.
BOOK = "book"


class OutputError(Exception):
    """An output cannot be made. The message says why, and what to do, in one line."""


def run_sphinx(builder: str, doctrees: Path, target: Path, *tags: str) -> None:
    """Build the site with a builder that makes no site.

    Args:
        builder: Its name, such as `epub`.
        doctrees: A folder for what Sphinx remembers; an EPUB would take it in.
        target: The folder for what is built.
        tags: What conf.py is to know besides.

    Raises:
        OutputError: Sphinx failed; its own lines stand above.
    """
    told = [f"--tag={tag}" for tag in (BOOK, *tags)]
    command = [*kb.SPHINX.split(), *told, "-b", builder, "-d", str(doctrees)]
    code = subprocess.call(
        [sys.executable, "-m", *command, str(DOCS), str(target)], cwd=kb.HOME
    )
    if code:
        raise OutputError(f"the {builder} could not be built; the reason stands above")
