"""Remembers what each page offers to the search, so that only pages written again are read."""

from __future__ import annotations

import pickle
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from section_search.entries import entries
from section_search.tokens import tokens

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

BUILDERS = ("html", "dirhtml")
LATE = 900
"""After whatever else changes a resolved document."""
_FORM = 1
"""Raised where what is kept has another form."""


class Found(NamedTuple):
    """An entry as the index needs it."""

    anchor: str
    heading: str
    kind: str
    keywords: str
    text: str
    counts: Counter[str]
    """How often each word stands in the text."""


class Memory:
    """The entries of all pages, by name of document, kept beside the doctrees."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pages: dict[str, list[Found]] = {}
        self.key = ""
        """What the last index was made of, beside the pages."""
        self.changed = False
        if path.is_file():
            form, key, pages = pickle.loads(path.read_bytes())  # noqa: S301 (our own file)
            if form == _FORM:
                self.key, self.pages = key, pages

    def note(self, docname: str, found: list[Found]) -> None:
        """Remember the entries of a page."""
        if self.pages.get(docname) != found:
            self.pages[docname] = found
            self.changed = True

    def forget_all_but(self, docnames: set[str]) -> None:
        """Forget pages that are no more."""
        for docname in self.pages.keys() - docnames:
            del self.pages[docname]
            self.changed = True

    def keep(self) -> None:
        """Write down what is remembered."""
        self.path.write_bytes(pickle.dumps((_FORM, self.key, self.pages)))


def memory_of(app: Sphinx) -> Memory | None:
    """Return this build's memory; None where the builder has no search."""
    return getattr(app, "_section_search", None)


def begin(app: Sphinx) -> None:
    """Open the memory of a build."""
    if app.builder.name in BUILDERS:
        path = Path(app.doctreedir) / f"section_search-{app.builder.name}.pickle"
        app._section_search = Memory(path)  # type: ignore[attr-defined]  # noqa: SLF001


def read(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Note what a page that is about to be written offers."""
    memory = memory_of(app)
    if memory is None:
        return
    metadata = app.env.metadata.get(docname, {})
    if "nosearch" in metadata or "no-search" in metadata:
        memory.note(docname, [])
        return
    title = app.env.titles[docname].astext() if docname in app.env.titles else docname
    found = []
    for entry in entries(document, " ".join(title.split())):
        text = entry.text
        fields = (entry.anchor, entry.heading, entry.kind, entry.keywords, text)
        found.append(Found(*fields, Counter(tokens(text))))
    memory.note(docname, found)


def setup_part(app: Sphinx) -> None:
    """Register the memory."""
    app.connect("builder-inited", begin)
    app.connect("doctree-resolved", read, priority=LATE)
