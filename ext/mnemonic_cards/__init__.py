"""Decks of cards for Sphinx: mnemonics and flashcards that every builder can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import assets, directives, domain, references, transforms, visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for part in (domain, references, visitors, transforms, directives, assets):
        part.setup(app)
    return {
        "version": "0.1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
