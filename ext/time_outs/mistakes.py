"""The mistakes that an author can make in a time out, and how they are reported."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

logger = logging.getLogger(__name__)


class Mistake(Enum):
    """The kinds of mistakes; each is the subtype of a warning of the type `time_out`.

    `suppress_warnings = ["time_out.prompts"]` in conf.py silences one kind.
    """

    TITLE = "title"
    """A time out has no title."""

    NAME = "name"
    """A time out has no name: it has no address, and nothing written in it could be kept."""

    DUPLICATE = "duplicate"
    """Two time outs, or parts of them, would have the same address."""

    PROMPTS = "prompts"
    """A time out has no list of prompts, or a prompt has no words."""

    CHECKS = "checks"
    """A draft has no second list, which holds what to check."""

    HEADING = "heading"
    """A time out holds a heading."""

    OPTION = "option"
    """An option is unknown, or its value is."""

    LINK = "link"
    """A link in a time out leads to a script; its text is shown without it."""

    HTML = "html"
    """A time out holds HTML that could run or is not closed; it is shown as text."""

    REFLECTIONS = "reflections"
    """There is a second place for all reflections."""


def warn(mistake: Mistake, message: str, location: Node | str | tuple[str, int]) -> None:
    """Report a mistake in one line.

    Args:
        mistake: Its kind.
        message: Which time out, what is wrong with it, and what to do.
        location: The node, the `path:line` or the document and line where it was made.
    """
    logger.warning("%s", message, type="time_out", subtype=mistake.value, location=location)
