"""What a new page begins with: its front matter, its parts, and what belongs into each.

Which kinds of pages there are, and which parts they have, `checks.page_rules` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.page_rules import DESCRIPTION, LAST, NOTES, OUTCOME, PARTS, TIME_OUT

if TYPE_CHECKING:
    from datetime import date

YEARS_UNTIL_REVIEW = 2


class Part(NamedTuple):
    """How the label of a part ends, and what belongs into it."""

    label: str
    purpose: str


_CASE = "A case that shows it. It begins with *Invented for this page.* and describes nobody."

PURPOSES = {
    "What you will learn": Part("learn", "What a reader will be able to do, and what for."),
    "The idea in brief": Part("brief", "The whole idea in a paragraph, for who reads no more."),
    "The idea": Part("idea", "Whose idea it is, and what it says. Every fact has a citation."),
    "In practice": Part("practice", _CASE),
    "Criticism and limits": Part("limits", "What is said against it, and what is not known."),
    "What it means": Part("meaning", "What the skill is, in plain words, and what it is not."),
    "Why it matters": Part("why", "What it does for a person. Every fact has a citation."),
    "What it looks like": Part("looks-like", _CASE),
    "Where it goes wrong": Part("wrong", "How it fails, and how a nurse can tell."),
    "Boundaries": Part("boundaries", "Where it ends, and what the Code asks."),
    TIME_OUT: Part("time-out", "An activity: what it is about, and then the questions."),
    LAST: Part("next", "Where to go from here: two or three links, and why."),
}
"""What belongs into each part that a new page has."""

FREE = {
    "overview": "What this page leads to or gathers. Its parts are yours to choose.",
    "reference": "What one looks up here. Its parts are yours to choose.",
}
"""What belongs into a page of a kind that has no parts of its own."""

WHERE_NOTES_GO = (
    "Does the article differ from what is known? Then a part comes here:\n"
    f"% '## {NOTES}', and on the line before it ({{label}}-source-notes)=."
)
_BEFORE_NOTES = {parts[parts.index(NOTES) - 1] for parts in PARTS.values()}

A_LABEL = "Give each heading a label on the line before it, like ({label}-…)=."


def page_text(kind: str, label: str, title: str, today: date) -> str:
    """Return the text of a new page, with everything in it but what only a person can write.

    Args:
        kind: one of `page_rules.KINDS`.
        label: the label of the page; those of its parts begin with it.
        title: its title.
        today: the day on which it counts as reviewed.
    """
    parts = [_part(part, label, title) for part in parts_of(kind)]
    if not parts:
        parts = [f"% {FREE[kind]}\n% {A_LABEL.format(label=label)}\n"]
    return "\n".join([_front_matter(kind, today), f"({label})=\n# {title}\n", *parts])


def parts_of(kind: str) -> list[str]:
    """Return the parts that a new page of a kind has, in order.

    Source notes come when there is something to note. A page needs a time out, or else a deck
    of cards, which cannot be without terms: it gets a time out.
    """
    parts = [part for part in PARTS.get(kind, ()) if part != NOTES]
    if parts and TIME_OUT not in parts:
        parts.insert(parts.index(LAST), TIME_OUT)
    return parts


def labels_of(kind: str, label: str) -> list[str]:
    """Return every label of a new page."""
    return [label, *(f"{label}-{PURPOSES[part].label}" for part in parts_of(kind))]


def _front_matter(kind: str, today: date) -> str:
    try:
        until = today.replace(year=today.year + YEARS_UNTIL_REVIEW)
    except ValueError:  # 29 February
        until = today.replace(year=today.year + YEARS_UNTIL_REVIEW, day=28)
    lines = ["---", f"kind: {kind}", f"reviewed: {today}", f"review-by: {until}"]
    if kind in PARTS:
        lines += [
            "# It ends the sentence 'Having read this page, a student can …': a verb in small",
            f"# letters first, no full stop, at most {OUTCOME[-1]} characters. (Lines that",
            "# begin with '#' are remarks: take them out when you like.)",
            'outcome: ""',
        ]
    lines += [
        "myst:",
        "  html_meta:",
        f"    # For search engines: {DESCRIPTION[0]} to {DESCRIPTION[-1]} characters.",
        '    description: "…"',
        "---",
        "",
    ]
    return "\n".join(lines)


def _part(part: str, label: str, title: str) -> str:
    """Return a part: its label, its heading, and what belongs into it as a comment."""
    text = f"({label}-{PURPOSES[part].label})=\n## {part}\n\n% {PURPOSES[part].purpose}\n"
    if part in _BEFORE_NOTES:
        text += f"\n% {WHERE_NOTES_GO.format(label=label)}\n"
    if part == TIME_OUT:
        text += f"\n:::{{time-out}} {title}\n:name: {label}\n\n-\n-\n:::\n"
    return text
