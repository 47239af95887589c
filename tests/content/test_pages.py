from __future__ import annotations

import pytest
from checks import page_rules
from checks.markdown_pages import all_pages, read_page
from checks.page_rules import RULES, repeated_labels

PAGES = all_pages()

FRONT = """\
---
kind: theory
reviewed: 2026-11-23
review-by: 2028-11-23
outcome: tell a right page from a wrong one
myst:
  html_meta:
    description: A page that has whatever a page of theory should have, and nothing more.
---

"""
PROSE = "Words that are counted. " * 130
TEXT = f"""\
(page)=
# Title

(page-learn)=
## What you will learn

{PROSE}

(page-brief)=
## The idea in brief

(page-idea)=
## The idea

```{{figure}} drawing.svg
:alt: A drawing

A caption.
```

(page-practice)=
## In practice

(page-limits)=
## Criticism and limits

(page-time-out)=
## Time out

(page-next)=
## Read next
"""
GOOD = FRONT + TEXT
NOTE = ":::{source-note} S1\n:certainty: high\n\nText.\n:::\n"
SKILL = GOOD.replace("kind: theory", "kind: skill")


def report(findings):
    """Fail with the findings alone, which are meant for authors."""
    if findings:
        pytest.fail("\n".join(map(str, findings)), pytrace=False)


def test_there_are_pages():
    assert PAGES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_pages_keep_the_rule(rule):
    report([finding for page in PAGES for finding in rule(page)])


def test_no_label_stands_twice():
    report(list(repeated_labels(PAGES)))


def test_a_right_page_breaks_no_rule():
    page = read_page(GOOD)
    assert [finding for rule in RULES for finding in rule(page)] == []


TOP = "---"


@pytest.mark.parametrize(
    ("rule", "right", "wrong", "place", "message"),
    [
        ("kind", "kind: theory", "kind: lesson", "kind:", "there is no kind 'lesson'"),
        ("kind", FRONT, "", "(page)", "no kind is given"),
        ("review_dates", "2028-11-23", "2029-11-24", "review-by:", "3 years at most"),
        (
            "description",
            "that has whatever a page of theory should have,",
            "",
            "    desc",
            "25 char",
        ),
        ("description", "A page", "A page " * 20, "    desc", "50 to 160"),
        ("outcome", "outcome: tell a right page from a wrong one\n", "", TOP, "no outcome is"),
        ("outcome", "tell a right", "Tell a right", "outcome:", "begin with a verb in small"),
        (
            "outcome",
            "tell a right",
            "3 times tell a right",
            "outcome:",
            "begin with a verb in small",
        ),
        ("outcome", "a wrong one", "a wrong one.", "outcome:", "no full stop"),
        ("outcome", "a wrong one", "a wrong one, " * 13, "outcome:", "has 191 characters"),
        ("outcome", "tell a right page from a wrong one", "''", "outcome:", "is still empty"),
        ("headings", "## The idea\n", "# The idea\n", "# The idea\n", "has 2"),
        ("headings", "# Title", "## Title", TOP, "has 0"),
        ("headings", "## The idea\n", "#### The idea\n", "#### The idea\n", "write 3"),
        ("labels", "(page-idea)=\n", "", "## The idea\n", "'The idea' has no label"),
        ("labels", "(page-idea)=\n", "(page-idea)=\n\n", "## The idea\n", "has no label"),
        ("labels", "(page-idea)=", "(page_idea)=", "(page_idea)=", "to be of small"),
        ("html", "Words that", "Words <b>that</b>", "<b>", "this is HTML"),
        ("html", "(page-idea)=\n", "<div>\n\n(page-idea)=\n", "<div>", "this is HTML"),
        ("html", "A caption.", "<br>", "<br>", "this is HTML"),
        ("html", "(page-idea)=", "```{raw} html\n```\n\n(page-idea)=", "{raw}", "this is HTML"),
        ("alternatives", ":alt: A drawing", ":width: 9", "{figure}", "no text alternative"),
        ("alternatives", "Words that", "![](drawing.svg)", "![]", "no text alternative"),
        (
            "parts",
            "## In practice",
            "## At work",
            "## The idea\n",
            "'## In practice' is missing",
        ),
        ("parts", "## Time out", "## Something", TOP, "a deck of cards or"),
        ("parts", "## Read next\n", "", "## Criticism", "'## Read next' is missing"),
        (
            "parts",
            "## Read next\n",
            f"## Read next\n\n{NOTE}",
            "## Crit",
            "'## Source notes' is",
        ),
        ("parts", "## Read next\n", "## Read next\n\n## More\n", "## More", "the last part"),
        ("length", PROSE, "Word. " * 490, TOP, "the page has 492 words"),
        ("length", PROSE, PROSE * 3, TOP, "the page has 1562 words"),
    ],
)
def test_a_page_that_breaks_a_rule_is_found(rule, right, wrong, place, message):
    assert right in GOOD
    text = GOOD.replace(right, wrong)
    findings = list(getattr(page_rules, rule)(read_page(text)))
    assert findings
    line = text[: text.index(place)].count("\n") + 1
    assert str(findings[0]).startswith(f"page.md:{line}: ")
    assert message in findings[0].message


def test_parts_in_another_order_are_found():
    swapped = GOOD.replace("## In practice", "@").replace("## The idea\n", "## In practice\n")
    (finding,) = page_rules.parts(read_page(swapped.replace("@", "## The idea")))
    assert "'In practice' stands too early" in finding.message


def test_a_skill_page_has_other_parts():
    findings = [finding.message.split("'")[1] for finding in page_rules.parts(read_page(SKILL))]
    assert findings == [
        "## What it means",
        "## Why it matters",
        "## What it looks like",
        "## Where it goes wrong",
        "## Boundaries",
    ]


def test_an_overview_may_do_without_an_outcome():
    text = GOOD.replace("outcome: tell a right page from a wrong one\n", "")
    assert list(page_rules.outcome(read_page(text)))
    assert list(page_rules.outcome(read_page(text.replace("theory", "overview", 1)))) == []


def test_html_in_a_comment_or_in_code_is_none():
    text = GOOD.replace("A caption.", "<!-- <b> -->\n\n`<b>`")
    assert list(page_rules.html(read_page(text))) == []


def test_neither_notes_nor_cards_nor_descriptions_nor_citations_are_counted():
    deck = NOTE.replace("{source-note} S1\n:certainty: high", "{flashcards} Deck")
    drawing = NOTE.replace("{source-note} S1\n:certainty: high", "{dropdown} In words")
    beside = f"{NOTE}\n{deck}\n{drawing}\n{{cite:p}}`grey1999`"
    text = GOOD.replace(PROSE, f"{'Word. ' * 498}\n\n{beside}")
    assert list(page_rules.length(read_page(text))) == []
    assert list(page_rules.length(read_page(text.replace("Word. ", "", 1))))


def test_a_label_that_two_pages_have_is_found():
    pages = [read_page("(same)=\n# A", "a.md"), read_page("Text\n\n(same)=\n# B", "b.md")]
    assert [str(finding) for finding in repeated_labels(pages)] == [
        "b.md:3: the label 'same' stands at a.md:1 already: choose another"
    ]


def test_front_matter_that_cannot_be_read_is_named():
    page = read_page("---\nkind: theory\ntitle: Kind: what it asks\n---\n\n# Kind")
    (finding,) = page_rules.front_matter(page)
    assert str(finding).startswith("page.md:3: this line between the '---' cannot be read")
