"""Lets Python look for garbage less often during a build, and not among what it keeps.

See the README.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"

SELDOM = (100_000, 50, 100)
"""After how many new objects, and collections of the younger ones, Python is to look."""

_USUAL = gc.get_threshold()


def keep_what_is_loaded(*_of_event: object) -> None:
    """Take all objects that there are now out of what Python searches."""
    gc.freeze()


def keep_what_is_read(_app: Sphinx, _env: BuildEnvironment) -> list[str]:
    """Do so when all pages have been read; no page is to be written for it."""
    gc.freeze()
    return []


def look_as_usual(_app: Sphinx, _exception: Exception | None) -> None:
    """Let Python look as often as before: the process may have other things to do."""
    gc.set_threshold(*_USUAL)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Slow the collector down for one build; what an earlier one left can go now."""
    gc.unfreeze()
    gc.set_threshold(*SELDOM)
    app.connect("env-before-read-docs", keep_what_is_loaded)
    app.connect("env-updated", keep_what_is_read, priority=900)
    app.connect("build-finished", look_as_usual, priority=900)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
