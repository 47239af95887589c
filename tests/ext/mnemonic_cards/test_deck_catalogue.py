"""The words of the interface are complete in every catalogue, and pages show them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup

import mnemonic_cards
from site_builder import build

HOME = Path(mnemonic_cards.__file__).parent
LOCALE = HOME / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())
UPDATE = "bring it up to date as the README of the extension says"

DECK = """\
# Page

:::{flashcards} Words
:name: words
:source: w21

One
: First.
:::

```{bibliography}
```
"""


def entries(path):
    """Return the entries of a catalogue by their texts."""
    read = read_mo if path.suffix == ".mo" else read_po
    with path.open("rb") as file:
        return {message.id: message for message in read(file) if message.id}


def po(language):
    return LOCALE / language / "LC_MESSAGES/mnemonic_cards.po"


def test_the_template_holds_what_the_source_says():
    found = {
        message: " ".join(comments)
        for _file, _line, message, comments, _context in extract_from_dir(
            HOME, comment_tags=("Translators:",)
        )
    }
    template = entries(LOCALE / "mnemonic_cards.pot")
    held = {text: " ".join(message.auto_comments) for text, message in template.items()}
    assert held == found, UPDATE


def test_there_is_a_second_language():
    assert "cy" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word(language):
    template, translated = entries(LOCALE / "mnemonic_cards.pot"), entries(po(language))
    assert translated.keys() == template.keys(), UPDATE
    assert [text for text, message in translated.items() if not message.string] == []
    assert [text for text, message in translated.items() if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_that_are_filled_in_and_the_blanks_around(language):
    def bones(text):
        start, end = re.match(r"\s*", text)[0], re.search(r"\s*$", text)[0]
        return start, sorted(re.findall(r"\{\d\}", text)), end

    for text, message in entries(po(language)).items():
        assert bones(message.string) == bones(text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_was_written(language):
    compiled, written = entries(po(language).with_suffix(".mo")), entries(po(language))
    assert {text: message.string for text, message in compiled.items()} == {
        text: message.string for text, message in written.items()
    }, UPDATE


def test_welsh_says_that_it_awaits_a_review():
    readme = " ".join((HOME / "README.md").read_text(encoding="utf-8").split())
    header = po("cy").read_text(encoding="utf-8").partition("msgid")[0]
    assert "awaiting a speaker's review" in header
    assert "Welsh, awaiting a speaker's review" in readme


@pytest.fixture(scope="module")
def welsh(tmp_path_factory):
    """Return a site in Welsh."""
    conf = {
        "extensions": ["myst_parser", "sphinxcontrib.bibtex", "mnemonic_cards"],
        "bibtex_bibfiles": ["works.bib"],
        "language": "cy",
    }
    works = "@book{w21, author={Wright}, title={T}, year={2021}, publisher={P}}\n"
    files = {"index.md": DECK, "works.bib": works}
    built = build(tmp_path_factory.mktemp("welsh"), files, conf=conf)
    # docutils has no words of its own in Welsh.
    (warning,) = built.warnings
    assert 'Language "cy" not supported' in warning
    return built


def test_a_page_in_welsh_has_the_words_in_welsh(welsh):
    soup = BeautifulSoup(welsh.read("index.html"), "html.parser")
    assert soup.select_one(".mnemonic-source").get_text().startswith("Ffynhonnell: ")
    words = str(soup.select_one("script[src*=mnemonic_cards]"))
    assert "Profwch eich hun" in words
    assert "Test yourself" not in words


def test_the_search_in_welsh_calls_cards_by_their_welsh_name(welsh):
    assert '"mnemonic","card","cerdyn"' in welsh.read("searchindex.js")
    assert '"mnemonic","deck","pecyn o gardiau"' in welsh.read("searchindex.js")


@pytest.mark.usefixtures("welsh")
def test_a_site_in_another_language_has_english_words_after_that(tmp_path):
    conf = {"extensions": ["myst_parser", "mnemonic_cards"], "language": "eo"}
    page = DECK.partition("```")[0].replace(":source: w21\n", "")
    built = build(tmp_path, {"index.md": page}, conf=conf)
    assert "Test yourself" in built.read("index.html")
