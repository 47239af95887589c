"""What a deck is in HTML."""

from __future__ import annotations

from collections import Counter

import pytest
from bs4 import BeautifulSoup

from site_builder import build

CONF = {"extensions": ["myst_parser", "mnemonic_cards"]}

MARKDOWN = """\
# Page

:::{mnemonic} TEA
:name: tea

Time
: Given *freely*.

  - Always
  - Enough

s**E**cure
: Safe.

Attention
: Undivided.
: And kind.
:::
"""

RST = """\
Page
====

.. mnemonic:: TEA
   :name: tea

   Time
      Given *freely*.

      - Always
      - Enough

   s\\ **E**\\ cure
      Safe.

   Attention
      Undivided.

      And kind.
"""


def soup_of(tmp_path, text, suffix="md", builder="html", **conf):
    built = build(tmp_path, {f"index.{suffix}": text}, builder, {**CONF, **conf})
    assert built.warnings == []
    name = "index.xhtml" if builder == "epub" else "index.html"
    return BeautifulSoup(built.read(name), "html.parser")


@pytest.mark.parametrize(("text", "suffix"), [(MARKDOWN, "md"), (RST, "rst")])
def test_cards_are_disclosures_in_a_group_that_has_the_name_of_the_title(
    tmp_path, text, suffix
):
    soup = soup_of(tmp_path, text, suffix)
    deck = soup.select_one("mnemonic-deck[role=group]")
    assert deck["id"] == "mnemonic-tea"
    assert deck.find(id=deck["aria-labelledby"]).get_text() == "TEA"
    cards = deck.select("details.mnemonic-card")
    assert deck.select("dl, dt, dd") == []
    assert [list(card.attrs) for card in cards] == [["class"]] * 3  # neither id nor open
    summaries = [card.find("summary", recursive=False) for card in cards]
    assert [summary.get_text() for summary in summaries] == ["Time", "sEcure", "Attention"]
    assert [summary["data-letter"] for summary in summaries] == ["T", "E", "A"]
    assert str(summaries[1].strong) == "<strong>E</strong>"


@pytest.mark.parametrize(("text", "suffix"), [(MARKDOWN, "md"), (RST, "rst")])
def test_a_cards_id_stands_inside_so_that_a_link_opens_the_card(tmp_path, text, suffix):
    soup = soup_of(tmp_path, text, suffix)
    explanations = soup.select("details.mnemonic-card > summary + div.mnemonic-explanation")
    assert [part["id"] for part in explanations] == [
        "mnemonic-tea-time",
        "mnemonic-tea-secure",
        "mnemonic-tea-attention",
    ]
    assert explanations[0].em.get_text() == "freely"
    assert [item.get_text(strip=True) for item in explanations[0].select("li")] == [
        "Always",
        "Enough",
    ]
    assert explanations[2].get_text(" ", strip=True) == "Undivided. And kind."


def test_flashcards_have_no_letter(tmp_path):
    soup = soup_of(tmp_path, MARKDOWN.replace("{mnemonic} TEA", "{flashcards} Some words"))
    assert len(soup.select("summary")) == 3
    assert soup.select("[data-letter]") == []


def test_start_open_opens_and_class_is_added(tmp_path):
    soup = soup_of(tmp_path, MARKDOWN.replace(":name:", ":start: open\n:class: my own\n:name:"))
    assert len(soup.select("details[open]")) == 3
    assert soup.select_one("mnemonic-deck")["class"] == ["my", "own", "mnemonic-deck"]


def test_cards_are_open_in_epub_even_from_an_environment_that_html_has_read(tmp_path):
    conf = {**CONF, "version": "1", "copyright": "none", "epub_copyright": "none"}
    build(tmp_path, {"index.md": MARKDOWN}, "html", conf)
    built = build(tmp_path, {"index.md": MARKDOWN}, "epub", conf, fresh=False)
    assert built.warnings == []
    assert built.read("index.xhtml").count('<details class="mnemonic-card" open="open">') == 3


def test_a_deck_within_a_card_stands_on_its_own(tmp_path):
    inner = "\n  :::{flashcards} Inner\n  :name: inner\n\n  Deep\n  : Down.\n  :::\n"
    text = MARKDOWN.replace(":::{", "::::{").replace("kind.\n:::", f"kind.\n{inner}::::")
    soup = soup_of(tmp_path, text)
    outer, within = soup.select("mnemonic-deck")
    assert within.find_parent("details").summary.get_text() == "Attention"
    assert within.find_parent("mnemonic-deck") is outer
    assert within.select_one(".mnemonic-explanation")["id"] == "mnemonic-inner-deep"
    assert outer.select_one(".mnemonic-title").get_text() == "TEA"


def test_a_classifier_stays_in_the_term(tmp_path):
    text = RST.replace("   Attention\n", "   Attention : a noun\n")
    soup = soup_of(tmp_path, text, "rst")
    assert soup.select("summary")[2].get_text() == "Attention : a noun"


def test_ids_are_unique_and_labels_lead_to_them(tmp_path):
    other = MARKDOWN.replace(":name: tea", ":name: other").replace("# Page", "")
    soup = soup_of(tmp_path, MARKDOWN + other, html_theme="furo")
    ids = Counter(element["id"] for element in soup.select("[id]"))
    assert ids["mnemonic-other-time"] == 1
    assert [name for name, count in ids.items() if count > 1] == []
    assert [
        e for e in soup.select("[aria-labelledby]") if e["aria-labelledby"] not in ids
    ] == []


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_only_pages_with_a_deck_have_the_style(tmp_path, builder):
    pages = {
        "index.md": "# Home\n\n```{toctree}\ndeck\n```\n",
        "deck.md": MARKDOWN,
    }
    conf = {**CONF, "version": "1", "copyright": "none", "epub_copyright": "none"}
    built = build(tmp_path, pages, builder, conf)
    assert built.warnings == []
    with_style = {
        path.relative_to(built.outdir).as_posix()
        for path in [*built.outdir.rglob("*.html"), *built.outdir.rglob("*.xhtml")]
        if "mnemonic_cards.css" in path.read_text(encoding="utf-8")
    }
    expected = {
        "html": {"deck.html"},
        "dirhtml": {"deck/index.html"},
        "singlehtml": {"index.html"},
        "epub": {"deck.xhtml"},
    }
    assert with_style == expected[builder]
    assert (built.outdir / "_static/mnemonic_cards.css").exists()


def test_all_pages_have_the_style_where_a_site_asks_for_that(tmp_path):
    policy = "def setup(app):\n    app.set_html_assets_policy('always')\n"
    built = build(tmp_path, {"index.md": "# Home\n", "conf.py": policy}, conf=CONF)
    assert "mnemonic_cards.css" in built.read("index.html")


@pytest.mark.parametrize(("builder", "folders"), [("html", 1), ("latex", 0)])
def test_only_builders_of_html_get_the_folder_of_the_style(tmp_path, builder, folders):
    report = (
        "def count(app, _):\n"
        "    (app.outdir / 'count').write_text(str(len(app.config.html_static_path)))\n"
        "def setup(app):\n"
        "    app.connect('build-finished', count)\n"
    )
    built = build(tmp_path, {"index.md": MARKDOWN, "conf.py": report}, builder, CONF)
    assert built.read("count") == str(folders)
