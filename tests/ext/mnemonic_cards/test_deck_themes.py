"""A deck is at home in any theme, and pages without one carry nothing of it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from site_builder import build

THEMES = {
    "furo": "styles/furo.css",
    "alabaster": "alabaster.css",
    "pydata_sphinx_theme": "styles/pydata-sphinx-theme.css",
    "classic": "classic.css",
}

PAGES = {
    "index.rst": "Home\n====\n\n.. toctree::\n\n   decks\n",
    "decks.rst": """\
Decks
=====

.. mnemonic:: TEA
   :name: tea
   :caption: For *guests*.

   Time
      Given.

   Ear
      Lent.

   Attention
      Paid.

.. flashcards:: Words
   :name: words
   :start: open

   One
      First.
""",
}


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_shows_decks_without_a_warning(tmp_path, theme):
    conf = {"extensions": ["mnemonic_cards"], "html_theme": theme}
    # In a process of its own: Sphinx's test application has 'basic' in place of alabaster.
    built = build(tmp_path, PAGES, conf=conf, jobs=2)
    assert built.warnings == []
    soup = BeautifulSoup(built.read("decks.html"), "html.parser")
    assert soup.select(f"link[href*='_static/{THEMES[theme]}']")
    assert len(soup.select("mnemonic-deck > details > summary + .mnemonic-explanation")) == 4
    assert [element.get_text() for element in soup.select(".mnemonic-caption")] == [
        "For guests."
    ]
    assert len(soup.select("link[rel=stylesheet][href*=mnemonic_cards]")) == 1
    assert len(soup.select("script[defer][src*=mnemonic_cards]")) == 1
    assert soup.select("mnemonic-deck [style], mnemonic-deck script") == []
    assert "mnemonic" not in built.read("index.html")
