"""Which works each page cites, and where: an id for every citation, and the domain of them.

Citations are the nodes that the roles of sphinxcontrib-bibtex make, such as `{cite:p}`;
`{cite:empty}` shows nothing, and is none. `{footcite}` makes footnotes, and is left alone.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain
from sphinx.transforms import SphinxTransform
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Citing(NamedTuple):
    """A citation of one work, as the list of references knows it."""

    key: str
    docname: str
    node_id: str
    section: int  # its section's place among those of the page; 0 before the first heading
    title: str  # the section's title; empty where that of the page says it all


def citations(document: nodes.Element) -> Iterator[addnodes.pending_xref]:
    """Yield the citations of a document that has not been resolved yet."""
    for node in document.findall(addnodes.pending_xref):
        if node.get("refdomain") == "cite" and node["reftype"] not in {"any", "empty"}:
            yield node


def cited_keys(citation: addnodes.pending_xref) -> list[str]:
    """Return the keys that a citation names, each once."""
    targets = parse_citation_targets(citation["reftarget"])
    return list(dict.fromkeys(target.key for target in targets))


class NameCitations(SphinxTransform):
    """Gives every citation an id for each work that it names: `cited-grey2001-2`.

    The number counts the page's citations of the work. These ids take the place of the `id7`
    that sphinxcontrib-bibtex asks docutils for, which changes with whatever comes before.
    """

    # After all that moves and translates nodes, before domains look at the page (850).
    default_priority = 840

    def apply(self, **kwargs: object) -> None:  # noqa: ARG002
        """Name the citations of the page, and let sphinxcontrib-bibtex know the names."""
        found = list(citations(self.document))
        if not found:
            return
        cite = self.env.domains["cite"]
        references: list[Any] = cite.data["citation_refs"]
        docname = self.env.current_document.docname
        here = [i for i, ref in enumerate(references) if ref.docname == docname]
        automatic = {references[i].citation_ref_id for i in here}
        names: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for node in found:
            old = [name for name in node["ids"] if name in automatic]
            for name in old:
                self.document.ids.pop(name, None)
            new = [self.new_id(key, counts) for key in cited_keys(node)]
            names.update((name, new[0]) for name in old)
            node["ids"] = [*new, *(name for name in node["ids"] if name not in automatic)]
            self.document.ids.update((name, node) for name in new)
        for i in here:
            old_id = references[i].citation_ref_id
            references[i] = references[i]._replace(citation_ref_id=names.get(old_id, old_id))

    def new_id(self, key: str, counts: Counter[str]) -> str:
        """Return the next id for a citation of `key` that nothing on the page has yet."""
        stem = nodes.make_id(f"cited-{key}")
        while True:
            counts[stem] += 1
            if (name := f"{stem}-{counts[stem]}") not in self.document.ids:
                return name


class CitingDomain(Domain):
    """The citations by page, and what was last written of them (see `rewriting`)."""

    name = "source-citing"
    label = "Citations"
    initial_data: ClassVar[dict[str, Any]] = {"citings": {}, "written": {}}
    data_version = 1

    def citings(self, docname: str) -> list[Citing]:
        """Return the page's citations in order."""
        found: list[Citing] = self.data["citings"].get(docname, [])
        return found

    def clear_doc(self, docname: str) -> None:
        """Forget the page."""
        self.data["citings"].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that a parallel worker has read."""
        for docname in docnames & otherdata["citings"].keys():
            self.data["citings"][docname] = otherdata["citings"][docname]

    def process_doc(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        docname: str,
        document: nodes.document,
    ) -> None:
        """Remember the page's citations."""
        if found := list(describe(document, docname)):
            self.data["citings"][docname] = found

    def resolve_any_xref(self, *_details: object) -> list[tuple[str, nodes.reference]]:
        """Return nothing: nobody refers to a citation by name."""
        return []


def citing_domain(env: BuildEnvironment) -> CitingDomain:
    """Return the domain."""
    domain = env.domains[CitingDomain.name]
    assert isinstance(domain, CitingDomain)  # noqa: S101
    return domain


def describe(document: nodes.document, docname: str) -> Iterator[Citing]:
    """Yield what the list of references needs to know of the page's citations, in order.

    What a footnote cites is cited where the footnote is first called.
    """
    found = [(place_of(node, document), node) for node in citations(document)]
    if not found:
        return
    order = {id(node): position for position, node in enumerate(document.findall())}
    sections = list(document.findall(nodes.section))
    for place, node in sorted(found, key=lambda pair: order[id(pair[0])]):
        section = enclosing(place, nodes.section)
        number = sections.index(section) if section in sections else 0
        title = section_title(sections[number]) if number else ""
        for key, node_id in zip(cited_keys(node), node["ids"], strict=False):
            yield Citing(key, docname, node_id, number, title)


def place_of(node: nodes.Node, document: nodes.document) -> nodes.Node:
    """Return where a reader meets `node`: a footnote's content at its first call."""
    footnote = enclosing(node, nodes.footnote)
    calls: list[str] = footnote.get("backrefs", []) if footnote else []
    return document.ids.get(calls[0], node) if calls else node


def enclosing(node: nodes.Node, kind: type[nodes.Element]) -> nodes.Element | None:
    """Return the innermost `kind` that `node` stands in."""
    parent: nodes.Element | None = node.parent
    while parent is not None and not isinstance(parent, kind):
        parent = parent.parent
    return parent


def section_title(section: nodes.Element) -> str:
    """Return the section's title as text."""
    title = section.next_node(nodes.title)
    return title.astext() if title is not None else ""


def setup_part(app: Sphinx) -> None:
    """Register the transform and the domain."""
    app.add_transform(NameCitations)
    app.add_domain(CitingDomain)
