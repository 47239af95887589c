"""Pages that load what they use, in as few files as can be.

See the README.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lean_pages import assets, config, images, leftovers, sources

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for part in (config, assets, images, leftovers, sources):
        part.setup_part(app)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
