"""A translated site has its time outs translated; what is kept is found in every language."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from time_out_pages import CONF, PAGES

from site_builder import build

GERMAN = {
    "First *meetings*": "Erste *Treffen*",
    "What was *said* first, in the first meeting?": "Was wurde *gesagt*?",
    "What happened?": "Was geschah?",
    "No names": "Keine Namen",
    "In your own words": "In eigenen Worten",
    "Other": "Andere",
}


def catalogue(folder, name, texts):
    """Write a compiled catalogue, with the text itself where there is no translation."""
    made = Catalog(locale="de")
    for text in texts:
        made.add(text, GERMAN.get(text, text) if isinstance(texts, list) else texts[text])
    place = folder / "de/LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    with (place / f"{name}.mo").open("wb") as file:
        write_mo(file, made)


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    """Return the site in German: what gettext extracts is translated and built."""
    folder = tmp_path_factory.mktemp("german")
    template = build(folder / "template", PAGES, "gettext", CONF)
    for page in ("index", "other", "mine"):
        with (template.outdir / f"{page}.pot").open("rb") as file:
            texts = [message.id for message in read_po(file) if message.id]
        catalogue(folder / "locale", page, texts)
    words = {
        "Time out: ": "Auszeit: ",
        "about {n} minutes": "etwa {n} Minuten",
        "on the page: {page}": "(auf der Seite {page})",
        "Clear": "Leeren",
    }
    catalogue(folder / "words", "time_outs", words)
    conf = {**CONF, "language": "de", "locale_dirs": [str(folder / "locale")]}
    setup = (
        "def setup(app):\n"
        f"    app.add_message_catalog('time_outs', {str(folder / 'words')!r})\n"
    )
    built = build(folder / "site", {**PAGES, "conf.py": setup}, conf=conf)
    assert built.warnings == []
    return built


def soup_of(built, name):
    return BeautifulSoup(built.read(name), "html.parser")


def test_time_outs_are_translated_and_keep_their_names(german):
    section = soup_of(german, "index.html").select_one("section.time-out")
    assert section["id"] == "time-out-first-meetings"
    title = section.select_one(".time-out-title").get_text()
    assert title == "Auszeit: Erste Treffen etwa 10 Minuten"
    item = section.select_one("[data-prompt]")
    assert item["data-prompt"] == "what-was-said-first-in-the"
    assert item.get_text(strip=True) == "Was wurdegesagt?"


def test_drafts_are_translated_with_checks_and_open_prompt(german):
    draft = soup_of(german, "mine.html").select_one(".time-out-draft")
    assert draft["data-open-prompt"] == "In eigenen Worten"
    assert draft.select_one("[data-prompt]").get_text(strip=True) == "Was geschah?"
    assert draft.select_one("[data-check]").get_text(strip=True) == "Keine Namen"


def test_lists_links_and_index_are_translated(german):
    first, second, *_rest = soup_of(german, "mine.html").select(".time-outs > li")
    assert first.get_text().strip() == ("Erste Treffen etwa 10 Minuten, (auf der Seite Home)")
    assert "(auf der Seite Andere)" in second.get_text()
    assert "Erste Treffen" in german.read("genindex.html")


def test_the_words_of_the_script_are_translated(german):
    assert '\\"clear\\": \\"Leeren\\"' in german.read("_static/time-outs.js")
