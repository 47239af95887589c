"""Links to time outs: role, Markdown links, inventory, index, search."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile
from time_out_pages import CONF, PAGES, time_out_called

from site_builder import build

TITLE = "First meetings"


def links(tmp_path, lines, page, path):
    """Return address and text of the link that each of `lines` makes on a page."""
    pages = {**PAGES, path: PAGES.get(path, page) + "\n" + "\n\n".join(lines) + "\n"}
    if path == "old.rst":
        pages["index.md"] = PAGES["index.md"].replace("mine\n", "mine\nold\n")
    built = build(tmp_path, pages, conf=CONF)
    assert built.warnings == []
    name = f"{path.partition('.')[0]}.html"
    body = BeautifulSoup(built.read(name), "html.parser").select_one("div.body > section")
    return [
        (a["href"], a.get_text())
        for paragraph in body.find_all("p", recursive=False)
        for a in paragraph.select("a.internal")
    ]


def test_links_of_markdown_bear_the_title_or_their_own_text(tmp_path):
    lines = [
        "{time-out:activity}`first-meetings`",
        "{time-out:activity}`First meetings`",
        "{time-out:activity}`own *text* <first-meetings>`",
        "[](#time-out-first-meetings)",
        "[own *text*](#time-out-first-meetings)",
        "[](index.md#time-out-first-meetings)",
        "[](#first-meetings)",
        "{ref}`time-out-first-meetings`",
        "{time-out:activity}`account`",
    ]
    place = "index.html#time-out-first-meetings"
    assert links(tmp_path, lines, "", "other.md") == [
        (place, TITLE),
        (place, TITLE),
        (place, "own *text*"),
        (place, TITLE),
        (place, "own text"),
        (place, TITLE),
        (place, TITLE),
        (place, TITLE),
        ("mine.html#time-out-account", "An account"),
    ]


def test_links_of_restructuredtext(tmp_path):
    lines = [
        ":time-out:activity:`first-meetings`",
        ":ref:`own <time-out-first-meetings>`",
        ":any:`first-meetings`",
    ]
    place = "index.html#time-out-first-meetings"
    assert links(tmp_path, lines, "Old\n===\n", "old.rst") == [
        (place, TITLE),
        (place, "own"),
        (place, TITLE),
    ]


def test_a_link_to_what_does_not_exist_is_reported(tmp_path):
    page = "# Home\n\n{time-out:activity}`none`\n"
    (warning,) = build(tmp_path, {"index.md": page}, conf=CONF).warnings
    assert warning == (
        "index.md:3: WARNING: there is no time out that is called 'none'. "
        "A time out is called what its option :name: says. [ref.activity]"
    )


def test_the_inventory_lists_time_outs(tmp_path):
    built = build(tmp_path, PAGES, conf=CONF)
    data = InventoryFile.loads((built.outdir / "objects.inv").read_bytes(), uri="/").data
    found = data["time-out:activity"]
    assert {name: (item.uri, item.display_name) for name, item in found.items()} == {
        "first-meetings": ("/index.html#time-out-first-meetings", TITLE),
        "leaving": ("/other.html#time-out-leaving", "Leaving"),
        "minute": ("/other.html#time-out-minute", "A minute"),
        "account": ("/mine.html#time-out-account", "An account"),
    }


def test_another_project_links_by_the_inventory(tmp_path):
    first = build(tmp_path / "one", PAGES, conf=CONF)
    conf = {
        "extensions": [*CONF["extensions"], "sphinx.ext.intersphinx"],
        "intersphinx_mapping": {
            "far": ("https://example.org/", str(first.outdir / "objects.inv"))
        },
    }
    page = "# Page\n\n{time-out:activity}`leaving` [](inv:far:time-out:activity#leaving)\n"
    built = build(tmp_path / "two", {"index.md": page}, conf=conf)
    assert built.warnings == []
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    assert [a["href"] for a in soup.select("a.external[href*=time-out]")] == [
        "https://example.org/other.html#time-out-leaving"
    ] * 2


def test_the_index_lists_time_outs(tmp_path):
    pages = {"index.md": "# Home\n\n" + time_out_called("one", "Now; then")}
    soup = BeautifulSoup(build(tmp_path, pages, conf=CONF).read("genindex.html"), "html.parser")
    entries = [(a.get_text(), a["href"]) for a in soup.select("table.genindextable a")]
    assert entries == [("Now, then", "index.html#time-out-one")]


@pytest.mark.parametrize("word", ["meet", "said", "talk"])
def test_search_finds_the_words_of_a_time_out(tmp_path, word):
    built = build(tmp_path, PAGES, conf=CONF)
    index = json.loads(built.read("searchindex.js").removeprefix("Search.setIndex(")[:-1])
    # The index holds the stems of words.
    found = index["terms"][word]
    home = index["docnames"].index("index")
    assert home in (found if isinstance(found, list) else [found])


def test_search_finds_time_outs_as_objects(tmp_path):
    index = build(tmp_path, PAGES, conf=CONF).read("searchindex.js")
    assert '"time-out","activity","time out"' in index
