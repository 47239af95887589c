"""The domain `section`: which labelled sections the site has, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from section_links.ledger import LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_WORD = re.compile(r"\w[\w\u2019'-]*")


class Section(NamedTuple):
    """A section with an explicit label, as the rest of the extension knows it."""

    label: str
    """The label nearest to the heading."""
    other_labels: tuple[str, ...]
    docname: str
    node_id: str
    """The fragment that leads to it; empty for the page as a whole."""
    title: str
    line: int | None
    depth: int
    """0 for the page as a whole, 1 for its sections, 2 for theirs."""
    words: int
    """How many words it has, its subsections included."""
    cited: tuple[str, ...]
    """The keys of the works that it cites, its subsections included, each once."""

    @property
    def labels(self) -> tuple[str, ...]:
        """All its labels."""
        return self.label, *self.other_labels


class SectionDomain(Domain):
    """The labelled sections by page."""

    name = "section"
    label = "Sections"
    # lists: the pages that list all addresses; listed: what they said when last written;
    # ledger: its text when it was last looked at.
    initial_data: ClassVar[dict[str, Any]] = {
        "sections": {},
        "lists": set(),
        "listed": [],
        "ledger": "",
    }
    data_version = 1

    @property
    def by_page(self) -> dict[str, list[Section]]:
        """The sections of each page, in the order in which they stand there."""
        return cast("dict[str, list[Section]]", self.data["sections"])

    def sections(self) -> Iterator[Section]:
        """Yield all sections, page by page in the order of the pages' names."""
        for docname in sorted(self.by_page):
            yield from self.by_page[docname]

    def clear_doc(self, docname: str) -> None:
        """Forget the page."""
        self.by_page.pop(docname, None)
        self.data["lists"].discard(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that a parallel worker has read."""
        self.data["lists"] |= otherdata["lists"] & docnames
        for docname in docnames & otherdata["sections"].keys():
            self.by_page[docname] = otherdata["sections"][docname]

    def process_doc(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        docname: str,
        document: nodes.document,
    ) -> None:
        """Remember the page's sections."""
        self.by_page[docname] = [
            describe(node, labels, docname) for node, labels in labelled_sections(document)
        ]

    def resolve_any_xref(self, *_details: object) -> list[tuple[str, nodes.reference]]:
        """Return nothing: labels are found by the domain `std`."""
        return []


def sections_of(env: BuildEnvironment) -> SectionDomain:
    """Return the domain of an environment."""
    return cast("SectionDomain", env.domains["section"])


def page_label(env: BuildEnvironment, docname: str) -> str | None:
    """Return the label of a page as a whole; None for a page that has no address."""
    sections = sections_of(env).by_page.get(docname)
    is_whole = sections and sections[0].depth == 0 and can_be_address(sections[0].label)
    return sections[0].label if sections and is_whole else None


def labelled_sections(
    document: nodes.document,
) -> Iterator[tuple[nodes.section, list[str]]]:
    """Yield each section that has labels of its author's, with them; the nearest one first.

    A label is explicit where the document says so (docutils' `nametypes`); what docutils makes
    of the words of a heading is not.
    """
    for section in document.findall(nodes.section):
        explicit = [name for name in section["names"] if document.nametypes.get(name)]
        if explicit:
            yield section, explicit


def describe(section: nodes.section, labels: list[str], docname: str) -> Section:
    """Return what is to be known of the section `section` of the page `docname`."""
    title = section.next_node(nodes.title)
    depth = _depth(section)
    return Section(
        label=labels[0],
        other_labels=tuple(labels[1:]),
        docname=docname,
        node_id=section["ids"][0] if depth else "",
        title=title.astext() if title else labels[0],
        line=title.line if title else section.line,
        depth=depth,
        words=sum(len(_WORD.findall(text)) for text in section.findall(nodes.Text)),
        cited=tuple(
            dict.fromkeys(key for node in section.findall(is_citation) for key in cited(node))
        ),
    )


def _depth(section: nodes.section) -> int:
    """Return in how many sections a section stands."""
    depth, parent = 0, section.parent
    while isinstance(parent, nodes.section):
        depth, parent = depth + 1, parent.parent
    return depth


def is_citation(node: nodes.Node) -> bool:
    """Say whether a node is a citation of sphinxcontrib-bibtex that is not yet resolved."""
    return isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite"


def cited(citation: nodes.Node) -> list[str]:
    """Return the keys of the works that a citation names."""
    reference = cast("addnodes.pending_xref", citation)
    return [target.key for target in parse_citation_targets(reference["reftarget"])]


def can_be_address(label: str) -> bool:
    """Say whether a label may stand in an address as it is."""
    return re.fullmatch(LABEL, label) is not None


def setup_part(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(SectionDomain)
