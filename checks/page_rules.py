"""What every page has: its kind, its parts, its labels, its dates, its length.

A rule takes a page and yields what is wrong with it: file, line, and what to do.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from checks.report import counted
from page_review.days import read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.finding import Finding
    from checks.page import Page

KINDS = ("theory", "skill", "overview", "reference")
NOTES, TIME_OUT, LAST = "Source notes", "Time out", "Read next"
PARTS = {
    "theory": (
        "What you will learn", "The idea in brief", "The idea", "In practice",
        "Criticism and limits", NOTES, LAST,
    ),
    "skill": (
        "What it means", "Why it matters", "What it looks like", "Where it goes wrong",
        "Boundaries", NOTES, TIME_OUT, LAST,
    ),
}  # fmt: skip
DECKS = ("mnemonic", "flashcards")
# Notes, decks and drawings told in words are read beside the article, or not at all.
NOT_PROSE = {"source-note", "dropdown", *DECKS}
WORDS = range(500, 1201)
DESCRIPTION = range(50, 161)
OUTCOME = range(1, 161)
YEARS_BETWEEN_REVIEWS = 3


def front_matter(page: Page) -> Iterator[Finding]:
    """The lines between `---` can be read."""
    if not page.has_front_matter:
        yield page.at(
            1, "the page does not begin with its lines between two '---', which say what kind "
            "it is and when it was reviewed: copy them from another page, and change them",
        )  # fmt: skip
    elif page.unreadable and not page.has_tab:
        yield page.at(
            page.unreadable,
            "this line between the '---' cannot be read: a line has the form 'kind: theory', "
            "and a text that has a colon in it goes between quotation marks",
        )


def kind(page: Page) -> Iterator[Finding]:
    """A page says what kind it is."""
    found = page.front_matter.get("kind")
    if found not in KINDS:
        said = f"there is no kind '{found}'" if found else "no kind is given"
        kinds = ", ".join(KINDS)
        yield page.at("kind", f"{said}: write 'kind:' and one of {kinds} at the top")


def review_dates(page: Page) -> Iterator[Finding]:
    """A page is reviewed every three years; what else its dates need, the build checks."""
    first, until = (
        read_day(str(page.front_matter.get(key))) for key in ("reviewed", "review-by")
    )
    if first is None or until is None:
        return
    # From 29 February the years lead to 1 March at the latest.
    limit = date(first.year + YEARS_BETWEEN_REVIEWS, first.month, min(first.day, 28))
    if (until - limit).days > first.day - limit.day:
        yield page.at(
            "review-by", f"'review-by' {until} is to be {YEARS_BETWEEN_REVIEWS} years at most "
            f"after 'reviewed' {first}",
        )  # fmt: skip


def description(page: Page) -> Iterator[Finding]:
    """A page has a description for search engines."""
    length = len(page.description)
    if length not in DESCRIPTION:
        is_empty = not page.description.strip(" …")
        has = "is still empty" if is_empty else f"has {counted(length, 'character')}"
        yield page.at(
            "description", f"the description {has}: write one of "
            f"{DESCRIPTION[0]} to {DESCRIPTION[-1]} characters under 'myst:', "
            "'html_meta:', 'description:' at the top",
        )  # fmt: skip


def outcome(page: Page) -> Iterator[Finding]:
    """A theory or skill page says what a student can do who has read it."""
    found = page.front_matter.get("outcome")
    if found is None:
        if str(page.front_matter.get("kind")) in PARTS:
            yield page.at(
                1, "no outcome is given: write 'outcome:' at the top, and what a student can "
                "do who has read the page, like \"name Peplau's four phases\"",
            )  # fmt: skip
        return
    text = str(found)
    if not text.strip(" …"):
        yield page.at(
            "outcome", "the outcome is still empty: write what a student can do who has read "
            f"the page, in {OUTCOME[-1]} characters at most",
        )  # fmt: skip
        return
    if len(text) not in OUTCOME:
        yield page.at(
            "outcome", f"the outcome has {len(text)} characters: write {OUTCOME[-1]} at most"
        )
    if not text[0].islower():
        yield page.at(
            "outcome", f"the outcome '{text}' is to begin with a verb in small letters: it "
            "ends the sentence 'Having read this page, a student can …'",
        )  # fmt: skip
    if text.endswith("."):
        yield page.at("outcome", f"the outcome '{text}' is to have no full stop at the end")


def headings(page: Page) -> Iterator[Finding]:
    """A page has one title, and no level of heading is left out."""
    titles = [heading for heading in page.headings if heading.level == 1]
    if len(titles) != 1:
        line = titles[1].line if titles else 1
        yield page.at(line, f"a page has one title ('# …'), and this one has {len(titles)}")
    for before, after in zip(page.headings, page.headings[1:], strict=False):
        if after.level > before.level + 1:
            yield page.at(
                after.line, f"'{after.text}' has {after.level} '#', and the heading before it "
                f"{before.level}: write {before.level + 1}",
            )  # fmt: skip


def labels(page: Page) -> Iterator[Finding]:
    """A heading has an explicit label on the line before it, chosen to last."""
    for heading in page.headings:
        if heading.label is None:
            yield page.at(
                heading.line, f"'{heading.text}' has no label: write one, like "
                "(peplau-phases)=, on the line before it",
            )  # fmt: skip
    for label in page.labels:
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", label.name):
            yield page.at(
                label.line, f"the label '{label.name}' is to be of small letters, digits and "
                "hyphens, and to begin with a letter",
            )  # fmt: skip


def repeated_labels(pages: Iterable[Page]) -> Iterator[Finding]:
    """A label stands once on the site."""
    places: dict[str, str] = {}
    for page in pages:
        for label in page.labels:
            if label.name in places:
                place = places[label.name]
                message = f"the label '{label.name}' stands at {place} already: choose another"
                yield page.at(label.line, message)
            places.setdefault(label.name, f"{page.name}:{label.line}")


def html(page: Page) -> Iterator[Finding]:
    """A page is Markdown, so that it can be read in every form that the site takes."""
    for line in [*page.html, *(directive.line for directive in page.named("raw"))]:
        yield page.at(line, "this is HTML: write it in Markdown, or as a directive")


def alternatives(page: Page) -> Iterator[Finding]:
    """An image has a text for those who do not see it."""
    for image in page.images:
        if not image.alt.strip():
            yield page.at(image.line, "the image has no text alternative: say what it shows")


def parts(page: Page) -> Iterator[Finding]:
    """A theory or skill page has its parts in order; others may follow in between."""
    wanted = list(PARTS.get(str(page.front_matter.get("kind")), ()))
    if not wanted:
        return
    if not page.named("source-note"):
        wanted.remove(NOTES)
    # Where its level is wrong, another rule says so.
    found = {heading.text: heading.line for heading in page.headings[1:]}
    second = [heading for heading in page.headings if heading.level == 2]
    line = 1
    for part in wanted:
        if part not in found:
            yield page.at(line, f"the part '## {part}' is missing: write it here or below")
        elif found[part] < line:
            order = ", ".join(wanted)
            yield page.at(found[part], f"'{part}' stands too early: the order is {order}")
        line = max(line, found.get(part, line))
    if second and second[-1].text != LAST:
        yield page.at(second[-1].line, f"the last part is to be '## {LAST}'")
    if TIME_OUT not in {*wanted, *found} and not page.named(*DECKS):
        yield page.at(1, f"a deck of cards or a part '## {TIME_OUT}' is missing: write one")


def length(page: Page) -> Iterator[Finding]:
    """A theory or skill page is an article: prose, without what stands beside it."""
    if str(page.front_matter.get("kind")) not in PARTS:
        return
    prose = [
        block.text
        for block in page.blocks
        if not block.is_heading and not NOT_PROSE & set(block.within)
    ]
    words = sum(len(re.findall(r"\w[\w\u2019'-]*", text)) for text in prose)
    if words not in WORDS:
        has = f"has {counted(words, 'word')}" if words else "has no words yet"
        yield page.at(1, f"the page {has}, and {WORDS[0]} to {WORDS[-1]} is right")


RULES = (
    kind, review_dates, description, outcome, headings, labels, html, alternatives, parts,
    length,
)  # fmt: skip
OF_FRONT_MATTER = {kind, review_dates, description, outcome, parts, length}
OF_STRUCTURE = {headings, labels, parts, length}


def broken_rules(page: Page, *, is_sure: bool = True) -> Iterator[Finding]:
    """Yield what is wrong with a page.

    Of front matter that cannot be read, only that is said; and where it is not sure what the
    author meant to be a heading, nothing of headings.
    """
    yield from front_matter(page)
    left_out = set() if is_sure else OF_STRUCTURE
    if page.unreadable or not page.has_front_matter:
        left_out = left_out | OF_FRONT_MATTER
    for rule in RULES:
        if rule not in left_out:
            yield from rule(page)
