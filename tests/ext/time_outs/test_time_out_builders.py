"""A time out passes every builder and reads well in it, with room to write on paper."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from time_out_pages import CONF, PAGES, time_out_called

from site_builder import BUILDERS, build

ROOM = "   " + "_" * 50
ROOMS = "\n\n".join([ROOM] * 3)


@pytest.mark.parametrize("builder", [*BUILDERS, "pseudoxml", "linkcheck"])
def test_every_builder_passes_without_a_warning(tmp_path, builder):
    built = build(tmp_path, PAGES, builder, CONF)
    assert built.warnings == []
    assert built.status == 0
    assert any(path.stat().st_size for path in built.outdir.rglob("*") if path.is_file())


def test_as_text_a_time_out_is_a_numbered_list_with_lines_to_write_on(tmp_path):
    built = build(tmp_path, PAGES, "text", CONF)
    assert (
        built.read("index.txt")
        == f"""\
Home
****

Time out: **First *meetings*** (about 10 minutes)

Before you begin, see *Leaving*.

1. What was *said* first, in the first meeting?

{ROOMS}

2. What was not?

{ROOMS}

Talk about it, again.

After it.

* Other

* My reflections
"""
    )


def test_as_text_a_draft_has_its_checks_and_reflections_what_is_said_without_script(tmp_path):
    text = build(tmp_path, PAGES, "text", CONF).read("mine.txt")
    assert text.startswith(
        "My reflections\n**************\n\nWithout a script, print the pages.\n\n**An account**"
    )
    assert "Before it leaves:\n\n* No names\n\n* No places\n\nThe end.\n" in text
    assert text.endswith(
        "* First meetings (about 10 minutes), on the page: Home\n\n"
        "* Leaving, on the page: Other\n\n"
        "* A minute (about 1 minute), on the page: Other\n"
    )
    assert "own words" not in text


TWO = time_out_called("one") + "\n" + time_out_called("two")


@pytest.mark.parametrize(
    ("builder", "file", "between"),
    [
        ("man", "sample.1", "What?\n.UNINDENT\n.sp\nTime out: \\fBTime\\fP\n.INDENT"),
        ("latex", "sample.tex", "\\end{enumerate}\n\n\n\n\n\\needspace{6\\baselineskip}"),
        ("texinfo", "sample.texi", "@end enumerate\n@anchor{index time-out-two}"),
    ],
)
def test_one_time_out_after_another_begins_a_paragraph(tmp_path, builder, file, between):
    built = build(tmp_path, {"index.md": f"# Home\n\n{TWO}"}, builder, CONF)
    assert between in built.read(file)


def test_in_latex_each_prompt_has_lines_to_write_on(tmp_path):
    text = build(tmp_path, PAGES, "latex", CONF).read("sample.tex")
    prompts = text.count("\\nobreak\\vspace{5mm}\\noindent\\rule{\\linewidth}")
    assert prompts == 6
    assert text.count("\\rule{\\linewidth}{0.4pt}") == 3 * prompts


def test_every_link_in_latex_has_its_label(tmp_path):
    text = build(tmp_path, PAGES, "latex", CONF).read("sample.tex")
    labels = re.findall(r"\\label\{(\\detokenize\{[^}]*\})\}", text)
    targets = set(re.findall(r"\\hyperref\[(\\detokenize\{[^}]*\})\]", text))
    assert {name for name in targets if "time-out" in name} == {
        r"\detokenize{index:time-out-first-meetings}",
        r"\detokenize{other:time-out-leaving}",
        r"\detokenize{other:time-out-minute}",
    }
    assert targets <= set(labels)
    assert len(labels) == len(set(labels))


def test_every_link_in_texinfo_has_its_anchor(tmp_path):
    text = build(tmp_path, PAGES, "texinfo", CONF).read("sample.texi")
    anchors = re.findall(r"@anchor\{([^}]*)\}", text)
    assert len(anchors) == len(set(anchors))
    assert {anchor for anchor in anchors if "time-out" in anchor} == {
        "index time-out-first-meetings",
        "mine time-out-account",
        "other time-out-leaving",
        "other time-out-minute",
    }
    assert set(re.findall(r"@ref\{([^,}]*)", text)) <= set(anchors)


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_what_is_read_in_one_piece_has_all_of_it(tmp_path, builder):
    built = build(tmp_path, PAGES, builder, CONF)
    names = (
        ["index.html"]
        if builder == "singlehtml"
        else [f"{n}.xhtml" for n in ("index", "other", "mine")]
    )
    soup = BeautifulSoup("".join(map(built.read, names)), "html.parser")
    assert [section["id"] for section in soup.select("section.time-out")] == [
        "time-out-first-meetings",
        "time-out-leaving",
        "time-out-minute",
        "time-out-account",
    ]
    assert len(soup.select(".time-outs > li")) == 3


def test_translators_get_every_text_once_and_as_it_was_written(tmp_path):
    built = build(tmp_path, PAGES, "gettext", CONF)
    texts = {
        page: re.findall(r'^msgid "(.+)"$', built.read(f"{page}.pot"), re.M)
        for page in ("index", "mine")
    }
    assert texts["index"][:6] == [
        "Home",
        "First *meetings*",
        "Before you begin, see {time-out:activity}`leaving`.",
        "What was *said* first, in the first meeting?",
        "What was not?",
        "Talk about it, [again](#time-out-first-meetings).",
    ]
    assert texts["mine"] == [
        "My reflections",
        "Without a script, print the pages.",
        "An account",
        "In your own words",
        "Who reads it?",
        "What happened?",
        "What did you learn?",
        "Before it leaves:",
        "No names",
        "No places",
        "The end.",
    ]
