"""The messages that the recipes for contributors tell of are those that mistakes bring."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from checks.prose import phrases
from test_mistakes import found, house, make

from manual_examples import manual, messages_told

HERE = Path(__file__).parent
README = (HERE.parents[1] / "README.md").read_text(encoding="utf-8")

MISTAKES = {
    "correct": [
        "spelling-slip", "label-with-an-empty-line", "directive-unclosed", "style-people",
    ],
    "new-page": ["page-too-short", "front-matter-colon", "label-new"],
    "references": ["citation-unknown", "work-uncited"],
    "README": ["deck-letters", "label-with-an-empty-line", "citation-unknown"],
}  # fmt: skip
"""The mistakes that a page tells of, in its order: files in `cases/`."""


def told(page: str) -> list[str]:
    """Return the messages that a page tells of, apart from those of other commands."""
    if page == "README":
        return re.findall(r"^\| `(\S+:\d+: [^`]+)` \|", README, re.M)
    return [text for text in messages_told(manual(page)) if not text.startswith("kb.py ")]


def plain(message: str) -> str:
    """Return a message without its place, names, numbers and what to write instead."""
    text = re.sub(r"^\S+:\d+: ([a-z]+\d{4}: )?", "", message.removesuffix(" …"))
    text = re.sub(r"(?<=it says: ).*|(?<=did you mean ).*(?=\?)|\d+|\b[A-Z]+\b", "…", text)
    text = re.sub(r"(?<=; the )\w+", "…", text)
    return re.sub(r"(?<!\w)'[^'\s]*(?: [^']*)?'(?!\w)", "'…'", text)


@pytest.mark.parametrize(
    ("page", "place"),
    [(page, place) for page, cases in MISTAKES.items() for place in range(len(cases))],
)
def test_a_message_that_is_told_is_what_the_mistake_brings(page, place, tmp_path):
    case = HERE / f"cases/{MISTAKES[page][place]}.toml"
    home = house(tmp_path)
    make(tomllib.loads(case.read_text(encoding="utf-8")), home)
    forms = [plain(message) for message in found(home)]
    wanted = plain(told(page)[place])
    assert any(said.startswith(wanted) for said in forms), forms


@pytest.mark.parametrize("page", MISTAKES)
def test_every_message_that_is_told_is_tried(page):
    assert len(told(page)) == len(MISTAKES[page])


def test_the_words_that_are_told_are_those_of_the_check():
    rows = re.findall(r"^\| \*(.+)\* \| (.+) \|$", manual("words"), re.M)
    assert len(rows) >= 5
    form, others = phrases()
    for words, instead in rows:
        match = form.fullmatch(words)
        assert match, words
        assert others[match.lastindex - 1] == instead
