"""The domain `mnemonic`: the addresses of decks and cards, and references to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import ObjType
from sphinx.locale import get_translation
from sphinx.util.nodes import clean_astext, get_node_line

from directive_parts.domain import Entry, NamedThings, NameRole
from directive_parts.references import follow

from .mistakes import Mistake, warn
from .names import address, normalise
from .nodes import mnemonic_deck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

_ = get_translation("mnemonic_cards")


class MnemonicDomain(NamedThings):
    """Decks and cards, by document and address."""

    name = "mnemonic"
    label = "Mnemonic"
    object_types: ClassVar[dict[str, ObjType]] = {
        # Translators: what kind of thing a result of the search is.
        "deck": ObjType(_("deck of cards"), "deck"),
        # Translators: what kind of thing a result of the search is.
        "card": ObjType(_("card"), "card"),
    }
    roles: ClassVar[dict[str, Any]] = {
        "deck": NameRole(),
        "card": NameRole(),
    }
    dangling_warnings: ClassVar[dict[str, str]] = {
        "deck": "there is no deck that is called '%(target)s'. "
        "A deck is called what its option :name: says.",
        "card": "there is no card that is called '%(target)s'. "
        "A card is called by its deck's name, a slash and its term: 'deck/term'.",
    }
    data_version = 2

    def address(self, name: str) -> str:
        """Return the id of the deck or card that is called `name`."""
        return address(name)

    def normalise(self, target: str) -> str:
        """Return the name that the target of a reference means."""
        return normalise(target)

    def entries_in(self, document: nodes.document) -> Iterator[Entry]:
        """Yield the decks and the cards of a document."""
        for deck in document.findall(mnemonic_deck):
            yield from _entry("deck", deck, deck.title)
            for card in deck.cards:
                yield from _entry("card", card, card.term)

    def report_duplicate(self, entry: Entry, docname: str, place: str) -> None:
        """Report that the address of a deck or card is taken."""
        message = (
            f"mnemonic {entry.title}: the address '{address(entry.name)}' is taken by "
            f"{place}. Give one of the two decks another :name:."
        )
        warn(Mistake.DUPLICATE, message, (docname, entry.line))


def _entry(kind: str, node: nodes.Element, title: nodes.Element | None) -> Iterator[Entry]:
    """Yield the entry of `node`, if it has a name."""
    if name := node.get("name"):
        yield Entry(name, kind, clean_astext(title) if title else name, get_node_line(node))


def setup(app: Sphinx) -> None:
    """Register the domain."""
    follow(app, MnemonicDomain)
