"""Permanent addresses for the sections of a Sphinx site, and pages to link to and cite them.

Each section with an explicit label has the address `s/<label>/`, which a ledger keeps, and a
page `cite/<label>/`. See the README.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from section_links import (
    addresses,
    addresses_builder,
    assets,
    authors,
    checks,
    config,
    heading_links,
    listing,
    page_metadata,
    sections,
    site_folder,
    sitemap,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    parts = (
        config, sections, addresses, checks, authors, addresses_builder, assets,
        heading_links, listing, page_metadata, sitemap, site_folder,
    )  # fmt: skip
    for part in parts:
        part.setup_part(app)
    return {
        "version": "0.1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
