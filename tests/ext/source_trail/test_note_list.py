from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from note_site import CONF, SITE

from site_builder import Built, build


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Built:
    built = build(tmp_path_factory.mktemp("notes"), SITE, conf=CONF)
    assert built.warnings == []
    return built


@pytest.fixture(scope="module")
def entries(built) -> list[Tag]:
    page = BeautifulSoup(built.read("all-notes.html"), "html.parser")
    return page.find_all("aside", class_="source-note")


def test_all_notes_are_listed_in_natural_order(entries):
    titles = [entry.find("p", class_="source-note-title").get_text() for entry in entries]
    assert titles == [
        "Source note S2 · well supported",
        "Source note S10 · fairly well supported",
        "Source note S11 · uncertain",
    ]


def test_an_entry_leads_to_the_note_and_to_its_page(entries):
    links = [[(a.get_text(), a["href"]) for a in entry.find_all("a")[:2]] for entry in entries]
    assert links[1] == [
        ("Source note S10 · fairly well supported", "pages/late.html#source-note-s10"),
        ("Late pages", "pages/late.html"),
    ]
    assert (
        entries[1].find("p", class_="source-note-page").get_text() == "On the page: Late pages"
    )


def test_a_copy_says_all_that_the_note_says(built, entries):
    page = BeautifulSoup(built.read("pages/early.html"), "html.parser")
    said = [p.get_text() for p in page.find(id="source-note-s2").find_all("p")[1:]]
    assert said == ["Two things.", "Are said."]
    assert [p.get_text() for p in entries[0].find_all("p")[2:]] == said


def test_a_copy_has_no_id(entries):
    assert [tag for entry in entries for tag in entry.find_all(id=True)] == []
    assert all("id" not in entry.attrs for entry in entries)


def test_nothing_of_a_copy_is_a_target(tmp_path):
    tree = build(tmp_path, SITE, "xml", conf=CONF).read("all-notes.xml")
    assert "Of this more could be said." in tree
    assert "<target" not in tree


def test_the_links_of_a_copy_lead_where_those_of_the_note_lead(built, entries):
    page = BeautifulSoup(built.read("pages/late.html"), "html.parser")
    links = page.find(id="source-note-s10").find_all("a")
    *wanted, footnote = [target("pages/late.html", a["href"]) for a in links]
    copied = entries[1].find_all("a")[2:]
    *found, instead = [target("all-notes.html", a["href"]) for a in copied]
    assert found == wanted
    assert [name for name, _ in wanted] == ["references.html", *["pages/early.html"] * 2]
    assert footnote[0] == "pages/late.html"
    assert instead == ("pages/late.html", "source-note-s10")


def target(page: str, href: str) -> tuple[str, str]:
    """Return the file, below the site's folder, and the fragment that `href` leads to."""
    url, fragment = urldefrag(urljoin(f"http://site/{page}", href))
    return url.removeprefix("http://site/"), fragment


def test_in_latex_every_link_has_its_label_and_every_label_is_one(tmp_path):
    tex = build(tmp_path, SITE, "latex", conf=CONF).read("sample.tex")
    links = re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex)
    labels = re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex)
    # The home page, the title of the copy, its footnote.
    assert links.count("pages/late:source-note-s10") == 3
    assert set(links) <= set(labels)
    assert len(labels) == len(set(labels))
    assert tex.count("\\index{others") == 1


def test_in_plain_text_the_paragraphs_stay_apart(tmp_path):
    text = build(tmp_path, SITE, "text", conf=CONF).read("all-notes.txt")
    assert "On the page: Early pages\n\nTwo things.\n\nAre said.\n" in text


def test_a_site_without_notes_has_an_empty_list(tmp_path):
    site = {"index.md": "# Home\n\n```{source-notes}\n```\n"}
    built = build(tmp_path, site, conf={"extensions": ["myst_parser", "source_trail"]})
    assert built.warnings == []
    assert "<aside" not in built.read("index.html")
