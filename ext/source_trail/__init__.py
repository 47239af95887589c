"""Source notes for Sphinx: an editor's notes on what a source claims, and the list of them all.

Two directives: `source-note` (see `directives.SourceNote`) and `source-notes` (see
`directives.SourceNotes`). Every builder renders both; in HTML a note is an `<aside>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from source_trail import assets, directives, domain, listing, note_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for part in (note_nodes, directives, domain, listing, assets):
        part.setup_part(app)
    return {
        "version": "0.1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
