"""The words of the line are complete in every catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import page_review

HOME = Path(page_review.__file__).parent
LOCALE = HOME / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())
UPDATE = "bring it up to date as the README of the extension says"


def texts(path):
    """Return the translations of a catalogue by their texts."""
    read = read_mo if path.suffix == ".mo" else read_po
    with path.open("rb") as file:
        return {message.id: message.string for message in read(file) if message.id}


def po(language):
    return LOCALE / language / "LC_MESSAGES/page_review.po"


def test_the_template_holds_what_the_source_says():
    found = {message for _file, _line, message, *_ in extract_from_dir(HOME)}
    assert len(found) == 4
    assert texts(LOCALE / "page_review.pot").keys() == found, UPDATE


def test_there_are_languages():
    assert LANGUAGES == ["cy", "de"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_sentence_with_its_places(language):
    translated = texts(po(language))
    assert translated.keys() == texts(LOCALE / "page_review.pot").keys(), UPDATE
    for text, translation in translated.items():
        places = [re.findall(r"\{\w*\}", words) for words in (text, translation)]
        assert sorted(places[0]) == sorted(places[1]), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_was_written(language):
    assert texts(po(language).with_suffix(".mo")) == texts(po(language)), UPDATE
