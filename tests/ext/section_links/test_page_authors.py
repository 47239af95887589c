from __future__ import annotations

import pytest

from page_head import head
from section_links.authors import csl_name, full_name
from site_builder import build

CONF = {
    "extensions": ["myst_parser", "section_links"],
    "author": "The Sample Group",
    "section_links_ledger": "",
}
GROUP = {"@type": "Organization", "name": "The Sample Group"}

NAMES = {
    "Ada Lovelace": {"given": "Ada", "family": "Lovelace"},
    "Lovelace, Ada": {"given": "Ada", "family": "Lovelace"},
    "Jan van Dijk": {"given": "Jan", "non-dropping-particle": "van", "family": "Dijk"},
    "King, Jr., Martin Luther": {"given": "Martin Luther", "family": "King", "suffix": "Jr."},
    "José María Ñáñez": {"given": "José María", "family": "Ñáñez"},
    "{The  Royal, College}": {"literal": "The Royal, College"},
    "Plato": {"literal": "Plato"},
    "王小明": {"literal": "王小明"},
    "A Working Party": {"literal": "A Working Party"},
    "One, Two, Three, Four": {"literal": "One, Two, Three, Four"},
    "{Open Brace": {"literal": "Open Brace"},
    "Lovelace,": {"literal": "Lovelace"},
    ", Ada": {"literal": "Ada"},
    "100% <b>R&D</b>": {"given": "100%", "family": "<b>R&D</b>"},
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_as_csl_has_it(name):
    assert csl_name(name, ["A Working Party"]) == NAMES[name]


def test_a_name_is_written_in_reading_order():
    assert full_name(csl_name("van Dijk, Jan")) == "Jan van Dijk"
    assert full_name(csl_name("King, Jr., Martin")) == "Martin King, Jr."
    assert full_name(csl_name("{The College}")) == "The College"


def authors(tmp_path, front_matter, **conf):
    page = f"---\n{front_matter}\n---\n\n# Home\n"
    built = build(tmp_path, {"index.md": page}, conf={**CONF, **conf})
    page_head = head(built.read("index.html"))
    named = page_head.resource().get("author", [])
    assert page_head.values("citation_author") == [author["name"] for author in named]
    return [author["name"] for author in named], built.warnings


ADA, GRACE = "Ada Lovelace", "Grace Hopper"

FORMS = {
    "authors: Ada Lovelace": [ADA],
    "authors: Hopper, Grace": [GRACE],
    'authors: [Ada Lovelace, "Hopper, Grace"]': [ADA, GRACE],
    "authors:\n  - Ada Lovelace\n  - Hopper, Grace": [ADA, GRACE],
    "authors: Lovelace, Ada; Hopper, Grace": [ADA, GRACE],
    "authors: '{The Group, Inc}'": ["The Group, Inc"],
    'authors: ["{The Group, Inc}", Ada Lovelace]': ["The Group, Inc", ADA],
    # Neither Markdown nor quotation marks change a name.
    'authors: ["O\'Neil *Lovelace*"]': ["O'Neil *Lovelace*"],
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", FORMS)
def test_front_matter_names_the_authors(tmp_path, form, language):
    # docutils knows the field 'authors' in English only, and takes it apart there.
    extensions = ["smartquotes"]
    found = authors(tmp_path, form, language=language, myst_enable_extensions=extensions)
    assert found == (FORMS[form], [])


RST = {
    ":Authors: Hopper, Grace": [GRACE],
    ":authors: Lovelace, Ada; Hopper, Grace": [ADA, GRACE],
    ":authors:\n   - Ada Lovelace\n   - Hopper, Grace": [ADA, GRACE],
}


@pytest.mark.parametrize("field", RST)
def test_restructuredtext_names_the_authors(tmp_path, field):
    built = build(tmp_path, {"index.rst": f"{field}\n\nHome\n====\n"}, conf=CONF)
    assert head(built.read("index.html")).values("citation_author") == RST[field]
    assert built.warnings == []


BAD = ["authors:", "authors: []", "authors: 12", "authors: [1, 2]", "authors: {name: Ada}",
       "authors: [{name: Ada}]", "authors: ['']", "authors: ' '", "authors: '{}'",
       "authors: [Ada Lovelace, null]", "authors: ;"]  # fmt: skip


@pytest.mark.parametrize("front_matter", BAD)
def test_bad_front_matter_is_one_line_and_the_project_is_named(tmp_path, front_matter):
    found, warnings = authors(tmp_path, front_matter)
    assert found == ["The Sample Group"]
    (warning,) = warnings
    assert warning.startswith("index.md:1: WARNING: 'authors' in the front matter is empty or ")
    assert warning.endswith("or leave the line out. [section_links.authors]")


def test_the_warning_can_be_silenced(tmp_path):
    quiet = {"suppress_warnings": ["section_links.authors"]}
    assert authors(tmp_path, "authors:", **quiet) == (["The Sample Group"], [])


def test_the_setting_goes_before_the_project_and_after_the_page(tmp_path):
    setting = {"section_links_authors": ["Hopper, Grace"]}
    assert authors(tmp_path, "kind: x", **setting) == ([GRACE], [])
    assert authors(tmp_path, "authors: Ada Lovelace", **setting) == ([ADA], [])


def test_the_project_is_a_group_and_nobody_is_made_up(tmp_path):
    built = build(tmp_path, {"index.md": "# Home\n"}, conf=CONF)
    assert head(built.read("index.html")).resource()["author"] == [GROUP]
    assert authors(tmp_path, "kind: x", author="") == ([], [])
    # What Sphinx says where a project names no author.
    assert authors(tmp_path, "kind: x", author="Author name not set") == ([], [])


def test_parallel_and_incremental_builds_know_the_same_authors(tmp_path):
    site = {f"p{n}.md": f"---\nauthors: A Writer{n}\n---\n\n# P{n}\n" for n in range(12)}
    site["index.md"] = "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"

    def named(built):
        assert built.warnings == []
        return [head(built.read(f"p{n}.html")).value("citation_author") for n in range(12)]

    assert named(build(tmp_path, site, conf=CONF, jobs=2)) == [
        f"A Writer{n}" for n in range(12)
    ]
    edited = {**site, "p3.md": "# P3\n", "p4.md": site["p4.md"].replace("A W", "B W")}
    after = named(build(tmp_path, edited, conf=CONF, fresh=False))
    assert after[3:6] == ["The Sample Group", "B Writer4", "A Writer5"]
