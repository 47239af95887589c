"""What is made of a deck once its texts are final."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .nodes import mnemonic_deck
from .safety import make_harmless

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .nodes import mnemonic_card


class FinishDecks(SphinxTransform):
    """Add to decks what depends on their texts, or would hinder the translation of these.

    Runs after translation (20), PropagateTargets (260) and smart quotes (750), and before
    the domains collect references and index entries (850).
    """

    default_priority = 840

    def apply(self, **_options: Any) -> None:  # noqa: ANN401
        """Finish the decks of the document."""
        for deck in list(self.document.findall(mnemonic_deck)):
            make_harmless(deck)
            title = deck.title_text
            _embolden_title(deck)
            for card in deck.cards:
                self._move_address_to_term(card)
                if "name" in card:
                    _add_index_entry(card, title)
            if "name" in deck:
                _announce(deck, title)

    def _move_address_to_term(self, card: mnemonic_card) -> None:
        """Put the ids where LaTeX and Texinfo make labels of them.

        They are not there from the beginning because Sphinx takes a translated term that
        has an id for one of a glossary.
        """
        card.term["ids"] += card["ids"]
        for node_id in card["ids"]:
            self.document.ids[node_id] = card.term
        card["ids"] = []


def _embolden_title(deck: mnemonic_deck) -> None:
    """Make the title bold; done earlier, the marks of bold would be translators' business."""
    if deck.title:
        strong = nodes.strong("", "", *deck.title.children)
        deck.title.clear()
        deck.title.append(strong)


def _add_index_entry(card: mnemonic_card, title: str) -> None:
    """List `card` in the general index: below its deck, and by its term."""
    entry = f"{_for_index(title)}; {_for_index(card.term.text)}"
    kind = "pair" if title else "single"
    card.term.append(_index(kind, entry.removeprefix("; "), card.term["ids"][0]))


def _announce(deck: mnemonic_deck, title: str) -> None:
    """Begin `deck` with a target, which LaTeX needs, and an entry of the index.

    They stand inside so that LaTeX keeps them on the page of the deck.
    """
    node_id = deck["ids"][0]
    target = nodes.target("", "", refid=node_id)
    entry = _index("single", _for_index(title) or deck["name"], node_id)
    deck[0:0] = [target, entry]


def _index(kind: str, entry: str, node_id: str) -> addnodes.index:
    """Return a node for the general index."""
    return addnodes.index(entries=[(kind, entry, node_id, "", None)])


def _for_index(text: str) -> str:
    """Return `text` without the semicolon, which divides the parts of an index entry."""
    return text.replace(";", ",")


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(FinishDecks)
