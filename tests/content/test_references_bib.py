"""The bibliography keeps the rules, and each rule finds a mistake that was put in."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks import bibliography
from checks.bibliography import REISSUED, RULES, cited, uncited
from checks.works import read_works

HOME = Path(__file__).parents[2]
TEXT = (HOME / "references.bib").read_text(encoding="utf-8")
WORKS = read_works(TEXT)
PAGES = [path.read_text(encoding="utf-8") for path in sorted((HOME / "docs").rglob("*.md"))]


def report(findings):
    """Fail with the findings alone, which are meant for authors."""
    if findings := [str(finding) for finding in findings]:
        pytest.fail("\n".join(findings), pytrace=False)


def test_the_bibliography_is_there():
    assert WORKS.unreadable == []
    assert len(WORKS.entries) == len(list(WORKS.places())) > 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_bibliography_keeps_the_rule(rule):
    report(rule(WORKS))


def test_every_entry_is_cited():
    report(uncited(WORKS, cited(PAGES)))


def test_every_citation_has_its_entry():
    assert cited(PAGES) - {entry.key for entry in WORKS.entries} == set()


def test_reissues_are_still_there():
    assert set().union(*REISSUED) <= {entry.key for entry in WORKS.entries}


GOOD = """\
@book{grey1999,
  author       = {Grey, Ann},
  title        = {The art of {Peplau}},
  publisher    = {Press},
  year         = {1999},
  isbn         = {9780201002997},
  url          = {https://example.org/},
  doi          = {10.1037/h0085885},
  verification = {partly},
  addendum     = {Pages not confirmed.},
}

@online{white2001,
  author       = {White, Bo},
  title        = {Another},
  url          = {https://example.org/b},
  verification = {verified},
}
"""


def test_right_entries_break_no_rule():
    works = read_works(GOOD)
    assert [finding for rule in RULES for finding in rule(works)] == []
    assert list(uncited(works, {"grey1999", "white2001"})) == []


@pytest.mark.parametrize(
    ("rule", "right", "wrong", "line", "message"),
    [
        ("required_fields", "  publisher    = {Press},\n", "", 1, "grey1999: there is no publ"),
        ("required_fields", "author       = {G", "note={G", 1, "there is no author or editor"),
        ("required_fields", "@online", "@onlin", 13, "did you mean @online?"),
        ("required_fields", "@online", "@patent", 13, "no kind of work @patent: Write one of"),
        ("dois", "{10.1037", "{https://doi.org/10.1037", 8, "is no DOI"),
        ("dois", "10.1037/h0085885", "10.1037", 8, "'10.1037' is no DOI"),
        ("dois", "h0085885", "a b", 8, "'10.1037/a b' is no DOI"),
        ("isbns", "9780201002997", "9780201002998", 6, "'9780201002998' is no ISBN"),
        ("isbns", "9780201002997", "0761970630 (hbk); 0761970649", 6, "write one number"),
        ("addresses", "https://example.org/}", "http://example.org/}", 7, "begins with https"),
        ("addresses", "https://example.org/b", "https://a b", 16, "'https://a b' is no addr"),
        ("nothing_twice", "Another", "The Art of Peplau", 15, "'grey1999' has the same ti"),
        ("nothing_twice", "org/b", "org/", 16, "the same url"),
        ("keys_twice", "white2001", "Grey1999", 13, "line 1 has this key already"),
        ("fields_twice", "  isbn", "  isbn = {1},\n  isbn", 6, "'isbn = …' stands twice"),
        ("sorted_keys", "white2001", "bird2001", 13, "move this one above grey1999"),
        ("sorted_keys", "white2001", "White-2001", 13, "like white2001"),
        ("verification", "{verified}", "{sure}", 17, "one of verified, partly, unverified"),
        ("verification", "  verification = {verified},\n", "", 13, "write 'verification"),
        ("verification", "{verified}", "{partly}", 17, "say what is not confirmed"),
        ("verification", "Pages not confirmed.", "not confirmed", 10, "is a sentence"),
        ("sentence_case", "The art of", "The Art of a Guide to", 3, "(Art, Guide)"),
    ],
)
def test_an_entry_that_breaks_a_rule_is_found(rule, right, wrong, line, message):
    assert right in GOOD
    findings = list(getattr(bibliography, rule)(read_works(GOOD.replace(right, wrong))))
    assert findings
    assert str(findings[0]).startswith(f"references.bib:{line}: ")
    assert message in findings[0].message


def test_every_rule_has_an_entry_that_breaks_it():
    (mark,) = test_an_entry_that_breaks_a_rule_is_found.pytestmark
    assert {case[0] for case in mark.args[1]} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [("{1999},", "{1999}", 6), ("{Press},", "{Press,", 13), ("@book{grey1999,", "@book{", 2)],
)
def test_an_entry_that_cannot_be_read_is_named(right, wrong, line):
    (finding,) = read_works(GOOD.replace(right, wrong)).unreadable
    assert str(finding).startswith(f"references.bib:{line}: the entry in this line, or")


def test_works_that_nobody_cites_are_found():
    (finding,) = uncited(read_works(GOOD), {"grey1999"})
    assert str(finding).startswith("references.bib:13: white2001: no page cites this work")


def test_citations_are_found():
    page = """{cite:p}`a,{see}b{p. 3}` and {cite:t}`c`.

:::{mnemonic} ATTACH
:source: d, e
:::
"""
    assert cited([page]) == set("abcde")
