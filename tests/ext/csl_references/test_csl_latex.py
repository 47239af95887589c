"""The LaTeX of fields as text."""

# ruff: noqa: RUF001 (quotation marks and dashes are what is tested)

from __future__ import annotations

import pytest

from csl_references.latex import plain_text, with_fixed_case


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ('Sch{\\"o}n \\& Sons', "Schön & Sons"),
        ("Schön & Sons", "Schön & Sons"),
        ("{\\'E}tude \\'{e}tale", "Étude étale"),
        ("``quoted'' --- and", "“quoted” — and"),
        ("50% of 60\\%", "50% of 60%"),
        ("two\n   lines", "two lines"),
        ("a~b", "a\u00a0b"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("{Nursing {and} Midwifery}", "Nursing and Midwifery"),
        ("a brace { too many", "a brace { too many"),
        ("", ""),
    ],
)
def test_plain_text(latex, text):
    assert plain_text(latex) == text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("no braces", "no braces"),
        ("Testing {Peplau}’s theory", 'Testing <span class="nocase">Peplau’s</span> theory'),
        ("{A} {B}", '<span class="nocase">A</span> <span class="nocase">B</span>'),
        ("{mRNA}-{DNA} pairs", '<span class="nocase">mRNA-DNA</span> pairs'),
        ("{All of it}", '<span class="nocase">All of it</span>'),
    ],
)
def test_braces_keep_the_case_of_whole_words(title, expected):
    assert with_fixed_case(title) == expected


def test_nobody_can_smuggle_in_marks_of_our_own():
    hostile = 'a\ue010b\ue01fc <span class="nocase">d</span>'
    assert with_fixed_case(hostile) == "abc d"
