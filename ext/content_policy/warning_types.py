"""What a page may not have inline: the warnings' subtypes, listed once."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

WARNING_TYPE = "content_policy"

logger = logging.getLogger(__name__)


class PolicyWarning(Enum):
    """The subtypes, each with its message; 'content_policy.element' silences ELEMENT."""

    ELEMENT = "a page's text may have no %s, and browsers will ignore it: put it into a file."
    ATTRIBUTE = (
        "a page's text may have no '%s', and browsers will ignore it: put what it does into a "
        "script's file."
    )

    @property
    def subtype(self) -> str:
        """What `suppress_warnings` calls it after the type."""
        return self.name.lower()


def warn(problem: PolicyWarning, *details: object, location: Node) -> None:
    """Warn of `problem` where `location` stands."""
    logger.warning(
        problem.value, *details, type=WARNING_TYPE, subtype=problem.subtype, location=location
    )
