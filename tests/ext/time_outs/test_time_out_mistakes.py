"""Every mistake is one line that says where and what, and nothing that was written is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from time_out_pages import CONF

from mistake_cases import read_cases
from site_builder import build
from time_outs.mistakes import Mistake

CASES = read_cases(Path(__file__).with_name("time_out_mistakes.txt"))


def visible_text(built):
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    parts = soup.select("section.time-out, section.reflections")
    return " ".join(" ".join(part.get_text(" ") for part in parts).split())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{case.line}")
def test_a_mistake_is_one_line_and_loses_nothing(tmp_path, case):
    built = build(tmp_path, {case.file: case.page}, conf=CONF)
    where, kind = f"{case.file}:{case.line}", f"[time_out.{case.kind}]"
    assert built.warnings == [f"{where}: WARNING: {case.says} {kind}"]
    assert built.status == 0
    assert visible_text(built) == case.shows


def test_every_kind_of_mistake_is_tried():
    assert {case.kind for case in CASES} == {mistake.value for mistake in Mistake}


@pytest.mark.parametrize("kind", Mistake)
def test_every_kind_can_be_silenced(tmp_path, kind):
    case = next(case for case in CASES if case.kind == kind.value)
    conf = {**CONF, "suppress_warnings": [f"time_out.{kind.value}"]}
    assert build(tmp_path, {case.file: case.page}, conf=conf).warnings == []


def test_a_heading_in_restructuredtext_is_reported_and_shown(tmp_path):
    text = (
        "Page\n====\n\n.. time-out:: A\n   :name: one\n\n   Heading\n   -------\n\n   - What?\n"
    )
    built = build(tmp_path, {"index.rst": text}, conf=CONF)
    (ours,) = [warning for warning in built.warnings if "[time_out." in warning]
    assert ours.startswith("index.rst:8: WARNING: time-out A: it cannot hold the heading")
    assert visible_text(built) == "Time out: A Heading What?"


def test_a_mistake_in_an_included_file_names_that_file(tmp_path):
    files = {
        "index.md": "# Page\n\n```{include} part.txt\n```\n",
        "part.txt": "\n\n:::{time-out} A\n:name: one\n:minutes: x\n\n- What?\n:::\n",
    }
    (warning,) = build(tmp_path, files, conf=CONF).warnings
    assert warning.startswith("part.txt:5: WARNING: time-out A: ':minutes: x'")


def test_without_a_name_no_script_takes_it_for_an_activity(tmp_path):
    page = "# Page\n\n:::{time-out} A\n:minutes: 5\n\n- What?\n:::\n\n```{time-outs}\n```\n"
    built = build(tmp_path, {"index.md": page}, conf=CONF)
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    assert soup.select("[data-activity], .time-outs") == []
    assert soup.select_one("section.time-out").attrs.keys() == {"class", "data-minutes"}
