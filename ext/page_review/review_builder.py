"""The builder `review`: `sphinx-build -b review` prints which page is due when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.dummy import DummyBuilder

from page_review.pages import reviews_of

if TYPE_CHECKING:
    from datetime import date

    from sphinx.application import Sphinx

HEAD = ("Due by", "Reviewed", "Page", "")


class ReviewBuilder(DummyBuilder):
    """Reads the site, writes no page, and prints the pages by the day when they are due."""

    name = "review"
    epilog = ""

    def finish(self) -> None:
        """Print the table, even where the build is to be quiet: it is what was asked for."""
        reviews = reviews_of(self.env)
        rows = [
            (review.due, review.reviewed, self.env.doc2path(docname, base=False).as_posix())
            for docname, review in reviews.pages.items()
        ]
        print("\n".join(table(sorted(rows, key=lambda row: (row[0], row[2])), reviews.today)))


def table(rows: list[tuple[date, date, str]], today: date) -> list[str]:
    """Return the lines of the table.

    Args:
        rows: Of each page: when it is due, when it was reviewed, and its file.
        today: Pages due before this day are overdue.
    """
    late = sum(due < today for due, _reviewed, _page in rows)
    cells = [
        (str(due), str(reviewed), page, "overdue" if due < today else "")
        for due, reviewed, page in rows
    ]
    width = max((len(page) for _due, _reviewed, page in rows), default=0)
    lines = [
        f"{due:<12}{reviewed:<12}{page:<{width}}  {state}".rstrip()
        for due, reviewed, page, state in (HEAD, *cells)
    ]
    return [*lines, "", f"{len(rows)} pages, {late} of them overdue."]


def setup_part(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(ReviewBuilder)
