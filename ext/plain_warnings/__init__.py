"""Words for authors: what a build warns of is one line that says where, what, and what to do.

See the README.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plain_warnings import build_errors, encoding, lines

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for part in (lines, encoding, build_errors):
        part.setup_part(app)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
