"""Decks of cards for Sphinx: mnemonics and flashcards that every builder can show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import assets, directives, domain, transforms, visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.add_message_catalog("mnemonic_cards", str(Path(__file__).parent / "locale"))
    for part in (domain, visitors, transforms, directives, assets):
        part.setup(app)
    return {
        "version": __version__,
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
