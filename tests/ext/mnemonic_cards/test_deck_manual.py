"""The manual shows every option by examples that work, and lists every kind of mistake."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

import mnemonic_cards
from manual_examples import (
    built,
    examples_of,
    manual,
    markup,
    messages_told,
    shown,
    text_of,
)
from mistake_cases import read_cases
from mnemonic_cards.directives import OPTIONS
from mnemonic_cards.mistakes import Mistake
from site_builder import build

EXTENSION = Path(mnemonic_cards.__file__).parent
MANUAL = manual("cards")
README = (EXTENSION / "README.md").read_text(encoding="utf-8")
EXAMPLES = examples_of("cards")

CONF = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "mnemonic_cards"],
    "bibtex_bibfiles": ["works.bib"],
}
DECKS_ALONE = {"extensions": ["myst_parser", "mnemonic_cards"]}
BOOK = "@book{KEY, author={KEY}, title={T}, year={2021}, publisher={P}}\n"
WORKS = {
    "works.md": "---\norphan: true\n---\n# Works\n\n```{bibliography}\n```\n",
    "works.bib": BOOK.replace("KEY", "peplau1988") + BOOK.replace("KEY", "mann1973"),
}


def deck_of(tmp_path, example, suffix):
    """Build an example, with the deck that some of them link to, and return its HTML."""
    other = "mnemonic" if example != "mnemonic" else "start"
    texts = [text_of("cards", name, suffix) for name in (example, other)]
    return markup(built(tmp_path, texts, suffix, CONF, WORKS).select_one("mnemonic-deck"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_works_and_is_the_same_in_both_languages(tmp_path, example):
    markdown = deck_of(tmp_path, example, "markdown")
    assert markdown == deck_of(tmp_path, example, "rest")
    assert "<summary" in markdown


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_the_manual_shows_is_what_it_runs(example):
    places = [MANUAL.index(block) for block in shown("cards", example, live=True)]
    assert places == sorted(places)


def test_the_manual_has_no_deck_but_its_examples():
    used = re.findall(r"(?:include|literalinclude)\} examples/cards/([\w.]+)", MANUAL)
    assert sorted(used) == sorted(
        f"{example}.{suffix}"
        for example in EXAMPLES
        for suffix in ("markdown", "markdown", "rest")
    )
    assert re.findall(r"^[:`]{3,}\{(?:mnemonic|flashcards)\}", MANUAL, re.M) == []


@pytest.mark.parametrize("text", [MANUAL, README], ids=["manual", "readme"])
def test_every_option_is_told(text):
    assert sorted(re.findall(r"^\| `(:\w+:)` \|", text, re.M)) == sorted(OPTIONS)


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_has_an_example(option):
    texts = (text_of("cards", example, "markdown") for example in EXAMPLES)
    assert any(f"\n{option} " in text for text in texts)


def test_every_kind_of_mistake_is_told_in_the_words_of_the_source():
    tree = ast.parse((EXTENSION / "mistakes.py").read_text(encoding="utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef))
    told = {
        ast.literal_eval(kind.value): " ".join(ast.literal_eval(words.value).split())
        for kind, words in pairwise(body)
        if isinstance(kind, ast.Assign)
    }
    assert told.keys() == {mistake.value for mistake in Mistake}
    table = MANUAL.partition("(contribute-cards-mistakes)=")[2]
    assert dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.M)) == told


def test_the_mistakes_that_are_told_are_those_of_the_tests():
    cases = read_cases(Path(__file__).with_name("deck_mistakes.txt"))
    *told, taken = messages_told(MANUAL)
    assert len(told) == 4
    assert set(told) <= {case.says for case in cases}
    assert "the address 'mnemonic-tea' is taken by contribute/cards.md:" in taken


def test_an_example_that_is_copied_with_its_name_is_told_as_the_manual_says(tmp_path):
    deck = text_of("cards", "mnemonic", "markdown")
    files = {
        "index.md": f"# Page\n\n{deck}\n```{{toctree}}\ncontribute/cards\n```\n",
        "contribute/cards.md": "# Cards\n\n```{include} tea.txt\n```\n",
        "contribute/tea.txt": deck,
    }
    (warning,) = build(tmp_path, files, conf=DECKS_ALONE).warnings
    *_, taken = messages_told(MANUAL)
    assert warning == f"index.md:3: WARNING: {taken} [mnemonic.duplicate]"
