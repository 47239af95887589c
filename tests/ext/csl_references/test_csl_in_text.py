"""What a work is called in the text (APA manual, 8.10 to 8.21)."""

from __future__ import annotations

import pytest

from csl_references.in_text import in_text, year_suffixes

ONE = "@book{x, author={Bordin, Edward S.}, title={T}, year={1979}}"
TWO = "@book{x, author={Horvath, Adam and Greenberg, Leslie}, title={T}, year={1989}}"
FOUR = """@book{x, author={Flückiger, C. and Del Re, A. C. and Wampold, B. and Horvath, A.},
    title={T}, year={2018}}"""
GROUP = "@book{x, author={{Nursing and Midwifery Council}}, title={T}, year={2018}}"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (ONE, "Bordin, 1979"),
        (TWO, "Horvath & Greenberg, 1989"),
        (FOUR, "Flückiger et al., 2018"),
        (GROUP, "Nursing and Midwifery Council, 2018"),
        ("@book{x, author={van Lotringen, C.}, year={2021}}", "van Lotringen, 2021"),
        ("@book{x, editor={Freshwater, Dawn}, year={2002}}", "Freshwater, 2002"),
        ("@book{x, author={A, B}, editor={C, D}, year={2002}}", "A, 2002"),
        ("@book{x, author={Bordin, E.}, date={1979-03-02}}", "Bordin, 1979"),
        ("@book{x, author={Bordin, E.}}", "Bordin, n.d."),
        ("@book{x, author={Bordin, E.}, year={in press}}", "Bordin, in press"),
        ("@book{x, title={A {Manual}}, year={2020}}", "A Manual, 2020"),
        ("@book{x2020, year={2020}}", "x2020, 2020"),
    ],
)
def test_label(entry, text, label):
    assert in_text(entry(text)).label() == label


@pytest.mark.parametrize(
    ("text", "some", "every"),
    [
        (ONE, "Bordin", "Bordin"),
        (TWO, "Horvath and Greenberg", "Horvath and Greenberg"),
        (FOUR, "Flückiger et al.", "Flückiger, Del Re, Wampold, and Horvath"),
    ],
)
def test_authors_in_the_sentence(entry, text, some, every):
    work = in_text(entry(text))
    assert work.authors("and") == some
    assert work.authors("and", all_of_them=True) == every


@pytest.mark.parametrize(
    ("year", "called"),
    [("2018", "2018b"), ("", "n.d.-b"), ("in press", "in press-b")],
)
def test_letter_after_the_year(entry, year, called):
    assert in_text(entry(f"@book{{x, year={{{year}}}}}"), "b").year == called


def test_letters_follow_the_order_of_the_list(entries):
    works = entries("""
    @book{b, author={A, B and C, D and E, F}, year={2018}}
    @book{z, author={Z, Z}, year={2018}}
    @book{a, author={A, B and G, H and I, J}, year={2018}}
    @book{two, author={A, B and C, D}, year={2018}}
    @book{other, author={A, B and C, D and E, F}, year={2019}}
    @book{n1, author={N, O}}
    @book{n2, author={N, O}}
    """)
    assert year_suffixes(works) == {"b": "a", "a": "b", "n1": "a", "n2": "b"}


def test_letters_go_on_after_z(entries):
    works = entries("\n".join(f"@book{{k{n}, author={{A, B}}, year=2018}}" for n in range(28)))
    suffixes = list(year_suffixes(works).values())
    assert suffixes[:2] + suffixes[25:] == ["a", "b", "z", "aa", "ab"]
