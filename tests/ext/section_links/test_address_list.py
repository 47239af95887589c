"""The list of all addresses, wherever `section-addresses` stands."""

from __future__ import annotations

import pytest
from address_site import GARDEN, INDEX, build_site, soup

LIST = "# List\n\n```{section-addresses}\n```\n"
WITH_LIST = {
    "index.md": INDEX.replace("garden\n", "garden\nlist\n"),
    "list.md": LIST,
    "garden.md": f"---\noutcome: tell a wall from a gate\n---\n\n{GARDEN}",
}


def entries(built, page="list.html"):
    """Return what the list says of each page, and of its sections."""
    items = soup(built.read(page)).select_one("dl.section-addresses")
    return [
        (term.get_text().strip(), definition.p.get_text(), [
            (item.a.get_text(), item.a["href"], item.code.get_text())
            for item in definition.select("li")
        ])
        for term, definition in zip(
            items.find_all("dt"), items.find_all("dd"), strict=True
        )
    ]  # fmt: skip


def test_the_list_has_every_page_with_its_outcome_time_and_addresses(tmp_path):
    built = build_site(tmp_path, WITH_LIST)
    assert built.warnings == []
    base = "https://site.example/docs/s"
    home, garden, works = entries(built)
    assert home[:2] == ("Home", "1 minute to read.")
    assert garden == (
        "The garden",
        "Outcome: tell a wall from a gate. 1 minute to read.",
        [
            ("The whole page", "garden.html#garden", f"{base}/garden/"),
            ("The wall", "garden.html#garden-wall", f"{base}/garden-wall/"),
            ("The gate", "garden.html#garden-gate", f"{base}/garden-gate/"),
            ("The pond", "garden.html#garden-pond", f"{base}/garden-pond/"),
        ],
    )
    assert works[0] == "Works"


def test_pages_stand_in_the_order_of_the_contents_and_others_after_them(tmp_path):
    files = {
        "index.md": INDEX.replace("garden\nworks\n", "works\nlist\ngarden\n"),
        "another.md": "---\norphan: true\n---\n\n(another)=\n# Another\n",
    }
    built = build_site(tmp_path, {**WITH_LIST, **files})
    assert [title for title, _, _ in entries(built)] == [
        "Home", "Works", "The garden", "Another",
    ]  # fmt: skip


def test_the_reading_time_counts_all_words_of_a_page_once(tmp_path):
    words = "word " * 390
    files = {"garden.md": GARDEN.replace("It stands", words)}
    built = build_site(tmp_path, {**WITH_LIST, **files})
    assert entries(built)[1][1] == "2 minutes to read."
    conf = {"section_links_words_a_minute": 100}
    slow = build_site(tmp_path, {**WITH_LIST, **files}, conf=conf)
    assert entries(slow)[1][1] == "4 minutes to read."


def test_each_section_of_the_list_has_the_link_to_its_page(tmp_path):
    items = soup(build_site(tmp_path, WITH_LIST).read("list.html")).select("dd li")
    links = [item.select_one("a.section-link")["href"] for item in items]
    assert "cite/garden-gate/index.html" in links
    assert len(links) == 6


@pytest.mark.parametrize(
    "edit",
    [
        {"garden.md": GARDEN},
        {"garden.md": GARDEN.replace("The gate", "The door")},
        {"garden.md": GARDEN.partition("(garden-pond)=")[0]},
        {"garden.md": "", "index.md": INDEX.replace("garden\n", "list\n")},
    ],
    ids=["outcome", "heading", "section", "page"],
)
def test_the_list_follows_an_edit_of_another_page(tmp_path, edit):
    build_site(tmp_path / "on", WITH_LIST)
    went_on = build_site(tmp_path / "on", {**WITH_LIST, **edit}, fresh=False)
    fresh = build_site(tmp_path / "fresh", {**WITH_LIST, **edit})
    assert went_on.read("list.html") == fresh.read("list.html")
    assert entries(fresh) != entries(build_site(tmp_path / "before", WITH_LIST))


def test_the_list_is_the_same_in_parallel(tmp_path):
    pages = {
        f"page{n}.md": f"---\norphan: true\n---\n(page{n})=\n# Page {n}\n" for n in range(9)
    }
    one = build_site(tmp_path / "one", {**WITH_LIST, **pages}, alone=True)
    many = build_site(tmp_path / "many", {**WITH_LIST, **pages}, jobs=3)
    assert one.read("list.html") == many.read("list.html")
    went_on = build_site(
        tmp_path / "many",
        {**WITH_LIST, **pages, "page3.md": pages["page3.md"].replace("Page", "Sheet")},
        jobs=3,
        fresh=False,
    )
    assert "Sheet 3" in went_on.read("list.html")


@pytest.mark.parametrize(
    ("builder", "file"),
    [
        ("latex", "sample.tex"), ("text", "list.txt"), ("epub", "list.xhtml"),
        ("singlehtml", "index.html"), ("xml", "list.xml"),
    ],
)  # fmt: skip
def test_the_list_is_on_paper_and_in_books_too(tmp_path, builder, file):
    built = build_site(tmp_path, WITH_LIST, builder)
    assert built.warnings == []
    text = built.read(file).replace(r"\sphinxhyphen{}", "-").replace(r"\sphinxhyphen", "-")
    assert "/s/garden-gate/" in text
    assert "Outcome: tell a wall from a gate. 1 minute to read." in " ".join(text.split())


@pytest.mark.parametrize("builder", ["man", "texinfo", "gettext", "dirhtml"])
def test_the_list_builds_with(tmp_path, builder):
    assert build_site(tmp_path, WITH_LIST, builder).warnings == []
