"""The line at the foot of a page: when it was last reviewed, and when it is next due."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from babel.lists import format_list
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from page_review.checks import check_sources, read_review
from page_review.days import locale_of, long_day
from page_review.pages import Review, reviews_of
from page_review.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class page_review(nodes.General, nodes.Element):  # noqa: N801 (docutils writes them so)
    """The place of the line, last in its document; `review` is the page's `Review`.

    It stays in what is read. What it says depends on the day and on the builder, and is put
    in when the page is written:

        paragraph               in every format but HTML
        page_review_html        in HTML
    """


class page_review_html(nodes.General, nodes.Element):  # noqa: N801
    """The line in HTML, as `html`. It holds no text: that a search for 'review' finds every
    page would help nobody.
    """


def add_foot(app: Sphinx, document: nodes.document) -> None:
    """Check the dates of a page that was read, and end it with the place of its line."""
    env = app.env
    docname = env.current_document.docname
    review = read_review(env, docname)
    if review is None:
        return
    check_sources(env, docname, review.due, document)
    reviews_of(env).pages[docname] = review
    document += page_review(review=review)


def sentences(
    review: Review,
    today: date,
    language: str,
    as_date: Callable[[date, str], str],
    as_text: Callable[[str], str],
) -> str:
    """Return the two sentences on a review.

    Args:
        review: The review.
        today: On which day the reader is told so.
        language: The language of the project.
        as_date: What makes a date, which is also given written out, part of the line.
        as_text: What makes any other text part of it.
    """
    if review.reviewers:
        last = _("Page last reviewed on {date} by {reviewer}.")
    else:
        last = _("Page last reviewed on {date}.")
    if review.due < today:
        following = _("This page was due for review by {date}, and may be out of date.")
    else:
        following = _("Next review due by {date}.")
    names = format_list(review.reviewers, locale=locale_of(language))
    reviewed = as_date(review.reviewed, long_day(review.reviewed, language))
    due = as_date(review.due, long_day(review.due, language))
    last = as_text(last).format(date=reviewed, reviewer=as_text(names))
    return f"{last} {as_text(following).format(date=due)}"


class WriteHtml(SphinxPostTransform):
    """Say in HTML what is to be said of the review."""

    formats = ("html",)
    default_priority = 700

    def run(self, **_options: object) -> None:
        """Replace each place by the line."""
        today = reviews_of(self.env).today
        for place in list(self.document.findall(page_review)):
            text = sentences(
                place["review"],
                today,
                self.config.language,
                lambda day, written: f'<time datetime="{day}">{escape(written)}</time>',
                escape,
            )
            overdue = " page-review-overdue" if place["review"].due < today else ""
            html = f'<p class="page-review{overdue}">{text}</p>\n'
            place.replace_self(page_review_html(html=html))


class WriteParagraph(SphinxPostTransform):
    """Say it in a paragraph wherever the page is not written in HTML."""

    default_priority = WriteHtml.default_priority + 1

    def run(self, **_options: object) -> None:
        """Replace each place that is left."""
        today = reviews_of(self.env).today
        for place in list(self.document.findall(page_review)):
            text = sentences(
                place["review"],
                today,
                self.config.language,
                lambda _day, written: written,
                str,
            )
            place.replace_self(nodes.paragraph("", text, classes=["page-review"]))


def visit_html(translator: HTML5Translator, node: page_review_html) -> None:
    """Write the line."""
    translator.body.append(node["html"])
    raise nodes.SkipNode


def setup_part(app: Sphinx) -> None:
    """Register the nodes, and what puts them in and takes them out."""
    app.add_node(page_review)
    app.add_node(page_review_html, html=(visit_html, None))
    app.connect("doctree-read", add_foot)
    app.add_post_transform(WriteHtml)
    app.add_post_transform(WriteParagraph)
