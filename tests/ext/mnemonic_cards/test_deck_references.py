"""Links to decks and cards: roles, Markdown links, inventory, index, search."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.inventory import InventoryFile

from site_builder import build

CONF = {"extensions": ["myst_parser", "mnemonic_cards"]}

TITLE = "T\N{EN DASH}A"
DECK = """\
(tea)=
# Home

:::{mnemonic} T--A
:name: tea

Time to *give*
: Given.

Attention; undivided
: Paid.
:::

```{toctree}
other
old
```
"""


def links(tmp_path, lines, page="other"):
    """Return address and text of the link that each of `lines` makes on `page`."""
    markdown = "\n\n".join(lines)
    pages = {"index.md": DECK, "other.md": "# Other\n", "old.rst": "Old\n===\n"}
    pages = {
        name: f"{text}\n{markdown}\n" if name.startswith(page) else text
        for name, text in pages.items()
    }
    built = build(tmp_path, pages, conf=CONF)
    assert built.warnings == []
    body = BeautifulSoup(built.read(f"{page}.html"), "html.parser").select_one("div.body")
    return [(a["href"], a.get_text()) for a in body.select("p > a.internal")]


@pytest.mark.parametrize(("page", "path"), [("index", ""), ("other", "index.html")])
def test_links_of_markdown_bear_the_title_or_their_own_text(tmp_path, page, path):
    lines = [
        "{mnemonic:deck}`tea`",
        "{mnemonic:card}`tea/time-to-give`",
        "{mnemonic:card}`Tea/Time to give`",
        "{mnemonic:card}`own *text* <tea/time-to-give>`",
        "[](#mnemonic-tea)",
        "[](#mnemonic-tea-time-to-give)",
        "[own *text*](#mnemonic-tea-time-to-give)",
        "[](index.md#mnemonic-tea-time-to-give)",
        "[](#tea/time-to-give)",
        "{ref}`mnemonic-tea`",
    ]
    deck, card = f"{path}#mnemonic-tea", f"{path}#mnemonic-tea-time-to-give"
    assert links(tmp_path, lines, page) == [
        (deck, TITLE),
        (card, "Time to give"),
        (card, "Time to give"),
        (card, "own *text*"),
        (deck, TITLE),
        (card, "Time to give"),
        (card, "own text"),
        (card, "Time to give"),
        (card, "Time to give"),
        (deck, TITLE),
    ]


def test_links_of_restructuredtext(tmp_path):
    lines = [
        ":mnemonic:deck:`tea`",
        ":mnemonic:card:`tea/attention-undivided`",
        ":ref:`own <mnemonic-tea>`",
        ":any:`tea/time-to-give`",
    ]
    assert links(tmp_path, lines, "old") == [
        ("index.html#mnemonic-tea", TITLE),
        ("index.html#mnemonic-tea-attention-undivided", "Attention; undivided"),
        ("index.html#mnemonic-tea", "own"),
        ("index.html#mnemonic-tea-time-to-give", "Time to give"),
    ]


def test_a_label_that_is_called_like_a_deck_is_meant_first(tmp_path):
    assert links(tmp_path, ["[](#tea)"]) == [("index.html#tea", "Home")]
    pages = {"index.md": DECK.replace("(tea)=\n", ""), "other.md": "# Other\n\n[](#tea)\n"}
    built = build(tmp_path, {**pages, "old.md": "# Old\n"}, conf=CONF)
    assert built.warnings == []
    assert 'href="index.html#mnemonic-tea"' in built.read("other.html")


NO_DECK = "A deck is called what its option :name: says. [ref.deck]"
NO_CARD = "A card is called by its deck's name, a slash and its term: 'deck/term'. [ref.card]"


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("deck}`coffee`", f"there is no deck that is called 'coffee'. {NO_DECK}"),
        (
            "deck}`tea/time-to-give`",
            f"there is no deck that is called 'tea/time-to-give'. {NO_DECK}",
        ),
        ("card}`tea/sugar`", f"there is no card that is called 'tea/sugar'. {NO_CARD}"),
        ("card}`tea`", f"there is no card that is called 'tea'. {NO_CARD}"),
    ],
)
def test_a_link_to_what_does_not_exist_is_reported(tmp_path, role, says):
    text = f"# Other\n\n{{mnemonic:{role}\n"
    built = build(tmp_path, {"index.md": DECK, "other.md": text, "old.md": "# O\n"}, conf=CONF)
    assert built.warnings == [f"other.md:3: WARNING: {says}"]


def test_the_inventory_lists_decks_and_cards(tmp_path):
    built = build(tmp_path, {"index.md": DECK, "other.md": "# O", "old.md": "# O"}, conf=CONF)
    content = (built.outdir / "objects.inv").read_bytes()
    data = InventoryFile.loads(content, uri="/").data
    decks, cards = (
        {name: (item.uri, item.display_name) for name, item in data[f"mnemonic:{kind}"].items()}
        for kind in ("deck", "card")
    )
    assert decks == {"tea": ("/index.html#mnemonic-tea", TITLE)}
    assert cards == {
        "tea/time-to-give": ("/index.html#mnemonic-tea-time-to-give", "Time to give"),
        "tea/attention-undivided": (
            "/index.html#mnemonic-tea-attention-undivided",
            "Attention; undivided",
        ),
    }


def test_another_project_links_by_the_inventory(tmp_path):
    first = build(
        tmp_path / "one", {"index.md": DECK, "other.md": "# O", "old.md": "# O"}, conf=CONF
    )
    conf = {
        "extensions": [*CONF["extensions"], "sphinx.ext.intersphinx"],
        "intersphinx_mapping": {
            "tea": ("https://example.org/", str(first.outdir / "objects.inv"))
        },
    }
    page = (
        "# Page\n\n{mnemonic:card}`tea/Time to give` {external+tea:mnemonic:deck}`tea` "
        "[](inv:tea:mnemonic:card#tea/time-to-give) [own](inv:#mnemonic-tea)\n"
    )
    built = build(tmp_path / "two", {"index.md": page}, conf=conf)
    assert built.warnings == []
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    assert [a["href"] for a in soup.select("a.external[href*=mnemonic]")] == [
        "https://example.org/index.html#mnemonic-tea-time-to-give",
        "https://example.org/index.html#mnemonic-tea",
        "https://example.org/index.html#mnemonic-tea-time-to-give",
        "https://example.org/index.html#mnemonic-tea",
    ]


def test_the_index_lists_cards_below_their_deck_and_by_themselves(tmp_path):
    built = build(tmp_path, {"index.md": DECK, "other.md": "# O", "old.md": "# O"}, conf=CONF)
    soup = BeautifulSoup(built.read("genindex.html"), "html.parser")
    entries = [
        (" ".join(item.contents[0].get_text().split()), sub.get_text(), sub["href"])
        for item in soup.select("table.genindextable > tr > td > ul > li")
        for sub in item.select("a")
    ]
    time, attention = (
        "index.html#mnemonic-tea-time-to-give",
        "index.html#mnemonic-tea-attention-undivided",
    )
    assert entries == [
        ("Attention, undivided", TITLE, attention),
        ("Time to give", TITLE, time),
        (TITLE, TITLE, "index.html#mnemonic-tea"),
        (TITLE, "Attention, undivided", attention),
        (TITLE, "Time to give", time),
    ]


def test_search_finds_the_words_of_a_deck(tmp_path):
    deck = DECK.replace(":name: tea", ":name: tea\n:caption: For *visitors*")
    built = build(tmp_path, {"index.md": deck, "other.md": "# O", "old.md": "# O"}, conf=CONF)
    index = json.loads(built.read("searchindex.js").removeprefix("Search.setIndex(")[:-1])
    home = index["docnames"].index("index")
    # The index holds the stems of words.
    for word in ("undivid", "paid", "attent", "visitor"):
        assert index["terms"][word] == home


def test_search_finds_cards_as_objects(tmp_path):
    built = build(tmp_path, {"index.md": DECK, "other.md": "# O", "old.md": "# O"}, conf=CONF)
    index = built.read("searchindex.js")
    assert '"mnemonic","card"' in index
    assert "Time to give" in index


def test_the_domain_finds_what_there_is_now(tmp_path):
    build(tmp_path, {"index.md": DECK, "other.md": "# O", "old.md": "# O"}, conf=CONF)
    app = SphinxTestApp("html", tmp_path / "source", tmp_path / "build")
    domain, document = app.env.domains["mnemonic"], app.env.get_doctree("index")
    read = {kind: dict(domain.data[kind]) for kind in ("entries", "references")}
    assert domain.find("tea")[0] == "index"
    domain.clear_doc("index")
    assert domain.find("tea") is None
    domain.merge_domaindata({"other"}, read)
    assert domain.find("tea") is None
    domain.merge_domaindata({"index"}, read)
    assert domain.find("mnemonic-tea-time-to-give")[1].title == "Time to give"
    domain.clear_doc("index")
    assert domain.find("tea") is None
    domain.process_doc(app.env, "index", document)
    assert domain.find("tea")[0] == "index"
    app.cleanup()
