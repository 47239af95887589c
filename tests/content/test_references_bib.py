"""The bibliography: complete, well-formed, honest about what is not confirmed, and in use.

Each check is a function that returns what is wrong, a line each; it is tried on the
bibliography, and on a mistake that was put in to see whether it finds it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pybtex.database import parse_file, parse_string
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from stdnum import isbn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pybtex.database import Entry

HOME = Path(__file__).parents[2]
BIBLIOGRAPHY = HOME / "references.bib"

REQUIRED = {
    "article": {"author", "title", "journal", "year"},
    "book": {"author or editor", "title", "publisher", "year"},
    "incollection": {"author", "title", "booktitle", "editor", "publisher", "year"},
    "misc": {"author", "title", "year"},
    "online": {"author", "title", "url"},
    "techreport": {"author", "title", "institution", "year or url"},
}
STATES = {"verified", "partly", "unverified"}
REISSUED = {frozenset({"peplau1952", "peplau1988"})}
"""Works that share a title, since one is a reissue of the other."""

# https://www.crossref.org/blog/dois-and-matching-regular-expressions/
DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Z0-9]+", re.IGNORECASE)
ROLE = re.compile(r"\{cite:\w+\}`([^`]+)`")
SOURCE = re.compile(r"^\s*:source:[ \t]*(\S.*)$", re.MULTILINE)
KEY = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)


def missing_fields(entries: Iterable[Entry]) -> list[str]:
    """Find entries of unknown types, and those that lack what their type needs."""
    found = []
    for entry in entries:
        present = {*entry.fields, *entry.persons}
        if entry.type not in REQUIRED:
            found.append(
                f"{entry.key}: the type @{entry.type} is not one of {sorted(REQUIRED)}"
            )
        found += [
            f"{entry.key}: no {wanted}"
            for wanted in sorted(REQUIRED.get(entry.type, ()))
            if not present.intersection(wanted.split(" or "))
        ]
    return found


def bad_dois(entries: Iterable[Entry]) -> list[str]:
    """Find DOIs that are not DOIs, or not bare ones."""
    dois = ((entry.key, entry.fields.get("doi")) for entry in entries)
    return [f"{key}: {doi}" for key, doi in dois if doi and not DOI.fullmatch(doi)]


def bad_isbns(entries: Iterable[Entry]) -> list[str]:
    """Find ISBNs that have the wrong check digit, or are more than one."""
    isbns = ((entry.key, entry.fields.get("isbn")) for entry in entries)
    return [f"{key}: {number}" for key, number in isbns if number and not isbn.is_valid(number)]


def bad_addresses(entries: Iterable[Entry]) -> list[str]:
    """Find web addresses that are not complete and safe ones."""
    urls = ((entry.key, entry.fields.get("url")) for entry in entries)
    return [f"{key}: {url}" for key, url in urls if url and not re.match(r"https://\S+$", url)]


def duplicates(entries: Iterable[Entry], field: str) -> list[str]:
    """Find entries that have the same DOI, or the same title apart from case and braces."""
    keys = defaultdict(set)
    for entry in entries:
        if value := entry.fields.get(field):
            keys[re.sub(r"[\W_]+", " ", value.casefold()).strip()].add(entry.key)
    shared = (same for same in keys.values() if len(same) > 1 and same not in REISSUED)
    return [f"the same {field}: {', '.join(sorted(same))}" for same in shared]


def duplicate_keys(text: str) -> list[str]:
    """Find keys that stand twice; keys differ in more than their case."""
    keys = [key.casefold() for key in KEY.findall(text)]
    return sorted({key for key in keys if keys.count(key) > 1})


def unsorted_keys(text: str) -> list[str]:
    """Find keys that stand after one that they should come before."""
    keys = KEY.findall(text)
    pairs = pairwise(keys)
    return [f"{later} after {earlier}" for earlier, later in pairs if later < earlier]


def silent_entries(entries: Iterable[Entry]) -> list[str]:
    """Find entries that do not tell the reader that their details are not confirmed."""
    found = []
    for entry in entries:
        state, addendum = entry.fields.get("verification"), entry.fields.get("addendum", "")
        if state not in STATES:
            found.append(f"{entry.key}: verification is one of {', '.join(sorted(STATES))}")
        elif state != "verified" and not addendum:
            found.append(f"{entry.key}: {state}, and no addendum says so")
        elif addendum and not re.fullmatch(r"[A-Z].*[a-z0-9)]\.", addendum):
            found.append(f"{entry.key}: the addendum is a sentence with a full stop")
    return found


def title_case(entries: Iterable[Entry]) -> list[str]:
    """Find titles with capitals that no braces protect, after the first word."""
    found = []
    for entry in entries:
        for field in ("title", "booktitle"):
            bare = re.sub(r"\{[^}]*\}", "", entry.fields.get(field, ""))
            # The first word may well have a capital, and a title in braces none is left of.
            if capitals := re.findall(r"(?<=\s)[A-Z]\w*", bare.lstrip()):
                found.append(f"{entry.key}: {field}: {', '.join(capitals)}")
    return found


def cited(pages: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the keys that are cited, by role or as a deck's source, with their pages."""
    keys = defaultdict(set)
    for name, text in pages:
        for targets in [*ROLE.findall(text), *SOURCE.findall(text)]:
            for target in parse_citation_targets(targets):
                keys[target.key].add(name)
    return keys


@pytest.fixture(scope="module")
def text():
    return BIBLIOGRAPHY.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def entries():
    return list(parse_file(BIBLIOGRAPHY, "bibtex", encoding="utf-8").entries.values())


@pytest.fixture(scope="module")
def citations():
    docs = HOME / "docs"
    pages = sorted(docs.rglob("*.md"))
    return cited((str(p.relative_to(docs)), p.read_text(encoding="utf-8")) for p in pages)


def test_bibliography_is_there(entries, text):
    assert len(entries) == len(KEY.findall(text)) > 0


def test_required_fields(entries):
    assert missing_fields(entries) == []


def test_dois(entries):
    assert bad_dois(entries) == []


def test_isbns(entries):
    assert bad_isbns(entries) == []


def test_addresses(entries):
    assert bad_addresses(entries) == []


@pytest.mark.parametrize("field", ["doi", "title", "url"])
def test_nothing_stands_twice(entries, field):
    assert duplicates(entries, field) == []


def test_no_key_stands_twice(text):
    assert duplicate_keys(text) == []


def test_sorted_by_key(text):
    assert unsorted_keys(text) == []


def test_what_is_not_confirmed_is_said(entries):
    assert silent_entries(entries) == []


def test_titles_are_in_sentence_case(entries):
    assert title_case(entries) == []


def test_reissues_are_still_there(entries):
    assert set().union(*REISSUED) <= {entry.key for entry in entries}


def test_every_citation_has_its_entry(entries, citations):
    known = {entry.key for entry in entries}
    unknown = [
        f"docs/{page}: there is no work '{key}' in references.bib"
        for key, pages in citations.items()
        if key not in known
        for page in sorted(pages)
    ]
    if unknown:
        pytest.fail("\n".join(unknown), pytrace=False)


def test_every_entry_is_cited(entries, citations):
    assert sorted({entry.key for entry in entries} - citations.keys()) == []


def planted(text):
    return list(parse_string(text, "bibtex").entries.values())


@pytest.mark.parametrize(
    ("mistake", "found"),
    [
        ("@article{x, author={A, B}, title={T}, year=2020}", ["x: no journal"]),
        ("@book{x, title={T}, publisher={P}, year=2020}", ["x: no author or editor"]),
        ("@techreport{x, author={A, B}, title={T}, institution={I}}", ["x: no year or url"]),
        ("@online{x, author={A, B}, url={https://e.org}}", ["x: no title"]),
    ],
)
def test_finds_missing_fields(mistake, found):
    assert missing_fields(planted(mistake)) == found


def test_finds_an_unknown_type():
    (found,) = missing_fields(planted("@boook{x, title={T}}"))
    assert found.startswith("x: the type @boook is not one of")


@pytest.mark.parametrize("doi", ["https://doi.org/10.1037/h0085885", "10.1037", "10.1037/a b"])
def test_finds_bad_dois(doi):
    assert bad_dois(planted(f"@misc{{x, doi={{{doi}}}}}")) == [f"x: {doi}"]


@pytest.mark.parametrize(
    "number", ["9780201002998", "0761970631", "0761970630 (hbk); 0761970649 (pbk)"]
)
def test_finds_bad_isbns(number):
    assert bad_isbns(planted(f"@misc{{x, isbn={{{number}}}}}")) == [f"x: {number}"]


@pytest.mark.parametrize("url", ["http://example.org", "example.org", "https://a b"])
def test_finds_bad_addresses(url):
    assert bad_addresses(planted(f"@misc{{x, url={{{url}}}}}")) == [f"x: {url}"]


def test_finds_duplicates():
    works = planted("@misc{x, title={The {Code}: a}}\n@misc{y, title={The code. A}}")
    assert duplicates(works, "title") == ["the same title: x, y"]
    works = planted("@misc{x, doi={10.1000/A}}\n@misc{y, doi={10.1000/a}}\n@misc{z, doi={}}")
    assert duplicates(works, "doi") == ["the same doi: x, y"]


def test_finds_duplicate_keys():
    assert duplicate_keys("@book{a,\n}\n@misc{b,\n}\n@book{A,\n}") == ["a"]


def test_finds_unsorted_keys():
    assert unsorted_keys("@book{a,\n}\n@misc{c,\n}\n@book{b,\n}") == ["b after c"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("title={T}", "x: verification is one of partly, unverified, verified"),
        ("verification={sure}", "x: verification is one of partly, unverified, verified"),
        ("verification={partly}", "x: partly, and no addendum says so"),
        ("verification={unverified}", "x: unverified, and no addendum says so"),
        (
            "verification={partly}, addendum={not confirmed}",
            "x: the addendum is a sentence with a full stop",
        ),
    ],
)
def test_finds_silent_entries(fields, found):
    assert silent_entries(planted(f"@misc{{x, {fields}}}")) == [found]


def test_finds_title_case():
    works = planted("@book{x, title={The Art of the {Peplau} way: {A} Guide}}")
    assert title_case(works) == ["x: title: Art, Guide"]


def test_finds_citations():
    page = """{cite:p}`a,{see}b{p. 3}` and {cite:t}`c`.

:::{mnemonic} ATTACH
:source: d, e
:::
"""
    assert cited([("page.md", page)]) == {key: {"page.md"} for key in "abcde"}
