"""Promise: the whole site is one PDF, tagged, with bookmarks, figures and decks in order."""

from __future__ import annotations

import re

import pytest
from outputs.pdf import alike, as_book
from outputs.sphinx_runs import OutputError
from pypdf import PdfReader

import kb
from outputs import chromium

CHAPTERS = ["Theory", "Skills", "Teach with this site", "Contribute", "Glossary", "References"]
ATTACH = [
    "Authentic", "Trustworthy", "Time-maker", "Approachable", "Consistent communicator",
    "Honest",
]  # fmt: skip
HANGS = "#!/bin/sh\nexec sleep 60\n"


@pytest.fixture(scope="module")
def pdf(downloads):
    return PdfReader(downloads / "therapeutic-relationship.pdf")


def titles(outline):
    """Yield the titles of all bookmarks in their order."""
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield entry.title


def figures(element, seen):
    """Yield the alternative text of each figure below an element of the structure."""
    element = element.get_object()
    if id(element) in seen or not isinstance(element, dict):
        return
    seen.add(id(element))
    if element.get("/S") == "/Figure":
        yield element.get("/Alt")
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if not isinstance(child, int):
            yield from figures(child, seen)


def test_it_is_tagged_and_has_sheets_of_a4(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert {
        (round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages
    } == {(595, 842)}


def test_every_chapter_and_page_is_a_bookmark_in_order(pdf):
    found = list(titles(pdf.outline))
    places = [found.index(title) for title in CHAPTERS]
    assert places == sorted(places)
    assert {"Bordin: goal, task and bond", "Time outs", "Accessibility statement"} <= set(found)


def test_every_drawing_has_its_text(pdf):
    wanted = {
        " ".join(text.split())
        for page in (kb.HOME / "docs").rglob("*.md")
        for text in re.findall(r"\{figure\}.*\n(?:.*\n)*?:alt: (.+)", page.read_text("utf-8"))
    }
    found = set(figures(pdf.trailer["/Root"]["/StructTreeRoot"], set()))
    assert wanted
    assert wanted <= found


def test_the_cards_are_open_and_in_order(pdf):
    text = " ".join(page.extract_text() for page in pdf.pages[:10])
    places = [text.index(term) for term in ATTACH]
    assert places == sorted(places)
    assert "instrument" in text


def test_every_link_inside_leads_somewhere_inside(pdf):
    links = [
        link.get_object().get("/A", {}).get("/URI", "")
        for page in pdf.pages
        for link in page.get("/Annots", [])
    ]
    assert len(links) > len(pdf.pages)
    assert [link for link in links if link.startswith("file:")] == []


def test_links_of_singlehtml_are_mended():
    html = '<a href="#document-a/b#c">x</a><details><p>y</p></details><script>z</script>'
    assert as_book(html) == '<a href="#c">x</a><details open><p>y</p></details>'


def test_a_page_printed_twice_makes_the_same_bytes(browser, monkeypatch, tmp_path):
    assert browser
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    page = tmp_path / "page.html"
    table = "<table><thead><tr><th>A<th>B</thead><tr><td>1<td>2<tr><td>3<td>4</table>"
    made = []
    for before in ("", "<p hidden>Not printed</p>"):
        page.write_text(f"<!doctype html><html lang=en><title>T</title>{before}{table}")
        chromium.print_page(page, tmp_path / "page.pdf")
        made.append(alike((tmp_path / "page.pdf").read_bytes()))
    assert b"/ID (node" in made[0]
    assert b"/CreationDate (D:19700102000000" in made[0]
    assert made[0] == made[1]


def test_the_time_of_printing_stays_where_none_is_set(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    pdf = b"/CreationDate (D:20261129033240+00'00') /ID (node00000031) (node00000007)"
    assert alike(pdf) == (
        b"/CreationDate (D:20261129033240+00'00') /ID (node00000001) (node00000000)"
    )


def test_without_a_browser_one_line_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(chromium, "SHELL", tmp_path / "none")
    monkeypatch.setattr(chromium.shutil, "which", lambda _name: None)
    with pytest.raises(OutputError, match="apt install chromium") as caught:
        chromium.find_chromium()
    assert "\n" not in str(caught.value)


def test_a_browser_that_does_not_end_is_ended(monkeypatch, tmp_path):
    browser = tmp_path / "browser"
    browser.write_text(HANGS, encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setattr(chromium, "SHELL", browser)
    started = []
    start = chromium.subprocess.Popen

    def note(*args, **options):
        started.append(start(*args, **options))
        return started[-1]

    monkeypatch.setattr(chromium.subprocess, "Popen", note)
    with pytest.raises(OutputError, match="did not print"):
        chromium.print_page(tmp_path / "page.html", tmp_path / "page.pdf", patience=0.1)
    assert [process.returncode for process in started] == [-chromium.signal.SIGKILL]
