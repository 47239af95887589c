"""Files of references, read back by programs that are not ours."""

# ruff: noqa: RUF001 (quotation marks and dashes are what is tested)

from __future__ import annotations

import json
import re
from pathlib import Path

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from csl_pages import AUTHORS, TITLES, page
from csl_schema import SCHEMA
from jsonschema import Draft7Validator
from pybtex.bibtex.exceptions import BibTeXError
from pybtex.database import Entry, parse_file, parse_string
from pylatexenc.latex2text import LatexNodes2Text

from csl_references.bibtex import bibtex, entry
from csl_references.csl_file import csl_file
from csl_references.csl_json import csl_json
from csl_references.markup import without_marks
from csl_references.ris import ris

WORKS = parse_file(Path(__file__).parents[3] / "references.bib").entries
PAGES = [page(title, id=f"page{number}") for number, title in enumerate(TITLES)]
PAGES += [
    page("A page", id=f"by{number}", author=authors, accessed={"date-parts": [[2026, 1, 2]]})
    for number, authors in enumerate(AUTHORS)
]
ITEMS = [csl_json(work) for work in WORKS.values()] + PAGES
RIS_TYPES = {
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "document": "GEN",
    "report": "RPRT",
    "webpage": "ELEC",
}
RIS_TEXTS = {
    "id": "id",
    "title": "title",
    "container-title": "secondary_title",
    "collection-title": "tertiary_title",
    "publisher": "publisher",
    "publisher-place": "place_published",
    "volume": "volume",
    "issue": "number",
    "DOI": "doi",
    "genre": "type_of_work",
    "language": "language",
}
NOCASE = re.compile('<span class="nocase">(.*?)</span>')
IDS = [item["id"] for item in ITEMS]


def in_one_line(text):
    return " ".join(part for part in NOCASE.sub(r"\1", text).split(" ") if part)


def ris_name(name):
    if "literal" in name:
        return name["literal"]
    family = f"{name.get('non-dropping-particle', '')} {name['family']}".strip()
    return ", ".join(filter(None, [family, name.get("given"), name.get("suffix")]))


def ris_date(date):
    parts = [f"{part:02}" for part in date["date-parts"][0]] + ["", "", ""]
    return "/".join(parts[:4])


def expected_ris(item):  # noqa: C901 (one line for each variable)
    """Return what rispy is to read of an item, all of it and nothing else."""
    record = {"type_of_reference": RIS_TYPES[item["type"]]}
    for variable, tag in RIS_TEXTS.items():
        if variable in item:
            record[tag] = re.sub(r"\s*[\n\t]\s*", " ", in_one_line(item[variable]))
    if item["title"].startswith("<span") or "<b>" in item["title"]:
        record["title"] = re.sub("</?[bi]>", "", record["title"])
    editors = "secondary_authors" if item["type"] == "chapter" else "unknown_tag"
    for role, tag in (("author", "authors"), ("translator", "subsidiary_authors")):
        if role in item:
            record[tag] = [ris_name(name) for name in item[role]]
    if "editor" in item:
        names = [ris_name(name) for name in item["editor"]]
        record[editors] = names if item["type"] == "chapter" else {"ED": names}
    if edition := item.get("edition", item.get("version")):
        record["edition"] = edition
    if "issued" in item:
        record["year"] = str(item["issued"]["date-parts"][0][0])
        if len(item["issued"]["date-parts"][0]) > 1:
            record["date"] = ris_date(item["issued"])
    if "accessed" in item:
        record["access_date"] = ris_date(item["accessed"])
    if "page" in item:
        record |= dict(zip(("start_page", "end_page"), item["page"].split("–"), strict=False))
    elif "number" in item and item["type"] == "article-journal":
        record["start_page"] = item["number"]
    if "ISBN" in item or "ISSN" in item:
        record["issn"] = item.get("ISBN", item.get("ISSN"))
    if "URL" in item:
        record["urls"] = [item["URL"]]
    return record


@pytest.mark.parametrize("item", ITEMS, ids=IDS)
def test_ris_is_read_back(item):
    text = ris([item])
    assert rispy.loads(text) == [expected_ris(item)]


def test_ris_has_a_record_for_each_item():
    text = ris(ITEMS)
    assert [record["id"] for record in rispy.loads(text)] == IDS
    assert len(WORKS) == 79


def test_ris_lines_are_tags_and_end_in_cr_lf():
    hostile = page("A\r\nER  - \u2028B\x85C\x0bD\x00E", author=[{"literal": "X\nTY  - JOUR"}])
    text = ris([*ITEMS, hostile])
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(
        re.fullmatch(r"[A-Z][A-Z0-9]  - [^\x00-\x1f\x7f-\x9f\u2028\u2029]*", s) for s in lines
    )
    assert [s for s in lines if s.startswith("ER")] == ["ER  - "] * (len(ITEMS) + 1)
    assert text.splitlines() == lines


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"type": "thesis", "genre": "PhD thesis"}, ["TY  - THES", "M3  - PhD thesis"]),
        ({"type": "paper-conference"}, ["TY  - CPAPER"]),
        ({"type": "report", "number": "12"}, ["TY  - RPRT", "SN  - 12"]),
        ({"type": "something"}, ["TY  - GEN"]),
        ({"issued": {"date-parts": [[2020, 5]]}}, ["PY  - 2020", "DA  - 2020/05//"]),
        ({"issued": {"literal": "in press"}}, ["PY  - in press"]),
        ({"type": "article-journal", "page": "e1–e9"}, ["SP  - e1", "EP  - e9"]),
        ({"type": "article-journal", "page": "1, 5–7"}, ["SP  - 1, 5–7"]),
        ({"type": "book", "editor": [{"literal": "E"}]}, ["ED  - E"]),
    ],
    ids=repr,
)
def test_ris_of_other_works(variables, expected):
    lines = ris([page("A title", **variables)]).split("\r\n")
    assert [line for line in expected if line not in lines] == []


def read_bibtex(text, *middleware):
    library = bibtexparser.parse_string(text, append_middleware=list(middleware))
    assert library.failed_blocks == []
    return library.entries_dict


def test_bibtex_keeps_every_field_of_every_work():
    read = read_bibtex(bibtex(WORKS.values(), leave_out=("verification",)))
    assert list(read) == list(WORKS)
    for key, work in WORKS.items():
        fields = {field.key: field.value for field in read[key].fields}
        expected = {name: text for name, text in work.fields.items() if name != "verification"}
        assert {name: fields[name] for name in expected} == expected
        assert set(fields) - set(expected) == set(work.persons)
        assert read[key].entry_type == work.type


def test_bibtex_is_the_same_when_pybtex_reads_it():
    again = parse_string(bibtex(WORKS.values()), "bibtex").entries
    assert [csl_json(work) for work in again.values()] == [
        csl_json(work) for work in WORKS.values()
    ]


@pytest.mark.parametrize("field", ["a } b {", "{", "}", "a}"])
def test_bibtex_with_braces_that_do_not_match_is_refused(field):
    work = Entry("misc", {"title": field})
    work.key = "x"
    with pytest.raises(BibTeXError, match="do not match"):
        bibtex([work])


@pytest.mark.parametrize("item", PAGES, ids=[item["id"] for item in PAGES])
def test_page_as_bibtex_is_read_back(item):
    item = without_marks(item)
    key = item["id"]
    as_it_stands = read_bibtex(bibtex([entry(item)]))[key]
    decoded = read_bibtex(bibtex([entry(item)]), LatexDecodingMiddleware())[key]
    fields = {field.key: field.value for field in decoded.fields}
    assert decoded.entry_type == "online"
    title = re.sub(r"</?[bi]>", "", NOCASE.sub(r"\1", item["title"]))
    # The decoder has another letter for a circumflex, and no name for a brace by itself.
    title = title.replace("^", "\u02c6")
    if title.count("{") != title.count("}"):
        assert title.count("{") == as_it_stands["title"].count(r"{\textbraceleft}")
        assert title.count("}") == as_it_stands["title"].count(r"{\textbraceright}")
        title = re.sub("[{}]", "", title)
    assert LatexNodes2Text().latex_to_text(as_it_stands["title"]) == title
    assert fields["title"] == title
    assert as_it_stands["url"] == item["URL"]
    assert (fields["year"], fields["date"]) == ("2026", "2026-11-20")
    assert fields.get("urldate") == ("2026-01-02" if "accessed" in item else None)
    assert fields["version"] == "0.1.0"
    assert fields["organization"] == item["container-title"]
    assert csl_json(parse_string(bibtex([entry(item)]), "bibtex").entries[key]).get(
        "author"
    ) == item.get("author")


def test_works_go_through_bibtex_unchanged():
    for work in WORKS.values():
        item = csl_json(work)
        again = csl_json(parse_string(bibtex([entry(item)]), "bibtex").entries[work.key])
        assert again == item


def test_key_of_an_entry_is_one_that_bibtex_allows():
    assert entry(page("A title", id="a b,c{d}é")).key == "a-b-c-d"
    assert entry(page("A title", id="{}")).key == "reference"


def test_csl_file_is_csl_json():
    text = csl_file(ITEMS)
    read = json.loads(text)
    assert read == ITEMS
    assert (
        list(Draft7Validator(SCHEMA).iter_errors([csl_json(w) for w in WORKS.values()])) == []
    )
    assert list(Draft7Validator(SCHEMA).iter_errors(read)) == []
    assert text.startswith('[\n  {\n    "id": ')
    assert text.endswith("]\n")
    assert "ŵyl" in text


@pytest.mark.parametrize(
    "wrong", [{"type": "website"}, {"year": "2026"}, {"author": [{"name": "A"}]}, {"volume": 3}]
)
def test_schema_refuses_what_is_not_csl_json(wrong):
    assert list(Draft7Validator(SCHEMA).iter_errors([page("A title") | wrong]))
