"""What can be wrong with the review of a page: the warnings' subtypes, listed once."""

from __future__ import annotations

from enum import Enum

from sphinx.util import logging

WARNING_TYPE = "page_review"

logger = logging.getLogger(__name__)


class ReviewWarning(Enum):
    """The subtypes, each with its message; 'page_review.date' is what silences DATE."""

    MISSING = (
        "the page has no '%s' date: add it to the metadata at the top of the page, "
        "like '%s: 2026-11-23'."
    )
    DATE = "'%s' is '%s', which is no date: write year, month and day, like 2026-11-23."
    ORDER = (
        "'review-by' %s is to be later than 'reviewed' %s: write the day by which the page is "
        "to be reviewed again."
    )
    FUTURE = (
        "'reviewed' %s lies in the future: write the day on which the page was last reviewed."
    )
    SOURCE = (
        "'review-by' %s is too late, since the page cites %s, which holds until %s: "
        "write %s, or an earlier day."
    )
    OVERDUE = "the page was due for review by %s: review it, then write both dates anew."

    @property
    def subtype(self) -> str:
        """What `suppress_warnings` calls it after the type."""
        return self.name.lower()


def warn(problem: ReviewWarning, *details: object, location: tuple[str, int]) -> None:
    """Warn of `problem` at `location`, a page and its line."""
    logger.warning(
        problem.value, *details, type=WARNING_TYPE, subtype=problem.subtype, location=location
    )
