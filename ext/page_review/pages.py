"""The domain `page_review`: the pages that have been reviewed, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from sphinx.domains import Domain

from page_review.days import now

if TYPE_CHECKING:
    from collections.abc import Set
    from datetime import date, datetime

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Review(NamedTuple):
    """A page's last review and the next."""

    reviewed: date
    due: date
    """The last day on which the page is not overdue."""
    reviewers: tuple[str, ...]


class ReviewDomain(Domain):
    """The reviews by page."""

    name = "page_review"
    label = "Reviews of pages"
    # pages: the reviews; now: when this build began; first: the day of the first build;
    # seen: on which day a builder, by its name, last looked at what is overdue.
    initial_data: ClassVar[dict[str, Any]] = {
        "pages": {},
        "now": None,
        "first": None,
        "seen": {},
    }
    data_version = 1

    @property
    def pages(self) -> dict[str, Review]:
        """The reviews of the pages that have right dates."""
        return cast("dict[str, Review]", self.data["pages"])

    @property
    def now(self) -> datetime:
        """When this build began: one moment, even where the build goes on past midnight."""
        return cast("datetime", self.data["now"])

    @property
    def today(self) -> date:
        """The day of this build."""
        return self.now.date()

    @property
    def seen(self) -> dict[str, date]:
        """The day on which each builder last looked at what is overdue."""
        return cast("dict[str, date]", self.data["seen"])

    def last_seen(self, builder: str) -> date:
        """Return the day since which the output of a builder may not have followed.

        Sphinx keeps what is noted here only after builds that read or return a page. A
        builder of which nothing is known may therefore have run on any day since the first.
        """
        return self.seen.get(builder, cast("date", self.data["first"]))

    def clear_doc(self, docname: str) -> None:
        """Forget the page."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that a parallel worker has read."""
        others = otherdata["pages"]
        self.pages.update({name: others[name] for name in docnames & others.keys()})

    def resolve_any_xref(self, *_details: object) -> list[tuple[str, nodes.reference]]:
        """Return nothing: reviews are not linked to."""
        return []


def reviews_of(env: BuildEnvironment) -> ReviewDomain:
    """Return the domain of an environment."""
    return cast("ReviewDomain", env.domains["page_review"])


def note_time(app: Sphinx) -> None:
    """Remember when the build began."""
    reviews = reviews_of(app.env)
    reviews.data["now"] = now()
    reviews.data["first"] = reviews.data["first"] or reviews.today


def setup_part(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(ReviewDomain)
    app.connect("builder-inited", note_time)
