"""Incremental builds that write what a fresh build would write.

Sphinx writes a page again when its own source has changed. Here a page is written again also
when something that it shows of other pages, of the bibliography or of static files has. See
the README.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stale_pages.build import setup_build
from stale_pages.references import ReferenceCollector
from stale_pages.search_index import setup_search_index

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.add_config_value("stale_pages_sidebar_sections", default=True, rebuild="", types=bool)
    app.add_env_collector(ReferenceCollector)
    setup_build(app)
    setup_search_index(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
