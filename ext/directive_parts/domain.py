"""A domain of things that authors name, and that pages refer to by these names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils.nodes import Element
    from sphinx import addnodes
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Entry:
    """A thing that has a name."""

    name: str
    """What references call it; the name of a part begins with that of its whole and `/`."""

    kind: str
    """The type of object, as the domain calls it."""

    title: str
    """The text of a reference to it."""

    line: int
    """Where it stands in its document."""


class NameRole(XRefRole):
    """A reference by name."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,  # noqa: ARG002, FBT001
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Return the text and the name that the target means."""
        domain = cast("NamedThings", env.domains[refnode["refdomain"]])
        return title, domain.normalise(target)


class NamedThings(Domain):
    """The named things of a site, by document and address.

    Every document keeps its own entries, so that nothing gets lost where two have the same
    address, whichever process reads them and whichever of them goes first.
    """

    initial_data: ClassVar[dict[str, Any]] = {"entries": {}, "references": {}}

    _first_documents: dict[str, str] | None = None

    def address(self, name: str) -> str:
        """Return the id of what is called `name`."""
        raise NotImplementedError

    def normalise(self, target: str) -> str:
        """Return the name that the target of a reference means."""
        raise NotImplementedError

    def entries_in(self, document: nodes.document) -> Iterator[Entry]:
        """Yield the things of a document, whose texts have been translated now."""
        raise NotImplementedError

    def report_duplicate(self, entry: Entry, docname: str, place: str) -> None:
        """Report that the address of `entry`, of a document, is taken at a file and line."""
        raise NotImplementedError

    @property
    def entries(self) -> dict[str, dict[str, Entry]]:
        """The things of each document, by their addresses."""
        return cast("dict[str, dict[str, Entry]]", self.data["entries"])

    @property
    def references(self) -> dict[str, dict[str, tuple[str, str] | None]]:
        """Where each document's references lead: to which document and title."""
        return cast("dict[str, dict[str, tuple[str, str] | None]]", self.data["references"])

    @property
    def first_documents(self) -> dict[str, str]:
        """The document of each address; where there are several, which is reported, the first.

        It is worked out once for as many references as there are.
        """
        if self._first_documents is None:
            self._first_documents = {
                node_id: docname
                for docname in sorted(self.entries, reverse=True)
                for node_id in self.entries[docname]
            }
        return self._first_documents

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002, ARG002, FBT001, FBT002
        """Return what the search calls a result: `card`, without the domain's name."""
        return str(type.lname)

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self._first_documents = None
        for kind in self.initial_data:
            self.data[kind].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the documents `docnames`, which another process has read."""
        self._first_documents = None
        for kind in self.initial_data:
            other = otherdata[kind]
            self.data[kind].update({name: other[name] for name in docnames & other.keys()})

    def process_doc(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        docname: str,
        document: nodes.document,
    ) -> None:
        """Note the things of a document.

        Titles are read here, not in the directives, because they have been translated now.
        """
        found = {self.address(entry.name): entry for entry in self.entries_in(document)}
        if found:
            self.entries[docname] = found
            self._first_documents = None

    def find(self, target: str) -> tuple[str, Entry] | None:
        """Return the document and the entry whose name or address is `target`, if any."""
        for node_id in (self.address(target), target):
            if docname := self.first_documents.get(node_id):
                return docname, self.entries[docname][node_id]
        return None

    def resolve_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Return the reference that a role makes; a role is called as its kind of thing."""
        found = self.find(target)
        if found is None or found[1].kind != typ or found[1].name != target:
            return None
        return self._reference(found, fromdocname, builder, node, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the reference by name that the role `any`, or a link of MyST, makes.

        Addresses are labels, and so the standard domain's; so is a name that is also a
        label, since a thing may well stand in a section that is called as it is.
        """
        found = self.find(target)
        if found is None or target in env.domains.standard_domain.anonlabels:
            return []
        reference = self._reference(found, fromdocname, builder, node, contnode)
        return [(f"{self.name}:{found[1].kind}", reference)]

    def _reference(
        self,
        found: tuple[str, Entry],
        fromdocname: str,
        builder: Builder,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> nodes.reference:
        """Return a reference that bears the title, unless the author gave a text."""
        docname, entry = found
        if not node.get("refexplicit"):
            contnode = nodes.inline("", entry.title, classes=contnode.get("classes", []))
        return make_refnode(builder, fromdocname, docname, self.address(entry.name), contnode)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what the inventory and the search list."""
        for docname, found in self.entries.items():
            for node_id, entry in found.items():
                yield entry.name, entry.title, entry.kind, docname, node_id, 1

    def check_consistency(self) -> None:
        """Report addresses that occur in two documents.

        This is done when all documents have been read, by however many processes, now or in
        an earlier build.
        """
        first = self.first_documents
        for docname in sorted(self.entries):
            for node_id, entry in self.entries[docname].items():
                # The parts of what is reported are not reported as well.
                whole = self.address(entry.name.partition("/")[0])
                if first[node_id] != docname and (node_id == whole or first[whole] == docname):
                    other = self.entries[first[node_id]][node_id]
                    place = f"{self.env.doc2path(first[node_id], base=False)}:{other.line}"
                    self.report_duplicate(entry, docname, place)
