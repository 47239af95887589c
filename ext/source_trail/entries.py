"""The entries of the lists of references, and who cites each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, cast
from weakref import WeakKeyDictionary

from docutils import nodes

from source_trail.citing import citing_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain, Citation

    from source_trail.citing import Citing


class EntryId(NamedTuple):
    """What names an entry: its page, and its id there."""

    docname: str
    node_id: str


class Entries:
    """All entries that citations link to; lists of type bullet or enumerated have none."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.by_id: dict[EntryId, Citation] = {}
        self._by_key: dict[str, Citation] = {}
        self._by_page_and_key: dict[tuple[str, str], Citation] = {}
        if "cite" not in env.domains:
            return
        domain = cast("BibtexDomain", env.domains["cite"])
        for entry in domain.citations:
            if domain.bibliographies[entry.bibliography_key].list_ == "citation":
                self.by_id[entry_id(entry)] = entry
                self._by_key[entry.key] = entry
                self._by_page_and_key[entry.bibliography_key.docname, entry.key] = entry

    def find(self, docname: str, key: str) -> Citation | None:
        """Return the entry that a citation of `key` on the page `docname` links to.

        As in `BibtexDomain.resolve_xref`: an entry on the page itself, or else the last.
        """
        return self._by_page_and_key.get((docname, key)) or self._by_key.get(key)

    def citings(self, env: BuildEnvironment) -> dict[EntryId, list[Citing]]:
        """Return who cites each entry, in the order in which a reader meets them."""
        found: dict[EntryId, list[Citing]] = defaultdict(list)
        domain = citing_domain(env)
        for docname in reading_order(env):
            for citing in domain.citings(docname):
                if entry := self.find(docname, citing.key):
                    found[entry_id(entry)].append(citing)
        return found

    def nodes(self, document: nodes.document) -> Iterator[tuple[nodes.Element, Citation]]:
        """Yield the entries that stand in a document, each with its node."""
        kinds = nodes.citation | nodes.list_item
        for node in document.findall(lambda node: isinstance(node, kinds)):
            element = cast("nodes.Element", node)
            name = EntryId(element.get("docname", ""), next(iter(element["ids"]), ""))
            if name in self.by_id:
                yield element, self.by_id[name]


_known: WeakKeyDictionary[BuildEnvironment, Entries] = WeakKeyDictionary()


def entries_of(env: BuildEnvironment) -> Entries:
    """Return the entries while pages are written, when there will be no others."""
    if env not in _known:
        _known[env] = Entries(env)
    return _known[env]


def forget(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Forget the entries: pages have been read. None is to be written for it."""
    _known.pop(env, None)
    return []


def entry_id(entry: Citation) -> EntryId:
    """Return what names the entry."""
    return EntryId(entry.bibliography_key.docname, entry.citation_id)


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return the pages in the order of the table of contents, then those that it lacks."""
    relations = env.collect_relations()
    ordered: dict[str, None] = {}
    docname: str | None = env.config.root_doc
    while docname in relations and docname not in ordered:
        ordered[docname] = None
        docname = relations[docname][2]
    return [*ordered, *sorted(env.found_docs - ordered.keys())]


def setup_part(app: Sphinx) -> None:
    """Register when the entries are to be found anew: after all that follows from reading."""
    app.connect("env-updated", forget, priority=990)
