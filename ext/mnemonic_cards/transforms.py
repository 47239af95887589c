"""What is made of a deck once its texts are final."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from directive_parts.index_entries import announce, index_entry
from directive_parts.safety import make_harmless

from .mistakes import Mistake, warn
from .nodes import mnemonic_deck

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
            _make_harmless(deck)
            title = deck.title_text
            _embolden_title(deck)
            for card in deck.cards:
                self._move_address_to_term(card)
                if "name" in card:
                    _add_index_entry(card, title)
            if "name" in deck:
                announce(deck, title)

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
    texts = [title, card.term.text] if title else [card.term.text]
    kind = "pair" if title else "single"
    card.term.append(index_entry(kind, texts, card.term["ids"][0]))


def _make_harmless(deck: mnemonic_deck) -> None:
    """Take out what could run in a reader's browser, and report it."""
    kind = "mnemonic" if deck["lettered"] else "flashcards"

    def report(mistake: str, message: str, node: nodes.Node) -> None:
        title = f"{kind} {deck.title_text}".strip()
        warn(Mistake(mistake), f"{title}: {message}", node)

    make_harmless(deck, report)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(FinishDecks)
