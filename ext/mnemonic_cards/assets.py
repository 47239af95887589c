"""The style sheet, on the pages that have a deck."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .nodes import mnemonic_deck

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
STYLE = "mnemonic_cards.css"


def add_static_folder(app: Sphinx) -> None:
    """Let builders of HTML, and no others, copy the style sheet.

    It goes first, so that a site's own file of the same name takes its place.
    """
    if app.builder.format == "html":
        app.config.html_static_path.insert(0, str(STATIC))


def add_style(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link the style sheet from this page if it has a deck, or if all pages get all assets.

    The document is asked, not the environment: singlehtml has one page for all documents.
    """
    has_deck = doctree is not None and any(doctree.findall(mnemonic_deck))
    if has_deck or app.registry.html_assets_policy == "always":
        app.add_css_file(STYLE)


def setup(app: Sphinx) -> None:
    """Register the style sheet."""
    app.connect("builder-inited", add_static_folder)
    app.connect("html-page-context", add_style)
