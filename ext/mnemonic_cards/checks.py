"""Finds the mistakes in the content of a deck."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from directive_parts.directive import is_heading
from directive_parts.names import slug

from .letters import letters, spelling_mistake
from .mistakes import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .nodes import mnemonic_term

UNSEEN = (nodes.Invisible, nodes.system_message)
"""Nodes that show nothing: comments, targets and the like."""


class Syntax(NamedTuple):
    """How an author writes what a message advises."""

    card: str
    bold: str


MARKDOWN = Syntax(
    "the term on a line of its own, then a line of a colon, a space and the explanation",
    "e**X**ample",
)
MARKDOWN_WITHOUT_LISTS = MARKDOWN._replace(
    card=f"{MARKDOWN.card}; and add 'deflist' to myst_enable_extensions in conf.py"
)
RESTRUCTUREDTEXT = Syntax(
    "the term on a line of its own, then the explanation on the next line, indented",
    r"e\ **X**\ ample",
)


class Finding(NamedTuple):
    """A mistake, what to say about it, and the node to look at (None: the deck)."""

    mistake: Mistake
    message: str
    node: nodes.Node | None


def content_mistakes(content: Sequence[nodes.Node], syntax: Syntax) -> Iterator[Finding]:
    """Yield what is wrong with the structure of a deck's content, as it was parsed."""
    seen = [node for node in content if not isinstance(node, UNSEEN)]
    headings = [node for part in content for node in part.findall(is_heading)]
    others = [
        node
        for node in seen
        if not isinstance(node, nodes.definition_list) and node not in headings
    ]
    for node in headings:
        message = (
            f"it cannot hold the heading '{node.astext()}'. Move the heading in front of the "
            "deck, or write it in bold instead."
        )
        yield Finding(Mistake.HEADING, message, node)
    if not seen:
        message = f"it has no cards. For each, write {syntax.card}."
        yield Finding(Mistake.EMPTY, message, None)
    elif len(others) == len(seen):
        message = f"it is not a definition list. For each card, write {syntax.card}."
        yield Finding(Mistake.CONTENT, message, others[0])
    else:
        message = (
            "this is not part of a card. Move it in front of the deck or behind it; if it "
            "belongs to an explanation, indent it as that is."
        )
        for node in others:
            yield Finding(Mistake.OUTSIDE, message, node)


def repeated_terms(terms: Sequence[mnemonic_term]) -> Iterator[Finding]:
    """Yield the terms that have occurred before."""
    seen: set[str] = set()
    for term in terms:
        name = slug(term.text)
        if name in seen:
            message = (
                f"the term '{term.text}' occurs more than once. Change it, or put the "
                "explanations together."
            )
            yield Finding(Mistake.REPEATED, message, term)
        seen.add(name)


def spelling(word: str, terms: Sequence[mnemonic_term], syntax: Syntax) -> Iterator[Finding]:
    """Yield where the letters of `terms` differ from `word`, if they do."""
    if not terms or not letters(word):
        return
    if mistake := spelling_mistake(word, terms, syntax.bold):
        index, message = mistake
        yield Finding(Mistake.LETTERS, message, terms[index])
