"""Mends the search index of a build that goes on from the last.

Sphinx loads the last index and puts those pages into it that are written. It keeps each word
that no page has any more, and forgets the index entries, such as the terms of a glossary, of
all pages that are not written. Both are put right before it writes the index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.index_entries import split_index_msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def mend(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Put the index right; no pages are added to the site."""
    builder = app.builder
    indexer = builder.indexer if isinstance(builder, StandaloneHTMLBuilder) else None
    if indexer is None:
        return []
    for words in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001 (nothing else)
        for word in [word for word, pages in words.items() if not pages]:
            del words[word]
    entries = indexer._index_entries  # noqa: SLF001
    for docname in entries.keys() - app.env.found_docs:
        del entries[docname]
    for docname in sorted(indexer._titles.keys() - entries.keys()):  # noqa: SLF001
        entries[docname] = sorted(set(index_entries(app.env, docname)))
    return []


def index_entries(env: BuildEnvironment, docname: str) -> Iterator[tuple[str, str, str]]:
    """Yield what Sphinx's search index says of a page's index entries: word, anchor, main."""
    if env.metadata[docname].keys() & {"no-search", "nosearch"}:
        return
    for kind, value, anchor, main, _key in env.domains.index_domain.entries.get(docname, []):
        try:
            words = split_index_msg(kind, value)
        except ValueError:
            continue  # Sphinx has warned of it.
        yield from ((word, anchor or "", main or "") for word in words)


def setup_search_index(app: Sphinx) -> None:
    """Register the handler: when all pages are written, and before the index is."""
    app.connect("html-collect-pages", mend)
