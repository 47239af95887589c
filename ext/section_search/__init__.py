"""A search in the browser whose results are sections, for any Sphinx site.

It takes the place of Sphinx's own in the builders `html` and `dirhtml`. See the README.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from section_search import memory, page, synonyms, writer

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for part in (memory, synonyms, page, writer):
        part.setup_part(app)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
