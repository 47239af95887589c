"""What stands in a deck neither runs in a reader's browser nor breaks the build."""

from __future__ import annotations

import cProfile

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from site_builder import build

CONF = {
    "extensions": ["myst_parser", "mnemonic_cards"],
    "smartquotes": False,
    "version": "1",
    "copyright": "none",
    "epub_copyright": "none",
}

IN_RST = """\
Page
====

.. mnemonic:: "><img src=x onerror=1>
   :name: "><script>1</script>
   :class: "><script>
   :caption: </p><script>alert(0)</script>

   "><script>alert(1)</script>
      ``<script>`` & "><svg onload=alert(2)>

   **"<img src=x onerror=alert(3)>** and more
      Text
"""


def body_of(built, name="index.html"):
    return BeautifulSoup(built.read(name), "html.parser").select_one("div.body")


def kinds_of(warnings):
    return [warning.rpartition(" [")[2].removesuffix("]") for warning in warnings]


def test_what_could_run_is_shown_as_text(tmp_path):
    body = body_of(build(tmp_path, {"index.rst": IN_RST}, conf=CONF))
    deck = body.select_one("mnemonic-deck")
    assert deck["id"] == "mnemonic-script-1-script"
    assert deck.select_one(".mnemonic-title").get_text() == '"><img src=x onerror=1>'
    caption = deck.select_one(".mnemonic-caption").get_text()
    assert caption == "</p><script>alert(0)</script>"
    first, second = deck.select("summary")
    assert first.get_text() == '"><script>alert(1)</script>'
    assert second["data-letter"] == '"<IMG SRC=X ONERROR=ALERT(3)>'
    explanation = deck.select_one(".mnemonic-explanation").get_text(strip=True)
    assert explanation == '<script>& "><svg onload=alert(2)>'
    assert body.select("script, svg, img, [onerror], [onload]") == []


IN_MARKDOWN = """\
# Page

:::{flashcards} Title <script>alert(0)</script>
:name: deck
:caption: Caption <b onclick="alert(1)">bold</b>

Term <img src=x onerror=alert(2)>
: In a line <kbd>F1</kbd> <svg onload=alert(3)> <!-- comment -->

  <iframe srcdoc="<script>alert(4)</script>"></iframe>

  <p>A <em class="x">plain</em> block.</p>

  </div></details><p id="out">

  ```{raw} html
  <a href="javascript:alert(5)">a</a>
  ```

  ```{raw} latex
  For paper.
  ```

Other
: [a](javascript:alert(6)) <a style="x">
:::

The end.
"""


def test_html_that_could_run_is_shown_as_text_and_other_html_stays(tmp_path):
    built = build(tmp_path, {"index.md": IN_MARKDOWN}, conf=CONF)
    assert set(kinds_of(built.warnings)) == {"mnemonic.html"}
    body = body_of(built)
    assert body.select("script, img, svg, iframe, a[href^=java], #out") == []
    assert [tag for tag in body.find_all() if {"onclick", "style"} & tag.attrs.keys()] == []
    assert body.select_one(".mnemonic-title").get_text() == "Title <script>alert(0)</script>"
    explanation = body.select_one(".mnemonic-explanation")
    assert explanation.kbd.get_text() == "F1"
    assert explanation.select_one("em.x").get_text() == "plain"
    assert '<a href="javascript:alert(5)">a</a>' in explanation.get_text()
    end = body.find("p", string="The end.")
    assert end.find_parent("details") is None
    assert end.find_previous_sibling("mnemonic-deck")["id"] == "mnemonic-deck"


def test_html_outside_a_deck_is_no_business_of_decks(tmp_path):
    built = build(tmp_path, {"index.md": "# Page\n\n<b onclick='x'>b</b>\n"}, conf=CONF)
    assert built.warnings == []
    assert body_of(built).select_one("[onclick]").name == "b"


LINKS = """\
Page
====

.. flashcards:: Links
   :name: links
   :caption: `Caption <javascript:alert(1)>`_

   `Term <JavaScript:alert(2)>`_
      Named_, `spaced <java\tscript:alert(3)>`_, `data <data:text/html,x>`_,
      `good <https://example.org/javascript:>`_.

      .. image:: dot.png
         :target: javascript:alert(4)
         :alt: A dot

.. _Named: vbscript:5
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'


@pytest.mark.parametrize("builder", ["html", "latex", "text", "man", "texinfo"])
def test_a_link_that_would_run_keeps_its_text_and_leads_nowhere(tmp_path, builder):
    files = {"index.rst": LINKS.replace(".png", ".svg"), "dot.svg": DOT}
    built = build(tmp_path, files, builder, CONF)
    assert kinds_of(built.warnings) == ["mnemonic.link"] * 6
    if builder == "html":
        deck = body_of(built).select_one("mnemonic-deck")
        assert [a["href"] for a in deck.select("a")] == ["https://example.org/javascript:"]
        assert deck.img["alt"] == "A dot"
        assert " ".join(deck.get_text(" ").split()) == (
            "Links Caption Term Named , spaced , data , good ."
        )


ODD = {
    "right to left": "\N{RIGHT-TO-LEFT OVERRIDE}שלום \N{LEFT-TO-RIGHT MARK}اسم",
    "combining": "Z\N{COMBINING ACUTE ACCENT}" + "\N{COMBINING TILDE}" * 200,
    "emoji": "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{WAVING HAND SIGN}",
    "zero width": "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}",
    "control": "a\x00b\x07c\x1b[31m",
    "private": "\ue000\U0010ffff",
    "markup": "**bold *both** `open [link]( ``` ::: {role}`",
    "huge": "word " * 5_000,
    "long": "w" * 2_000,
}
BUILDERS = ["html", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_odd_texts_break_no_builder(tmp_path, builder):
    decks = "\n".join(
        f":::{{flashcards}} {text}\n:name: deck-{number}\n:caption: {text}\n\n"
        f"{text}\n: {text}\n:::\n"
        for number, text in enumerate(ODD.values())
    )
    page = f"# Page\n\n{decks}\nThe end.\n"
    built = build(tmp_path, {"index.md": page}, builder, CONF)
    assert built.status == 0
    assert {kind.split(".")[0] for kind in kinds_of(built.warnings)} <= {"mnemonic"}
    for path in [*built.outdir.rglob("*.xhtml"), *built.outdir.rglob("*.xml")]:
        etree.parse(path)  # raises where a reader of EPUB or XML would
    if builder == "html":
        body = body_of(built)
        assert len(body.select("mnemonic-deck")) == len(ODD)
        assert body.find("p", string="The end.").find_parent("details") is None


def test_decks_may_stand_in_one_another_as_deep_as_markdown_goes(tmp_path):
    depth = 12
    page = ""
    for level in range(depth):
        fence = ":" * (level + 3)
        inner = page.replace("\n", "\n  ")
        page = (
            f"{fence}{{flashcards}} L{level}\n:name: level-{level}\n\n"
            f"Card\n: Text.\n\n  {inner}\n{fence}\n"
        )
    built = build(tmp_path, {"index.md": f"# Page\n\n{page}"}, conf=CONF)
    assert built.warnings == []
    body = body_of(built)
    innermost = body.select_one("#mnemonic-level-0")
    assert len(innermost.find_parents("details")) == depth - 1


def deck_of(cards):
    texts = "\n".join(f"Term {number}\n: Text {number}.\n" for number in range(cards))
    return {"index.md": f"# Page\n\n:::{{flashcards}} Big\n:name: big\n\n{texts}:::\n"}


def test_a_deck_of_ten_thousand_cards_is_built(tmp_path):
    built = build(tmp_path, deck_of(10_000), conf=CONF)
    assert built.warnings == []
    assert built.read("index.html").count('<details class="mnemonic-card">') == 10_000


def test_twice_the_cards_are_twice_the_work(tmp_path):
    def calls(cards):
        profile = cProfile.Profile()
        profile.runcall(build, tmp_path, deck_of(cards), conf=CONF)
        return sum(entry.callcount for entry in profile.getstats())

    calls(1)  # imports what a first build imports
    few, some, many = calls(100), calls(200), calls(400)
    # The last 200 cards, against 100: with a loop over all cards for each, they were fourfold.
    assert 1.8 < (many - some) / (some - few) < 2.2
