"""The style sheet of source notes, on the pages that have one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from source_trail.note_nodes import source_note

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
STYLE_SHEET = "source-notes.css"


def add_static_path(app: Sphinx) -> None:
    """Have the style sheet copied by builders that write HTML."""
    app.config.html_static_path.append(str(STATIC))


def add_style_sheet(
    app: Sphinx,
    pagename: str,  # noqa: ARG001
    templatename: str,  # noqa: ARG001
    context: dict[str, Any],  # noqa: ARG001
    doctree: nodes.document | None,
) -> None:
    """Add the style sheet to a page with a note.

    The page's own nodes decide: in singlehtml all pages are one.
    """
    if doctree is None:
        return
    if app.registry.html_assets_policy == "always" or any(doctree.findall(source_note)):
        app.add_css_file(STYLE_SHEET)


def setup_part(app: Sphinx) -> None:
    """Register the handlers."""
    app.connect("builder-inited", add_static_path)
    app.connect("html-page-context", add_style_sheet)
