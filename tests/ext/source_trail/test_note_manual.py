"""The manual of source notes shows each certainty by examples that are built here.

They are not run on the page that shows them: a note there would stand in the site's list.
"""

from __future__ import annotations

import re

import pytest
from note_site import CONF

from manual_examples import SYNTAXES, built, examples_of, manual, shown, text_of
from source_trail.directives import Certainty
from source_trail.warning_types import NoteWarning

MANUAL = manual("source-notes")
EXAMPLES = examples_of("source-notes")
CITED = {**CONF, "bibtex_cite_id": "cite-{key}"}
BOOK = "@book{KEY, author={KEY}, title={T}, year={2021}, publisher={P}}\n"
WORKS = BOOK.replace("KEY", "wright2021") + BOOK.replace("KEY", "peplau1952")
BIBLIOGRAPHY = {"markdown": "```{bibliography}\n```", "rest": ".. bibliography::\n"}


def notes_of(tmp_path, example, suffix):
    """Build an example, with one that some of them link to, and return all notes there."""
    names = [example, "high" if example != "high" else "low"]
    texts = [text_of("source-notes", name, suffix) for name in names]
    texts.append(BIBLIOGRAPHY[suffix])
    page = built(tmp_path, texts, suffix, CITED, {"references.bib": WORKS})
    return page.select("aside.source-note")


def read(note):
    """Return the words of a note and where its links lead."""
    return note.get_text(), [link["href"] for link in note.select("a[href]")]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_works_and_is_the_same_in_both_languages(tmp_path, example):
    first, second = (notes_of(tmp_path, example, suffix) for suffix in SYNTAXES)
    assert len(first) == 2
    assert list(map(read, first)) == list(map(read, second))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_manual_shows_every_example(example):
    places = [MANUAL.index(block) for block in shown("source-notes", example, live=False)]
    assert places == sorted(places)


def test_the_manual_runs_no_note():
    assert re.findall(r"^[:`]{3,}\{(?:source-note|include)", MANUAL, re.M) == []


@pytest.mark.parametrize("certainty", Certainty)
def test_every_certainty_has_an_example_and_is_told_as_readers_see_it(tmp_path, certainty):
    text = text_of("source-notes", certainty.value, "markdown")
    assert f":certainty: {certainty.value}\n" in text
    note, *_ = notes_of(tmp_path, certainty.value, "markdown")
    words = note.select_one(".source-note-title").get_text().partition(" · ")[2]
    assert f"| `{certainty.value}` | {words} |" in MANUAL


def test_every_message_is_told_with_a_note_in_its_place():
    example = {
        NoteWarning.NO_NUMBER: (),
        NoteWarning.NO_CERTAINTY: ("S36",),
        NoteWarning.UNKNOWN_CERTAINTY: ("S36", "fair"),
        NoteWarning.EMPTY: ("S36",),
        NoteWarning.DUPLICATE: ("S36", "docs/theory/peplau.md:143"),
    }
    assert example.keys() == set(NoteWarning)
    for warning, details in example.items():
        assert f"`{warning.value % details}`" in MANUAL
