"""What can be wrong with addresses: the warnings' subtypes, listed once."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

WARNING_TYPE = "section_links"

logger = logging.getLogger(__name__)


class LinkWarning(Enum):
    """The subtypes, each with its message; 'section_links.new' is what silences NEW."""

    NEW = (
        "the address of the section '%s' is not in %s: run '%s', which adds it. If the section "
        "had another label before, write 'is now %s' at the end of that label's line."
    )
    LOST = (
        "the address '%s' is published since %s, and no section bears its label: give the "
        "section its label back, or end this line with 'is now LABEL' (it was renamed), "
        "'ended DATE, see LABEL' (another took its place) or 'ended DATE: why'."
    )
    ENDED = (
        "the address '%s' has ended by this line, and %s bears its label: give the section "
        "another label, or take the end off this line."
    )
    RENAMED = (
        "the address '%s' is now '%s' by this line, and %s bears the old label alone: give the "
        "section its new label, or take the end off this line."
    )
    HEIR = (
        "the address '%s' leads on to '%s', which no section bears: write a label that exists."
    )
    LEDGER = "%s: mend or move the line."
    NO_LEDGER = "there is no file %s: run '%s', which writes it."
    LABEL = (
        "the label '%s' cannot be an address: write it in small letters and digits, "
        "with hyphens between words."
    )
    PREFIX = (
        "the page '%s' stands where addresses are written: move it, or set %s to another "
        "folder in conf.py."
    )
    AUTHORS = (
        "'authors' in the front matter is empty or not text: write one name, or a list of "
        "names such as [Ada Lovelace, Grace Hopper], or leave the line out."
    )

    @property
    def subtype(self) -> str:
        """What `suppress_warnings` calls it after the type."""
        return self.name.lower()


def warn(
    problem: LinkWarning,
    *details: object,
    location: nodes.Element | tuple[str, int | None] | str | None,
) -> None:
    """Warn of `problem` at `location`: a node, a page and its line, or 'file:line'."""
    logger.warning(
        problem.value, *details, type=WARNING_TYPE, subtype=problem.subtype, location=location
    )
