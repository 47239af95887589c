"""The nodes of a deck: a titled definition list, as every builder knows it.

Each class derives from the docutils node that shows the same thing plainly. Sphinx's
translators fall back on the base class, so that only HTML needs visitors of its own.
"""

from __future__ import annotations

from typing import cast

from docutils import nodes
from sphinx.util.nodes import clean_astext


class mnemonic_deck(nodes.container):  # noqa: N801
    """A deck: `mnemonic_title`, `mnemonic_list`, and what else its author wrote.

    `name` (str): what references call it; absent where it has no address.
    `lettered` (bool): whether the terms' letters spell the title.
    `open` (bool): whether the cards are shown open at first.
    """

    @property
    def title(self) -> mnemonic_title | None:
        """The title, unless the author gave none."""
        return next((node for node in self if isinstance(node, mnemonic_title)), None)

    @property
    def title_text(self) -> str:
        """The title's text, which is empty if there is none."""
        return clean_astext(self.title) if self.title else ""

    @property
    def cards(self) -> list[mnemonic_card]:
        """The cards of this deck, and not those of a deck within one of them."""
        lists = [node for node in self if isinstance(node, mnemonic_list)]
        return [cast("mnemonic_card", card) for cards in lists for card in cards]


class mnemonic_title(nodes.paragraph):  # noqa: N801
    """The deck's title."""


class mnemonic_list(nodes.definition_list):  # noqa: N801
    """The cards of a deck: each child is a `mnemonic_card`."""


class mnemonic_card(nodes.definition_list_item):  # noqa: N801
    """A card: one `mnemonic_term` and one `mnemonic_explanation`.

    `name` (str): what references call it, `deck/term`; absent where it has no address.
    """

    @property
    def deck(self) -> mnemonic_deck:
        """The deck that this card belongs to."""
        return cast("mnemonic_deck", self.parent.parent)

    @property
    def term(self) -> mnemonic_term:
        """The front of this card."""
        return cast("mnemonic_term", self[0])


class mnemonic_term(nodes.term):  # noqa: N801
    """The front of a card."""

    parent: mnemonic_card

    @property
    def text(self) -> str:
        """The term as plain text."""
        return clean_astext(self)


class mnemonic_explanation(nodes.definition):  # noqa: N801
    """The back of a card."""

    parent: mnemonic_card
