"""Asks once, not at every citation, which plug-ins of pybtex are installed.

See the README.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pybtex import plugin

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"

_ASK = plugin.entry_points


def setup(_app: Sphinx) -> ExtensionMetadata:
    """Let pybtex remember what is installed, which does not change while a process runs.

    What is registered at run time stands in a table of pybtex's own, and is looked up there
    as ever.
    """
    plugin.entry_points = functools.cache(_ASK)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
