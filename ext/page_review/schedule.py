"""Which pages are overdue on the day of the build, though nobody has touched them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from page_review.metadata import DUE, line_of
from page_review.pages import reviews_of
from page_review.review_builder import ReviewBuilder
from page_review.warning_types import ReviewWarning, warn

if TYPE_CHECKING:
    from datetime import date

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from page_review.pages import Review


def note_overdue(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Warn of each overdue page, and return those that are to be written anew.

    A builder of Sphinx writes the pages that changed since it last ran. Here are added those
    that became overdue since (or that no longer are, where the day of the build went back),
    so that a build that goes on from another writes what a fresh one writes. The day of the
    last run is remembered for each builder. Two things cannot be known: that the output of
    the same builder went to two folders in turn, and that a site which nobody builds has
    pages that became overdue: these say so from the next build on.

    The builder `review` does not warn: it prints a table of what is overdue.
    """
    reviews = reviews_of(env)
    name, today = app.builder.name, reviews.today
    if name != ReviewBuilder.name:
        for docname in overdue(reviews.pages, today):
            location = (docname, line_of(env, docname, DUE))
            warn(ReviewWarning.OVERDUE, reviews.pages[docname].due, location=location)
    before = set(overdue(reviews.pages, reviews.last_seen(name)))
    reviews.seen[name] = today
    return sorted(before ^ set(overdue(reviews.pages, today)))


def overdue(pages: dict[str, Review], day: date) -> list[str]:
    """Return the names of the pages that are overdue on a day, in their order."""
    return sorted(docname for docname, review in pages.items() if review.due < day)


def setup_part(app: Sphinx) -> None:
    """Register the handler."""
    app.connect("env-updated", note_overdue)
