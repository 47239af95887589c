"""A file with the BibTeX of every entry, in the folder `_bibtex` of a site in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from source_trail.entries import Entries
from source_trail.settings import settings
from source_trail.trail_nodes import HTML, bibtex_file

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx


def bibtex(entry: Entry, key: str, without: Collection[str]) -> str:
    """Return an entry as BibTeX, without some of its fields."""
    kept = [(name, value) for name, value in entry.fields.items() if name not in without]
    copy = Entry(entry.original_type, kept, entry.persons)
    # `Entry.to_string` would look the writer up among all installed packages' plug-ins.
    text: str = Writer().to_string(BibliographyData({key: copy}))
    return text


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files that are new or have changed, and remove those of entries gone."""
    if exception or app.builder.name not in HTML:
        return
    project = settings(app.config)
    wanted = {
        app.builder.outdir / bibtex_file(entry.key): bibtex(
            entry.entry, entry.key, project.bibtex_without
        )
        for entry in (Entries(app.env).by_id.values() if project.bibtex else ())
    }
    folder = app.builder.outdir / "_bibtex"
    for path in set(folder.glob("*.bib")) - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        folder.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def setup_part(app: Sphinx) -> None:
    """Register the handler."""
    app.connect("build-finished", write_files)
