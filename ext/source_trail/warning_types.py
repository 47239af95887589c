"""What can be wrong with a source note: the warnings' subtypes, listed once."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

WARNING_TYPE = "source_trail"

logger = logging.getLogger(__name__)


class NoteWarning(Enum):
    """The subtypes, each with its message; 'source_trail.empty' is what silences EMPTY."""

    NO_NUMBER = "a source note needs its number: write '{source-note} S1' on its first line."
    NO_CERTAINTY = (
        "source note %s does not say how well it is supported: below its first line, "
        "add ':certainty: high', or medium, or low."
    )
    UNKNOWN_CERTAINTY = (
        "source note %s: the certainty '%s' is not known; write high, medium or low."
    )
    EMPTY = (
        "source note %s is empty: write what the source claims, and what is known, "
        "before its closing line."
    )
    DUPLICATE = "source note %s stands at %s already: give one of the two another number."

    @property
    def subtype(self) -> str:
        """What `suppress_warnings` calls it after the type."""
        return self.name.lower()


def warn(
    problem: NoteWarning, *details: str, location: nodes.Element | tuple[str, int | None]
) -> None:
    """Warn of `problem` at `location`, a node or a page and its line."""
    logger.warning(
        problem.value, *details, type=WARNING_TYPE, subtype=problem.subtype, location=location
    )
