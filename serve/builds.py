"""Builds the site in a process of its own, which starts with Sphinx in its memory.

A fresh Python needs over a second to import Sphinx and what it works with. Here one process
has imported that, and each build is a copy of it. The project's own extensions are imported in
the copy: a change of their code is seen by the next build. Windows has no such copies, and
starts afresh.
"""

from __future__ import annotations

import multiprocessing
import sys
from enum import IntEnum

from sphinx.cmd.build import main as sphinx_build

IMPORTS = (
    "babel.dates",
    "citeproc",
    "furo",
    "myst_parser.sphinx_ext.main",
    "pybtex.database",
    "segno",
    "serve.changes",
    "serve.pages",
    "sphinx.builders.html",
    "sphinx.cmd.build",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "uvicorn",
)
"""What each build imports and nobody edits here; a copy imports what serves the pages too."""

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


class Outcome(IntEnum):
    """How a build ended: the exit codes of Sphinx with `--fail-on-warning`."""

    RIGHT = 0
    WITH_MISTAKES = 1
    FAILED = 2


class Builds:
    """The builds of a site, one after the other."""

    def __init__(self, *arguments: str) -> None:
        self._arguments = ["--quiet", "--nitpicky", "--fail-on-warning", *arguments]
        self._context = multiprocessing.get_context(METHOD)
        if METHOD == "forkserver":
            self._context.set_forkserver_preload([*IMPORTS])
        self._is_fresh_wanted = False

    def build(self, *, fresh: bool) -> Outcome:
        """Build what has changed; what is wrong goes to the terminal.

        Args:
            fresh: Whether to read and write every page: Sphinx does not see that code has
                changed. A fresh build that failed is made up for by the next.
        """
        self._is_fresh_wanted |= fresh
        options = ["--fresh-env", "--write-all", "--jobs=auto"] if self._is_fresh_wanted else []
        arguments = [*options, *self._arguments]
        process = self._context.Process(target=_build, args=(arguments,))  # type: ignore[attr-defined]
        process.start()
        process.join()
        code = process.exitcode
        outcome = Outcome(code) if code in (0, 1) else Outcome.FAILED
        if outcome != Outcome.FAILED:
            self._is_fresh_wanted = False
        return outcome


def _build(arguments: list[str]) -> None:
    sys.exit(sphinx_build(arguments))
