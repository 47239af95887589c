"""A translated site has its decks translated, wherever their texts appear."""

from __future__ import annotations

import json

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

from site_builder import build

CONF = {"extensions": ["myst_parser", "mnemonic_cards"]}

PAGES = {
    "index.md": """\
# Home

:::{mnemonic} T--A
:caption: For *guests*
:name: tea

Time to *give*
: Given.

Attention; undivided
: Paid.
:::

```{toctree}
other
```
""",
    "other.md": "# Other\n\n[](#mnemonic-tea) {mnemonic:card}`tea/time-to-give`\n",
}
GERMAN = {
    "T--A": "Z--A",
    "For *guests*": "Für *Gäste*",
    "Time to *give*": "Zeit *schenken*",
    "Attention; undivided": "Aufmerksamkeit",
    "Given.": "Geschenkt.",
    "Paid.": "Gewidmet.",
}
TITLE = "Z\N{EN DASH}A"


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    """Return the site in German: what gettext extracts is translated and built."""
    folder = tmp_path_factory.mktemp("german")
    template = build(folder / "template", PAGES, "gettext", CONF)
    with (template.outdir / "index.pot").open("rb") as file:
        texts = [message.id for message in read_po(file) if message.id]
    assert set(texts) == {"Home", *GERMAN}
    catalogue = Catalog(locale="de")
    for text in texts:
        catalogue.add(text, GERMAN.get(text, text))
    place = folder / "locale/de/LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "index.mo").open("wb") as file:
        write_mo(file, catalogue)
    conf = {**CONF, "language": "de", "locale_dirs": [str(folder / "locale")]}
    built = build(folder / "site", PAGES, conf=conf)
    assert built.warnings == []
    return built


def body_of(built, name):
    return BeautifulSoup(built.read(name), "html.parser").select_one("div.body")


def test_the_cards_are_translated_and_keep_their_addresses(german):
    deck = body_of(german, "index.html").select_one("mnemonic-deck")
    assert deck["id"] == "mnemonic-tea"
    assert deck.select_one(".mnemonic-title strong").get_text() == TITLE
    assert str(deck.select_one(".mnemonic-caption em")) == "<em>Gäste</em>"
    card = deck.select_one("details")
    assert (card.summary["data-letter"], card.summary.get_text()) == ("Z", "Zeit schenken")
    assert card.select_one("#mnemonic-tea-time-to-give").get_text(strip=True) == "Geschenkt."


def test_links_are_translated(german):
    links = body_of(german, "other.html").select("p > a")
    assert [a.get_text() for a in links] == [TITLE, "Zeit schenken"]


def test_the_index_is_translated(german):
    text = german.read("genindex.html")
    assert "Zeit schenken" in text
    assert "Time to" not in text


def test_the_search_is_translated(german):
    index = json.loads(german.read("searchindex.js").removeprefix("Search.setIndex(")[:-1])
    titles = {entry[4] for entries in index["objects"].values() for entry in entries}
    assert titles >= {"Zeit schenken", "Aufmerksamkeit"}
    assert {"geschenkt", "gast"} <= index["terms"].keys()
    assert "paid" not in index["terms"]


def test_the_inventory_is_translated(german):
    data = InventoryFile.loads((german.outdir / "objects.inv").read_bytes(), uri="").data
    assert data["mnemonic:card"]["tea/time-to-give"].display_name == "Zeit schenken"
    assert "std:term" not in data
