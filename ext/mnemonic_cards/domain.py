"""The domain `mnemonic`: the addresses of decks and cards, and references to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import get_translation
from sphinx.roles import XRefRole
from sphinx.util.nodes import clean_astext, get_node_line, make_refnode

from .mistakes import Mistake, warn
from .names import address, normalise
from .nodes import mnemonic_deck

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils.nodes import Element
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_ = get_translation("mnemonic_cards")


class Entry(NamedTuple):
    """A deck or a card."""

    name: str
    """`deck` or `deck/term`."""

    title: str
    """The text of a reference to it."""

    line: int
    """Where it stands in its document."""

    @property
    def kind(self) -> str:
        """The type of object: `deck` or `card`."""
        return "card" if "/" in self.name else "deck"


class MnemonicRole(XRefRole):
    """A reference to a deck or a card."""

    def process_link(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        refnode: Element,  # noqa: ARG002
        has_explicit_title: bool,  # noqa: ARG002, FBT001
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Return the text and the normalised target."""
        return title, normalise(target)


class MnemonicDomain(Domain):
    """Decks and cards, by document and address.

    Every document keeps its own entries, so that nothing gets lost where two have the same
    address, whichever process reads them and whichever of them goes first.
    """

    name = "mnemonic"
    label = "Mnemonic"
    object_types: ClassVar[dict[str, ObjType]] = {
        # Translators: what kind of thing a result of the search is.
        "deck": ObjType(_("deck of cards"), "deck"),
        # Translators: what kind of thing a result of the search is.
        "card": ObjType(_("card"), "card"),
    }
    roles: ClassVar[dict[str, Any]] = {
        "deck": MnemonicRole(innernodeclass=nodes.inline, warn_dangling=True),
        "card": MnemonicRole(innernodeclass=nodes.inline, warn_dangling=True),
    }
    dangling_warnings: ClassVar[dict[str, str]] = {
        "deck": "there is no deck that is called '%(target)s'. "
        "A deck is called what its option :name: says.",
        "card": "there is no card that is called '%(target)s'. "
        "A card is called by its deck's name, a slash and its term: 'deck/term'.",
    }
    initial_data: ClassVar[dict[str, Any]] = {"entries": {}, "references": {}}
    data_version = 1

    _first_documents: dict[str, str] | None = None

    @property
    def entries(self) -> dict[str, dict[str, Entry]]:
        """The decks and cards of each document, by their addresses."""
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
        self.entries.pop(docname, None)
        self.references.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the documents `docnames`, which another process has read."""
        self._first_documents = None
        for kind in ("entries", "references"):
            other = otherdata[kind]
            self.data[kind].update({name: other[name] for name in docnames & other.keys()})

    def process_doc(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        docname: str,
        document: nodes.document,
    ) -> None:
        """Note the decks and the cards of a document.

        Titles are read here, not in the directives, because they have been translated now.
        """
        found: dict[str, Entry] = {}
        for deck in document.findall(mnemonic_deck):
            for node, title in [
                (deck, deck.title),
                *((card, card.term) for card in deck.cards),
            ]:
                if name := node.get("name"):
                    text = clean_astext(title) if title else name
                    found[address(name)] = Entry(name, text, get_node_line(node))
        if found:
            self.entries[docname] = found
            self._first_documents = None

    def find(self, target: str) -> tuple[str, Entry] | None:
        """Return the document and the entry whose name or address is `target`, if any."""
        for node_id in (address(target), target):
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
        """Return the reference that the roles `deck` and `card` make."""
        found = self.find(target)
        if found is None or found[1].kind != typ or found[1].name != target:
            return None
        return _reference(found, fromdocname, builder, node, contnode)

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
        label, since a deck may well stand in a section that is called as it is.
        """
        found = self.find(target)
        if found is None or target in env.domains.standard_domain.anonlabels:
            return []
        reference = _reference(found, fromdocname, builder, node, contnode)
        return [(f"mnemonic:{found[1].kind}", reference)]

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
                # The cards of a deck that is reported are not reported as well.
                deck = address(entry.name.partition("/")[0])
                if first[node_id] != docname and (node_id == deck or first[deck] == docname):
                    self._report_duplicate(docname, entry, first[node_id], node_id)

    def _report_duplicate(self, docname: str, entry: Entry, other: str, node_id: str) -> None:
        place = f"{self.env.doc2path(other, base=False)}:{self.entries[other][node_id].line}"
        message = (
            f"mnemonic {entry.title}: the address '{node_id}' is taken by {place}. "
            "Give one of the two decks another :name:."
        )
        warn(Mistake.DUPLICATE, message, (docname, entry.line))


def _reference(
    found: tuple[str, Entry],
    fromdocname: str,
    builder: Builder,
    node: addnodes.pending_xref,
    contnode: Element,
) -> nodes.reference:
    """Return a reference to `found` that bears its title, unless the author gave a text."""
    docname, entry = found
    if not node.get("refexplicit"):
        contnode = nodes.inline("", entry.title, classes=contnode.get("classes", []))
    return make_refnode(builder, fromdocname, docname, address(entry.name), contnode)


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(MnemonicDomain)
