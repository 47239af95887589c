"""The manual shows every option by examples that work, and lists every kind of mistake."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import mnemonic_cards
from mnemonic_cards.directives import OPTIONS
from mnemonic_cards.mistakes import Mistake
from site_builder import build

EXTENSION = Path(mnemonic_cards.__file__).parent
DOCS = Path(__file__).parents[3] / "docs/contribute"
MANUAL = (DOCS / "cards.md").read_text(encoding="utf-8")
README = (EXTENSION / "README.md").read_text(encoding="utf-8")
EXAMPLES = sorted({path.stem for path in (DOCS / "examples").iterdir()})

CONF = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "mnemonic_cards"],
    "bibtex_bibfiles": ["works.bib"],
}
BOOK = "@book{KEY, author={KEY}, title={T}, year={2021}, publisher={P}}\n"
WORKS = BOOK.replace("KEY", "peplau1988") + BOOK.replace("KEY", "mann1973")


def text_of(example, suffix):
    return (DOCS / f"examples/{example}.{suffix}").read_text(encoding="utf-8")


def deck_of(tmp_path, example, suffix):
    """Build an example, with the deck that some of them link to, and return its HTML."""
    other = "mnemonic" if example != "mnemonic" else "start"
    title = "Page\n====\n"
    texts = [title, text_of(example, suffix), text_of(other, suffix)]
    works = "---\norphan: true\n---\n# Works\n\n```{bibliography}\n```\n"
    name = "index.md" if suffix == "markdown" else "index.rst"
    files = {name: "\n".join(texts), "works.md": works, "works.bib": WORKS}
    built = build(tmp_path / suffix, files, conf=CONF)
    assert built.warnings == []
    deck = BeautifulSoup(built.read("index.html"), "html.parser").select_one("mnemonic-deck")
    for citation in deck.select("[id^=id]"):  # numbered by page
        del citation["id"]
    return re.sub(r"\s+", " ", str(deck)).replace("> <", "><")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_works_and_is_the_same_in_both_languages(tmp_path, example):
    markdown = deck_of(tmp_path, example, "markdown")
    assert markdown == deck_of(tmp_path, example, "rest")
    assert "<summary" in markdown


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_the_manual_shows_is_what_it_runs(example):
    blocks = [
        f"```{{literalinclude}} examples/{example}.markdown\n:language: markdown\n```",
        f"```{{literalinclude}} examples/{example}.rest\n:language: rst\n```",
        f"```{{include}} examples/{example}.markdown\n```",
    ]
    places = [MANUAL.index(block) for block in blocks]
    assert places == sorted(places)


def test_the_manual_has_no_deck_but_its_examples():
    shown = re.findall(r"(?:include|literalinclude)\} examples/([\w.]+)", MANUAL)
    assert sorted(shown) == sorted(
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
    assert any(f"\n{option} " in text_of(example, "markdown") for example in EXAMPLES)


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
