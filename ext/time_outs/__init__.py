"""Time outs for Sphinx: prompts for reflection, with private room to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import assets, directives, domain, listing, transforms, visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.add_message_catalog("time_outs", str(Path(__file__).parent / "locale"))
    for part in (domain, visitors, transforms, listing, directives, assets):
        part.setup(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
