"""BibTeX entries as CSL-JSON items."""

# ruff: noqa: RUF001 (quotation marks and dashes are what is tested)

from __future__ import annotations

import pytest

from csl_references.csl_json import csl_json


def test_journal_article(entry):
    text = """@article{bordin1979, author={Bordin, Edward S.}, title={The {WAI}},
        journal={Psychotherapy}, volume={16}, number={3}, pages={252--260}, year={1979},
        doi={10.1037/h0085885}, issn={0033-3204}, verification={verified}, addendum={Note.}}"""
    assert csl_json(entry(text)) == {
        "id": "bordin1979",
        "type": "article-journal",
        "author": [{"family": "Bordin", "given": "Edward S."}],
        "title": 'The <span class="nocase">WAI</span>',
        "container-title": "Psychotherapy",
        "volume": "16",
        "issue": "3",
        "page": "252–260",
        "issued": {"date-parts": [[1979]]},
        "DOI": "10.1037/h0085885",
        "ISSN": "0033-3204",
    }


@pytest.mark.parametrize(
    ("bibtex", "csl"),
    [
        ("article", "article-journal"),
        ("book", "book"),
        ("collection", "book"),
        ("incollection", "chapter"),
        ("inproceedings", "paper-conference"),
        ("online", "webpage"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("Report", "report"),
        ("misc", "document"),
        ("something", "document"),
    ],
)
def test_types(entry, bibtex, csl):
    assert csl_json(entry(f"@{bibtex}{{x, title={{T}}}}"))["type"] == csl


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bugental, James F. T.", {"family": "Bugental", "given": "James F. T."}),
        ("James F. T. Bugental", {"family": "Bugental", "given": "James F. T."}),
        (
            "van Lotringen, Charlotte M.",
            {"family": "Lotringen", "given": "Charlotte M.", "non-dropping-particle": "van"},
        ),
        ("Del Re, A. C.", {"family": "Del Re", "given": "A. C."}),
        ("King, Jr., Martin L.", {"family": "King", "given": "Martin L.", "suffix": "Jr."}),
        ("{Nursing and Midwifery Council}", {"literal": "Nursing and Midwifery Council"}),
        ('Sch{\\"o}n, Donald', {"family": "Schön", "given": "Donald"}),
        ("{van Gogh Museum}", {"literal": "van Gogh Museum"}),
    ],
)
def test_names(entry, name, expected):
    assert csl_json(entry(f"@book{{x, author={{{name}}}}}"))["author"] == [expected]


def test_translators_are_names_too(entry):
    item = csl_json(entry("@book{x, translator={Strachey, James and {A Group}}}"))
    expected = [{"family": "Strachey", "given": "James"}, {"literal": "A Group"}]
    assert item["translator"] == expected


def test_name_with_too_many_commas_is_taken_as_it_stands(entry):
    item = csl_json(entry("@book{x, translator={A, B, C, D}}"))
    assert item["translator"] == [{"literal": "A, B, C, D"}]


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year={2018}", {"date-parts": [[2018]]}),
        ("year={2022}, month=nov, day={2}", {"date-parts": [[2022, 11, 2]]}),
        ("year={2022}, month={November}", {"date-parts": [[2022, 11]]}),
        ("year={2022}, month={11}, day={02}", {"date-parts": [[2022, 11, 2]]}),
        ("year={2022}, month={Spring}", {"date-parts": [[2022]]}),
        ("year={2022}, month={13}", {"date-parts": [[2022]]}),
        ("date={2022-11-02}", {"date-parts": [[2022, 11, 2]]}),
        ("date={2022}", {"date-parts": [[2022]]}),
        ("year={in press}", {"literal": "in press"}),
    ],
)
def test_dates(entry, fields, issued):
    assert csl_json(entry(f"@misc{{x, {fields}}}"))["issued"] == issued


def test_no_date(entry):
    assert "issued" not in csl_json(entry("@misc{x, title={T}, year={ }}"))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("12-15", "12–15"), ("12--15", "12–15"), ("e1–e9", "e1–e9"), ("1, 5 -- 7", "1, 5–7")],
)
def test_ranges_have_an_en_dash(entry, pages, expected):
    assert csl_json(entry(f"@article{{x, pages={{{pages}}}}}"))["page"] == expected


def test_article_number(entry):
    assert csl_json(entry("@article{x, journal={J}, eid={102430}}"))["number"] == "102430"


def test_number_of_a_report_is_not_an_issue(entry):
    item = csl_json(entry("@techreport{x, number={12}}"))
    assert (item["number"], "issue" in item) == ("12", False)


@pytest.mark.parametrize("address", ["https://doi.org/", "http://dx.doi.org/", "doi:", "DOI: "])
def test_doi_is_bare(entry, address):
    item = csl_json(entry(f"@article{{x, doi={{{address}10.1000/a\\_b}}}}"))
    assert item["DOI"] == "10.1000/a_b"


def test_address_keeps_its_per_cent_signs(entry):
    item = csl_json(entry("@online{x, url={https://e.org/a%20b_c?d=1&e={f}}}"))
    assert item["URL"] == "https://e.org/a%20b_c?d=1&e={f}"


def test_dissertation_says_what_it_is(entry):
    assert csl_json(entry("@phdthesis{x, title={T}}"))["genre"] == "Doctoral dissertation"
    named = csl_json(entry("@mastersthesis{x, type={MRes thesis}}"))
    assert named["genre"] == "MRes thesis"
