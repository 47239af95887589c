"""A strict Content-Security-Policy in every page, with the hashes of what its theme inlines.

See the README.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content_policy import config, pages, sources, translations

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for part in (config, pages, sources, translations):
        part.setup_part(app)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
