"""The files for reference managers, as they stand in the built site, read by rispy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import rispy
from address_pages import labelled_headings
from pybtex.database import parse_file

from csl_references.csl_json import csl_json
from csl_references.ris import ris
from page_head import head
from whole_site import HOME

if TYPE_CHECKING:
    from pathlib import Path

WORKS = parse_file(HOME / "references.bib").entries
HEADINGS = labelled_headings(HOME / "docs")
TITLES = {
    "peplau": "Peplau: the relationship becomes nursing",
    "peplau-phases": (
        "Peplau: the relationship becomes nursing \N{EN DASH} Four phases that overlap"
    ),
    "teach-accessibility-technical": (
        "Accessibility statement \N{EN DASH} "
        "Technical information about this site\N{RIGHT SINGLE QUOTATION MARK}s accessibility"
    ),
}
PLAIN = {
    "volume": "volume",
    "issue": "number",
    "publisher": "publisher",
    "publisher-place": "place_published",
}
"""What rispy calls the variables of CSL that RIS has as they are."""


def records(path: Path) -> list[dict[str, Any]]:
    """Return what rispy reads of a file."""
    found: list[dict[str, Any]] = rispy.loads(path.read_bytes().decode("utf-8"))
    return found


@pytest.mark.parametrize("label", TITLES)
def test_a_reference_manager_reads_every_field_of_a_section(site, label):
    page = head((site / HEADINGS[label].page).read_text(encoding="utf-8"))
    changed = page.resource().get("dateModified")
    expected = {
        "type_of_reference": "ELEC",
        "id": f"the-therapeutic-relationship-{label}",
        "authors": ["Contributors to The therapeutic relationship"],
        "title": TITLES[label],
        "secondary_title": "The therapeutic relationship",
        "language": "en-GB",
        "urls": [f"https://therapeutic-relationship.example/s/{label}/"],
        "edition": "0.1.0",
    }
    if changed:
        expected |= {"year": changed[:4], "date": f"{changed.replace('-', '/')}/"}
    assert records(site / "cite" / label / f"{label}.ris") == [expected]


def test_every_section_has_its_own_record(site):
    for label, place in HEADINGS.items():
        (record,) = records(site / "cite" / label / f"{label}.ris")
        assert record["urls"] == [f"https://therapeutic-relationship.example/s/{label}/"]
        assert record["title"].endswith(place.heading)


def test_every_work_arrives_with_every_field(site):
    read: dict[str, Any] = {}
    for path in sorted(site.glob("cite/*/*-works.ris")):
        for record in records(path):
            assert read.setdefault(record["id"], record) == record, path
    assert sorted(read) == sorted(WORKS)
    for key, work in WORKS.items():
        item = csl_json(work)
        # What each field is to be is tested with csl_references.
        assert [read[key]] == rispy.loads(ris([item]))
        for variable, field in PLAIN.items():
            assert read[key].get(field) == item.get(variable), f"{key}: {variable}"
        assert read[key].get("doi") == work.fields.get("doi")
        assert read[key].get("year") == work.fields.get("year")
