"""Makes cards of a definition list."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from .nodes import mnemonic_card, mnemonic_explanation, mnemonic_list, mnemonic_term

if TYPE_CHECKING:
    from collections.abc import Iterable

_E = TypeVar("_E", bound=nodes.Element)


def with_cards(content: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return `content`, its definition lists replaced by `mnemonic_list`; all else stays."""
    return [
        _card_list(node) if isinstance(node, nodes.definition_list) else node
        for node in content
    ]


def _card_list(source: nodes.definition_list) -> mnemonic_list:
    cards = _copy(source, mnemonic_list())
    cards += [_card(item) for item in source.children if isinstance(item, nodes.Element)]
    return cards


def _card(source: nodes.Element) -> mnemonic_card:
    """Make a card of an item of a definition list, whatever number of parts that has.

    Several definitions become one explanation. A classifier (`term : classifier` in
    reStructuredText) stays in the term as it was written: a card has none.
    """
    card = _copy(source, mnemonic_card())
    term, explanation = mnemonic_term(), mnemonic_explanation()
    for part in source.children:
        if isinstance(part, nodes.definition):
            _copy(part, explanation)
            explanation += part.children
        elif isinstance(part, nodes.classifier):
            term += [nodes.Text(" : "), *part.children]
        elif isinstance(part, nodes.term):
            _copy(part, term)
            term += part.children
    card += [term, explanation]
    return card


def _copy(source: nodes.Element, node: _E) -> _E:
    """Give `node` the attributes and the place of `source`, and return it."""
    node.update_basic_atts(source)
    node.rawsource, node.source, node.line = source.rawsource, source.source, source.line
    return node
