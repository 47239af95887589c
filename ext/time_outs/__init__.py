"""Time outs for Sphinx: prompts for reflection, with private room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import assets, directives, domain, listing, transforms, visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for part in (domain, visitors, transforms, listing, directives, assets):
        part.setup(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
