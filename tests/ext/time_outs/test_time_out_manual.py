"""The manual of time outs shows every directive and option by examples that are built here.

They are not run on the page that shows them: a time out there would stand in the site's list of
time outs and among its readers' reflections. The list itself is run.
"""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest
from time_out_pages import CONF

import time_outs
from manual_examples import (
    built,
    examples_of,
    manual,
    markup,
    messages_told,
    shown,
    text_of,
)
from mistake_cases import read_cases
from time_outs.directives import ReflectionDraft
from time_outs.mistakes import Mistake

MANUAL = manual("time-outs")
EXTENSION = Path(time_outs.__file__).parent
README = (EXTENSION / "README.md").read_text(encoding="utf-8")
EXAMPLES = examples_of("time-outs")
LIVE = {"list"}
OPTIONS = ReflectionDraft.options_known
DIRECTIVES = ("reflection-draft", "reflections", "time-out", "time-outs")
FOUND = "section.time-out, section.reflections, .time-outs"


def part_of(tmp_path, example, suffix):
    other = "time-out" if example != "time-out" else "class"
    texts = [text_of("time-outs", name, suffix) for name in (example, other)]
    part = built(tmp_path, texts, suffix, CONF).select_one(FOUND)
    assert part, f"{example}.{suffix} made nothing"
    return markup(part)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_works_and_is_the_same_in_both_languages(tmp_path, example):
    assert part_of(tmp_path, example, "markdown") == part_of(tmp_path, example, "rest")


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_manual_shows_every_example(example):
    places = [
        MANUAL.index(block) for block in shown("time-outs", example, live=example in LIVE)
    ]
    assert places == sorted(places)


def test_the_manual_runs_none_that_would_mix_with_those_of_readers():
    run = re.findall(r"^```\{include\} examples/time-outs/([\w-]+)\.markdown$", MANUAL, re.M)
    assert set(run) == LIVE
    assert re.findall(r"^[:`]{3,}\{(?:time-out|reflection)", MANUAL, re.M) == []


@pytest.mark.parametrize("directive", DIRECTIVES)
def test_every_directive_has_an_example(directive):
    texts = (text_of("time-outs", example, "markdown") for example in EXAMPLES)
    assert any(f"{{{directive}}}" in text for text in texts)


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_has_an_example(option):
    texts = (text_of("time-outs", example, "markdown") for example in EXAMPLES)
    assert any(f"\n{option} " in text for text in texts)


@pytest.mark.parametrize("text", [MANUAL, README], ids=["manual", "readme"])
def test_every_option_is_told(text):
    assert sorted(re.findall(r"^\| `(:[\w-]+:)` \|", text, re.M)) == sorted(OPTIONS)


def test_every_kind_of_mistake_is_told_in_the_words_of_the_source():
    tree = ast.parse((EXTENSION / "mistakes.py").read_text(encoding="utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef))
    told = {
        ast.literal_eval(kind.value): " ".join(ast.literal_eval(words.value).split())
        for kind, words in pairwise(body)
        if isinstance(kind, ast.Assign)
    }
    assert told.keys() == {mistake.value for mistake in Mistake}
    table = MANUAL.partition("(contribute-time-outs-mistakes)=")[2]
    assert dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.M)) == told


def test_the_mistakes_that_are_told_are_those_of_the_tests():
    cases = read_cases(Path(__file__).with_name("time_out_mistakes.txt"))
    told = messages_told(MANUAL)
    assert len(told) == 3
    assert set(told) <= {case.says for case in cases}
