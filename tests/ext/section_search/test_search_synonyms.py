"""The file of synonyms, and each mistake that can be made in it."""

from __future__ import annotations

import pytest
from search_site import index, made

from section_search.synonyms import parse


def pairs(text):
    found, problems = parse(text)
    assert problems == []
    return {synonym.typed: synonym.said for synonym in found}


def test_what_is_typed_leads_to_what_is_said():
    assert pairs("mug, big cup = cup, bowl  # a remark\n\n# another\n") == {
        "mug": ("cup", "bowl"),
        "big cup": ("cup", "bowl"),
    }


def test_words_without_an_equals_sign_lead_to_one_another():
    assert pairs("cup, mug, bowl") == {
        "cup": ("mug", "bowl"),
        "mug": ("cup", "bowl"),
        "bowl": ("cup", "mug"),
    }


def test_the_index_has_the_synonyms(tmp_path):
    built = made(tmp_path, {"words.txt": "boiler = kettle\n"})
    assert built.warnings == []
    assert index(built)["synonyms"] == [["boiler", ["kettle"]]]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("cup", "'cup' stands alone"),
        ("cup =", "a word is missing"),
        ("cup,, mug", "a word is missing"),
        ("= cup", "a word is missing"),
        ("cup = mug = bowl", "one '=' at most"),
        ("boiler = kettle", "'boiler' has line 2 already"),
        ("urn = ketle", "no page says 'ketle'"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path, line, told):
    text = f"# Words\nboiler = kettle\n\n{line}\n"
    (warning,) = made(tmp_path, {"words.txt": text}).warnings
    assert warning.startswith("words.txt:4: WARNING: ")
    assert told in warning


def test_a_file_that_is_not_there_is_told(tmp_path):
    (warning,) = made(tmp_path, conf={"section_search_synonyms": "none.txt"}).warnings
    assert warning.startswith("none.txt:1: WARNING: ")
    assert "no such file" in warning
