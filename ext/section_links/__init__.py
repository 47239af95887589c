"""Permanent addresses of sections, and what machines are told of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from section_links import authors, page_metadata, sitemap

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for part in (authors, page_metadata, sitemap):
        part.setup_part(app)
    return {
        "version": "0.1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
