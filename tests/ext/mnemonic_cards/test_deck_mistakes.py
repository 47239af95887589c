"""Every mistake is one line that says where and what, and nothing that was written is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mistake_cases import read_cases
from mnemonic_cards.mistakes import Mistake
from site_builder import build

CONF = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "mnemonic_cards"],
    "bibtex_bibfiles": ["works.bib"],
}
WORKS = "@book{wright2021, author={Wright}, title={T}, year={2021}, publisher={P}}\n"


CASES = read_cases(Path(__file__).with_name("deck_mistakes.txt"))


def visible_text(built):
    deck = BeautifulSoup(built.read("index.html"), "html.parser").select("mnemonic-deck")
    return " ".join(" ".join(part.get_text(" ") for part in deck).split())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{case.line}")
def test_a_mistake_is_one_line_and_loses_nothing(tmp_path, case):
    built = build(tmp_path, {case.file: case.page, "works.bib": WORKS}, conf=CONF)
    where, kind = f"{case.file}:{case.line}", f"[mnemonic.{case.kind}]"
    assert built.warnings == [f"{where}: WARNING: {case.says} {kind}"]
    assert built.status == 0
    assert visible_text(built) == case.shows


def test_every_kind_of_mistake_is_tried():
    assert {case.kind for case in CASES} == {mistake.value for mistake in Mistake}


@pytest.mark.parametrize("kind", Mistake)
def test_every_kind_can_be_silenced(tmp_path, kind):
    case = next(case for case in CASES if case.kind == kind.value)
    conf = {**CONF, "suppress_warnings": [f"mnemonic.{kind.value}"]}
    built = build(tmp_path, {case.file: case.page, "works.bib": WORKS}, conf=conf)
    assert built.warnings == []


def test_who_has_no_definition_lists_in_markdown_is_told_how_to_get_them(tmp_path):
    page = "# Page\n\n```{flashcards} Words\n:name: words\n\nOne\n: First.\n```\n"
    conf = {"extensions": ["myst_parser", "mnemonic_cards"], "myst_enable_extensions": []}
    (warning,) = build(tmp_path, {"index.md": page}, conf=conf).warnings
    assert warning.startswith("index.md:6: WARNING: flashcards Words: it is not a definition")
    assert "add 'deflist' to myst_enable_extensions in conf.py. [mnemonic.content]" in warning


def test_a_heading_in_restructuredtext_is_reported_and_shown(tmp_path):
    text = (
        "Page\n====\n\n.. flashcards:: Words\n   :name: words\n\n"
        "   One\n      First.\n\n   Heading\n   -------\n\n   Stray.\n"
    )
    built = build(tmp_path, {"index.rst": text, "works.bib": WORKS}, conf=CONF)
    ours = [warning for warning in built.warnings if "[mnemonic." in warning]
    assert [warning[: warning.index("WARNING")] for warning in ours] == [
        "index.rst:11: ",
        "index.rst:13: ",
    ]
    assert "[mnemonic.heading]" in ours[0]
    assert visible_text(built) == "Words One First. Heading Stray."


def test_a_mistake_in_an_included_file_names_that_file(tmp_path):
    files = {
        "index.md": "# Page\n\n```{include} deck.txt\n```\n",
        "deck.txt": "\n\n:::{mnemonic} TE\n:name: te\n\nTime\n: Yes.\n\nXase\n: No.\n:::\n",
        "works.bib": WORKS,
    }
    built = build(tmp_path, files, conf=CONF)
    assert len(built.warnings) == 1
    assert built.warnings[0].startswith("deck.txt:9: WARNING: mnemonic TE: the terms spell TX")


def test_a_source_without_a_bibliography_is_shown_as_it_was_written(tmp_path):
    text = "# Page\n\n:::{flashcards} W\n:name: w\n:source: wright2021\n\nOne\n: First.\n:::\n"
    built = build(
        tmp_path, {"index.md": text}, conf={"extensions": ["myst_parser", "mnemonic_cards"]}
    )
    (warning,) = built.warnings
    assert warning == (
        "index.md:5: WARNING: flashcards W: sources cannot be cited without "
        "sphinxcontrib-bibtex. Add it to the extensions in conf.py, or take the option "
        ":source: away. [mnemonic.source]"
    )
    assert visible_text(built) == "W One First. Source: wright2021"


def test_a_source_is_cited_as_everywhere_else(tmp_path):
    text = (
        "# Page\n\n:::{flashcards} W\n:name: w\n:source: wright2021\n\nOne\n: First.\n:::\n\n"
        "```{bibliography}\n```\n"
    )
    conf = {**CONF, "bibtex_reference_style": "author_year", "bibtex_cite_id": "cite-{key}"}
    built = build(tmp_path, {"index.md": text, "works.bib": WORKS}, conf=conf)
    assert built.warnings == []
    line = BeautifulSoup(built.read("index.html"), "html.parser").select_one(".mnemonic-source")
    assert line.get_text() == "Source: [Wright, 2021]"
    assert line.a["href"] == "#cite-wright2021"


def test_a_key_that_is_added_to_the_bibliography_is_cited_in_the_next_build(tmp_path):
    text = "# Page\n\n:::{flashcards} W\n:name: w\n:source: new\n\nOne\n: First.\n:::\n\n"
    works = "---\norphan: true\n---\n# Works\n\n```{bibliography}\n```\n"
    files = {"index.md": text, "works.md": works, "works.bib": WORKS}
    build(tmp_path, files, conf=CONF)
    files["works.bib"] += WORKS.replace("wright2021", "new")
    built = build(tmp_path, files, conf=CONF, fresh=False)
    assert built.warnings == []
    assert "Source: <" in built.read("index.html")
