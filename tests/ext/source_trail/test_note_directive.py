from __future__ import annotations

import posixpath

import pytest
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

from site_builder import build
from source_trail.warning_types import NoteWarning

CONF = {"extensions": ["myst_parser", "source_trail"]}


def page(body: str) -> dict[str, str]:
    """Return a site of one page whose first note begins on line 3."""
    return {"index.md": f"# Home\n\n{body}\n"}


@pytest.mark.parametrize(
    ("certainty", "words"),
    [
        ("high", "well supported"),
        ("medium", "fairly well supported"),
        ("low", "uncertain"),
        ("High", "well supported"),
    ],
)
def test_a_note_is_an_aside_named_by_its_title(tmp_path, certainty, words):
    site = page(f":::{{source-note}} S13\n:certainty: {certainty}\n\nKnown, *as said*.\n:::")
    built = build(tmp_path, site, conf=CONF)
    assert built.warnings == []
    aside = BeautifulSoup(built.read("index.html"), "html.parser").find("aside")
    title = f"Source note S13 · {words}"
    assert aside.attrs == {
        "id": "source-note-s13",
        "class": ["source-note"],
        "role": "note",
        "aria-label": title,
    }
    assert aside.find("p", class_="source-note-title").get_text() == title
    assert aside.em.get_text() == "as said"


def test_a_link_needs_no_more_than_the_id(tmp_path):
    site = {
        "index.md": "# Home\n\n[a](#source-note-s1) {ref}`b <source-note-s1>`\n\n"
        "```{toctree}\nfolder/page\n```\n",
        "folder/page.md": "# Page\n\n:::{source-note} S1\n:certainty: low\n\nText.\n:::\n",
    }
    built = build(tmp_path, site, conf=CONF)
    assert built.warnings == []
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    for text in "ab":
        assert soup.find("a", string=text)["href"] == "folder/page.html#source-note-s1"


NOTE = ":::{source-note} S1\n:certainty: high\n\nText.\n:::"
MISTAKES = {
    NoteWarning.NO_NUMBER: (
        NOTE.replace(" S1", ""),
        (
            "3: WARNING: a source note needs its number: "
            "write '{source-note} S1' on its first line."
        ),
    ),
    NoteWarning.NO_CERTAINTY: (
        NOTE.replace(":certainty: high", ""),
        (
            "3: WARNING: source note S1 does not say how well it is supported: "
            "below its first line, add ':certainty: high', or medium, or low."
        ),
    ),
    NoteWarning.UNKNOWN_CERTAINTY: (
        NOTE.replace("high", "sure"),
        (
            "3: WARNING: source note S1: the certainty 'sure' is not known; "
            "write high, medium or low."
        ),
    ),
    NoteWarning.EMPTY: (
        NOTE.replace("Text.\n:::", ":::\n\nText."),
        (
            "3: WARNING: source note S1 is empty: write what the source claims, "
            "and what is known, before its closing line."
        ),
    ),
    NoteWarning.DUPLICATE: (
        f"{NOTE}\n\n{NOTE.replace('S1', 's1')}",
        (
            "9: WARNING: source note s1 stands at index.md:3 already: "
            "give one of the two another number."
        ),
    ),
}


def test_each_mistake_is_tried():
    assert set(MISTAKES) == set(NoteWarning)


@pytest.mark.parametrize("problem", MISTAKES, ids=lambda problem: problem.subtype)
def test_a_mistake_is_one_warning_and_loses_nothing(tmp_path, problem):
    body, warning = MISTAKES[problem]
    built = build(tmp_path, page(body), conf=CONF)
    assert built.warnings == [f"index.md:{warning} [source_trail.{problem.subtype}]"]
    text = BeautifulSoup(built.read("index.html"), "html.parser").get_text()
    assert "Text." in text
    assert text.count("Source note") == body.count("{source-note}")


@pytest.mark.parametrize("problem", MISTAKES, ids=lambda problem: problem.subtype)
def test_a_warning_can_be_silenced(tmp_path, problem):
    conf = {**CONF, "suppress_warnings": [f"source_trail.{problem.subtype}"]}
    assert build(tmp_path, page(MISTAKES[problem][0]), conf=conf).warnings == []


def test_notes_with_one_number_share_no_id(tmp_path):
    built = build(tmp_path, page(MISTAKES[NoteWarning.DUPLICATE][0]), conf=CONF)
    assert built.read("index.html").count('id="source-note-s1"') == 1


def test_the_inventory_and_the_search_know_a_note(tmp_path):
    built = build(tmp_path, page(NOTE), conf=CONF)
    assert '"source:note"' in built.read("searchindex.js")
    with (built.outdir / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", posixpath.join)
    item = inventory["source:note"]["S1"]
    assert (item.uri, item.display_name) == ("index.html#source-note-s1", "Source note S1")
