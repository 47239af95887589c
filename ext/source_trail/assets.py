"""The style sheet and the scripts, on the pages that have a note, a citation or references."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from directive_parts.served import add_static_folder, served
from source_trail.note_nodes import source_note
from source_trail.panels import cited_works
from source_trail.trail_nodes import HTML, bibtex_link, citing_pages
from source_trail.warning_types import WARNING_TYPE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation(WARNING_TYPE)

STATIC = Path(__file__).parent / "static"
STYLE_SHEET = "source-trail.css"
SCRIPT = "source-trail.js"
COPY_SCRIPT = "source-trail-copy.js"


def copy_files(app: Sphinx) -> None:
    """Let builders of HTML, and no others, copy the files; EPUB gets no script."""
    if app.builder.format != "html":
        return
    scripts = (SCRIPT, COPY_SCRIPT) if app.builder.name in HTML else ()
    files = {name: served(STATIC / name) for name in (STYLE_SHEET, *scripts)}
    add_static_folder(app, f"source_trail/{app.builder.name}", files)


def add_files(
    app: Sphinx,
    pagename: str,  # noqa: ARG001
    templatename: str,  # noqa: ARG001
    context: dict[str, Any],  # noqa: ARG001
    doctree: nodes.document | None,
) -> None:
    """Link the files from a page that needs them, or from all if all get all assets.

    The page's own nodes decide: in singlehtml all pages are one.
    """
    if doctree is None:
        return
    always = app.registry.html_assets_policy == "always"
    cites = always or has(doctree, cited_works)
    copies = always or has(doctree, bibtex_link)
    if cites or copies or has(doctree, source_note, citing_pages) or has_line(doctree):
        app.add_css_file(STYLE_SHEET)
    if app.builder.name not in HTML:
        return
    if cites:
        words: dict[str, Any] = {"data-list": _("In the list of references")}
        app.add_js_file(SCRIPT, loading_method="defer", **words)
    if copies:
        words = {"data-copy": _("Copy"), "data-copied": _("Copied")}
        app.add_js_file(COPY_SCRIPT, loading_method="defer", **words)


def has(doctree: nodes.document, *kinds: type[nodes.Element]) -> bool:
    """Say whether the page has such a node."""
    return any(isinstance(node, kinds) for node in doctree.findall())


def has_line(doctree: nodes.document) -> bool:
    """Say whether the page has a line below an entry."""
    return any("source-trail" in node["classes"] for node in doctree.findall(nodes.paragraph))


def setup_part(app: Sphinx) -> None:
    """Register the handlers."""
    app.connect("builder-inited", copy_files)
    app.connect("html-page-context", add_files)
