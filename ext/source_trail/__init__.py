"""References that say where they are cited, and an editor's notes on what a source claims.

With sphinxcontrib-bibtex, each entry of a list of references leads back to its citations, and
a citation shows its reference (README.md has the options). Two directives: `source-note` (see
`directives.SourceNote`) and `source-notes` (see `directives.SourceNotes`). Every builder
renders all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from source_trail import (
    assets,
    bibtex_files,
    citing,
    directives,
    domain,
    entries,
    listing,
    note_nodes,
    panels,
    rewriting,
    settings,
    trail,
    trail_nodes,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PARTS = (
    note_nodes, directives, domain, listing, settings, trail_nodes, citing, entries, rewriting,
    trail, panels, bibtex_files, assets,
)  # fmt: skip


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for part in PARTS:
        part.setup_part(app)
    return {
        "version": "0.1",
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
