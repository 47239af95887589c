"""The mistakes that an author can make in a deck, and how they are reported."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

logger = logging.getLogger(__name__)


class Mistake(Enum):
    """The kinds of mistakes; each is the subtype of a warning of the type `mnemonic`.

    `suppress_warnings = ["mnemonic.letters"]` in conf.py silences one kind.
    """

    TITLE = "title"
    """A deck has no title."""

    NAME = "name"
    """A deck has no name, or a card no letter to make one of: it has no address."""

    DUPLICATE = "duplicate"
    """Two decks or cards would have the same address."""

    EMPTY = "empty"
    """A deck has no content."""

    CONTENT = "content"
    """A deck's content is not a definition list."""

    OUTSIDE = "outside"
    """A deck holds something beside its definition list."""

    HEADING = "heading"
    """A deck or a card holds a heading."""

    LETTERS = "letters"
    """The letters of the terms do not spell the word."""

    REPEATED = "repeated"
    """A term occurs twice in a deck."""

    OPTION = "option"
    """An option is unknown, or its value is."""

    LINK = "link"
    """A link in a deck leads to a script; its text is shown without it."""

    HTML = "html"
    """A deck holds HTML that could run or is not closed; it is shown as text."""

    SOURCE = "source"
    """The source is not a key of the bibliography, or there is no bibliography."""


def warn(mistake: Mistake, message: str, location: Node | str | tuple[str, int]) -> None:
    """Report a mistake in one line.

    Args:
        mistake: Its kind.
        message: Which deck, what is wrong with it, and what to do.
        location: The node, the `path:line` or the document and line where it was made.
    """
    logger.warning("%s", message, type="mnemonic", subtype=mistake.value, location=location)
