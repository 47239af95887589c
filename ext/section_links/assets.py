"""The styles and the script of section links, as files that HTML builders copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
HEADING_STYLE = "section-links.css"
CITE_STYLE = "link-and-cite.css"
CITE_SCRIPT = "link-and-cite.js"


def add_static_folder(app: Sphinx) -> None:
    """Let builders of HTML copy the files; a site's own of the same name take their place."""
    if app.builder.format == "html":
        app.config.html_static_path.insert(0, str(STATIC))


def setup_part(app: Sphinx) -> None:
    """Register the folder."""
    app.connect("builder-inited", add_static_folder)
