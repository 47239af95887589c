"""Details of a reference, one by one: titles, names, keys, pages, numbers, addresses."""

from __future__ import annotations

import pytest
from authoring.clean_items import clean_item
from authoring.entry_keys import key_of
from authoring.names import clean_names
from authoring.reference_files import read_references
from authoring.titles import capitals, protected, typographic

from csl_references.latex import NOCASE


def braces(title):
    return title.replace(NOCASE[0], "{").replace(NOCASE[1], "}")


def cleaned(csl_type="article-journal", **values):
    """Return one detail of an item, and the remarks."""
    variable = next(iter(values))
    item, remarks = clean_item({"type": csl_type, "title": "T", **values})
    return item.get(variable, ""), remarks


@pytest.mark.parametrize(
    ("title", "marked", "to_look_at"),
    [
        ("Care", "Care", []),
        ("care in small places", "Care in small places", []),
        ("Care: the idea", "Care: {The} idea", []),
        ("Care: A review", "Care: {A} review", []),
        ("Care: an ICU\u2019s view", "Care: {An} {ICU}\u2019s view", ["ICU"]),
        ("Peplau\u2019s theory", "Peplau\u2019s theory", []),
        ("The Peplau way", "The {Peplau} way", ["Peplau"]),
        ("ATTACH in practice", "{ATTACH} in practice", ["ATTACH"]),
        ("“Being heard”", "“{Being} heard”", []),
        ("What now? Some answers", "What now? {Some} answers", []),
        ("Care in the UK. A review", "Care in the {UK}. {A} review", ["UK"]),
        ("A nurse\u2013Patient story", "A nurse\u2013{Patient} story", ["Patient"]),
        ("Self-Disclosure by nurses", "{Self-Disclosure} by nurses", ["Self-Disclosure"]),
        ("iCare and e-Health", "{iCare} and {e-Health}", ["iCare", "e-Health"]),
        ("Sjögren, Ångström", "Sjögren, {Ångström}", ["Ångström"]),
    ],
)
def test_capitals_are_kept_and_named(title, marked, to_look_at):
    assert braces(protected(title)) == marked
    assert capitals(protected(title)) == to_look_at


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("nurses' and people's", "nurses\u2019 and people\u2019s"),
        ('a "quiet" study', "a “quiet” study"),
        ('"Yes": a study', "“Yes”: a study"),
        ('a 5" cut', 'a 5" cut'),
        ("nurse\u2010patient", "nurse-patient"),
    ],
)
def test_marks_are_those_of_the_bibliography(typed, printed):
    assert typographic(typed) == printed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Wren", "given": "E S"}, {"family": "Wren", "given": "E. S."}),
        ({"family": "Wren", "given": "ES"}, {"family": "Wren", "given": "E. S."}),
        ({"family": "Wren", "given": "E.S."}, {"family": "Wren", "given": "E. S."}),
        ({"family": "Wren", "given": "J.-P."}, {"family": "Wren", "given": "J.-P."}),
        ({"family": "Wren", "given": "Eve S"}, {"family": "Wren", "given": "Eve S."}),
        ({"family": "O'Brien", "given": "Jo"}, {"family": "O\u2019Brien", "given": "Jo"}),
        ({"family": "Smith &amp; Co"}, {"family": "Smith & Co"}),
        ({"literal": "Care {Group}\x07"}, {"literal": "Care Group"}),
    ],
)
def test_a_name_has_one_form(name, expected):
    assert clean_names([name], "author", []) == [expected]


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ({"literal": "others"}, "the file has not every author"),
        ({"family": "WREN", "given": "Eve"}, "author 'WREN' is in capitals"),
    ],
)
def test_a_doubtful_name_is_remarked_on(name, remark):
    remarks = []
    clean_names([name], "author", remarks)
    assert remark in remarks[0]


@pytest.mark.parametrize("empty", [[], [{}], [{"given": "Eve"}], [{"family": " "}]])
def test_no_name_is_none(empty):
    assert clean_names(empty, "author", []) == []


@pytest.mark.parametrize(
    ("author", "year", "taken", "key"),
    [
        ({"family": "Bordin", "given": "E."}, 1979, "", "bordin1979"),
        ({"family": "Schön"}, 1983, "", "schon1983"),
        ({"family": "Aafjes-van Doorn"}, 2024, "", "aafjesvandoorn2024"),
        ({"family": "Lotringen", "non-dropping-particle": "van"}, 2021, "", "vanlotringen2021"),
        ({"family": "Łøßæ\u2019n"}, 2020, "", "lossaen2020"),
        ({"family": "王"}, 2020, "", "work2020"),
        ({"literal": "Nursing and Midwifery Council"}, 2018, "", "nmc2018"),
        ({"literal": "NHS England"}, 2024, "", "nhs2024"),
        ({"literal": "Registered Nurses\u2019 Association of Ontario"}, 2006, "", "rnao2006"),
        ({"literal": "The Health Foundation"}, 2015, "", "hf2015"),
        ({"literal": "WebKit"}, 2015, "", "webkit2015"),
        ({"literal": "100 Voices"}, 2015, "", "voices2015"),
        ({"family": "Bordin"}, 1979, "bordin1979", "bordin1979b"),
        ({"family": "Bordin"}, 1979, "bordin1979a bordin1979b", "bordin1979c"),
        ({"family": "Bordin"}, 1979, "bordin1979hand", "bordin1979"),
        ({"literal": "NHS England"}, None, "", "nhsinclusivecontent"),
    ],
)
def test_a_key_is_the_name_and_the_year(author, year, taken, key):
    item = {"title": "Inclusive content of it", "author": [author]}
    issued = {"issued": {"date-parts": [[year]]}} if year else {}
    assert key_of(item | issued, set(taken.split())) == key


def test_letters_go_on_in_the_order_of_the_alphabet():
    item = {"title": "T", "author": [{"family": "A"}], "issued": {"date-parts": [[2001]]}}
    keys = []
    for _number in range(80):
        keys.append(key_of(item, set(keys)))
    assert keys == sorted(set(keys))
    assert keys[:2] == ["a2001", "a2001b"]
    assert keys[25:27] == ["a2001za", "a2001zb"]


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("252-260", "252\u2013260"),
        ("252--60", "252\u2013260"),
        ("252 \u2013 60", "252\u2013260"),
        ("e798-e807", "e798\u2013e807"),
        ("5-5", "5"),
        ("12, 14-16", "12, 14\u201316"),
        ("S1", "S1"),
    ],
)
def test_pages_are_a_range(written, pages):

    assert cleaned(page=written)[0] == pages


@pytest.mark.parametrize(
    ("written", "edition"),
    [
        ("2", "2"),
        ("2nd ed.", "2"),
        ("Third edition", "3"),
        ("1st", ""),
        ("Rev. ed.", "Rev"),
    ],
)
def test_an_edition_is_a_number_where_it_can(written, edition):
    assert cleaned("book", edition=written)[0] == edition


@pytest.mark.parametrize(
    ("written", "doi", "remarks"),
    [
        ("10.1037/h0085885", "10.1037/h0085885", 0),
        ("https://dx.doi.org/10.1037/h0085885", "10.1037/h0085885", 0),
        ("DOI: 10.1037/h0085885.", "10.1037/h0085885", 0),
        ("10.1002/a%28b%29", "10.1002/a(b)", 0),
        ("10.1002/1097(199)1:2&lt;3::AID&gt;4.0", "", 1),
        ("PMID 123", "", 1),
    ],
)
def test_a_doi_is_bare_or_left_out(written, doi, remarks):
    found, said = cleaned(DOI=written)
    assert (found, len(said)) == (doi, remarks)


@pytest.mark.parametrize(
    ("written", "number", "remarks"),
    [
        ("978-0-201-00299-7", "9780201002997", 0),
        ("0-8044-2957-X (pbk.)", "080442957X", 0),
        ("9780201002998, 9780201002997", "9780201002997", 0),
        ("9780201002997 080442957X", "9780201002997", 0),
        ("978-0-201-00299-8", "", 1),
        ("0022-3514", "", 0),
        ("none", "", 1),
    ],
)
def test_an_isbn_is_right_or_left_out(written, number, remarks):
    found, said = cleaned("book", ISBN=written)
    assert (found, len(said)) == (number, remarks)


@pytest.mark.parametrize(
    ("written", "url", "remarks"),
    [
        ("https://example.org/a_b?c=1&d=%20", "https://example.org/a_b?c=1&d=%20", 0),
        ("http://example.org/", "https://example.org/", 1),
        ("www.example.org", "https://www.example.org", 1),
        ("ftp://example.org", "", 1),
        ("javascript:alert(1)", "", 1),
        ("https://doi.org/10.1037/x", "", 0),
    ],
)
def test_a_web_address_is_safe_or_left_out(written, url, remarks):
    found, said = cleaned(URL=written)
    assert (found, len(said)) == (url, remarks)


def test_the_doi_of_an_address_is_taken():
    item, _remarks = clean_item({"type": "book", "URL": "http://dx.doi.org/10.1037/x"})
    assert (item["DOI"], "URL" in item) == ("10.1037/x", False)


@pytest.mark.parametrize(
    ("csl_type", "values", "becomes"),
    [
        ("thesis", {"publisher": "U"}, "document"),
        ("article", {"publisher": "PsyArXiv", "DOI": "10.1234/x"}, "document"),
        ("document", {"URL": "https://example.org"}, "webpage"),
        ("post-weblog", {}, "webpage"),
        ("paper-conference", {}, "chapter"),
        ("article-newspaper", {}, "article-journal"),
        ("never-heard-of", {}, "document"),
    ],
)
def test_every_type_becomes_one_of_the_bibliography(csl_type, values, becomes):
    assert clean_item({"type": csl_type, **values})[0]["type"] == becomes


def test_html_and_marks_of_latex_go():
    title, remarks = cleaned(title="H<sub>2</sub>O &amp;amp; <i>care</i> if a < b {x} \\y")
    assert braces(title) == "{H2O} & care if a < b x y"
    assert "these marks were left out, \\ { }" in remarks[0]


@pytest.mark.parametrize(
    "broken",
    [
        '{"type": "book", "title": {}, "author": "Moss", "issued": 7, "ISBN": [null]}',
        '{"type": "book", "author": [1, null, {"family": []}], "issued": {"date-parts": [5]}}',
        '{"type": "book", "title": [], "issued": {"date-parts": [[null]], "raw": 3}}',
        '{"type": "book", "issued": {"date-parts": [[20001, 1]]}, "page": true}',
    ],
)
def test_values_of_a_wrong_form_are_passed_over(broken):
    ((_place, item),) = read_references(broken.encode()).records
    found, _remarks = clean_item(item)
    assert set(found) <= {"type", "publisher"}


@pytest.mark.parametrize(
    "records",
    [
        "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n",
        "junk\nTY  - JOUR\nTI  - A\nER  - \njunk\nTY  - JOUR\nloose\nTI  - B",
        "TY - JOUR\nTI - A\nER -\nTY - JOUR\nTI - B\nER -",
    ],
)
def test_ris_without_ends_or_with_other_lines_is_read(records):
    titles = [
        item["title"].strip() for _place, item in read_references(records.encode()).records
    ]
    assert titles == ["A", "B"]
