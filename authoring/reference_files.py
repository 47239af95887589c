"""Tells what a file of references is by its content, and reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from authoring import bibtex_records, ris_records
from authoring.csl_records import csl_records
from authoring.text_files import AuthoringError, decoded

if TYPE_CHECKING:
    from csl_references.csl_json import CslItem

EXPORT = "export the reference as RIS, BibTeX or CSL-JSON"
OTHERS = {
    b"%PDF": "a PDF, and no reference",
    b"PK\x03\x04": "a Word document or an archive, and no reference",
    b"{\\rtf": "a text with fonts (RTF), and no reference",
    b"<?xml": "XML",
    b"<": "a web page",
    b"PMID- ": "PubMed's own format",
    b"%0 ": "EndNote's own format",
    b"FN ": "Web of Science's own format",
}
"""What files that are often taken for exports begin with, and what they are."""


class Record(NamedTuple):
    """A reference as a file has it, and where it stands: ':12' or ': reference 2'."""

    place: str
    item: CslItem


class References(NamedTuple):
    """What is in a file: references, what could not be read, and a remark on its letters."""

    records: list[Record]
    unreadable: list[str]
    remark: str


def read_references(data: bytes) -> References:
    """Return the references of a file.

    Raises:
        AuthoringError: there is none in it, it has two formats or another one.
    """
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, what in OTHERS.items():
        if start.startswith(beginning):
            raise AuthoringError(f"this is {what}: {EXPORT}")
    text, remark = decoded(data)
    if not text.strip():
        raise AuthoringError(f"the file is empty: {EXPORT}")
    records, unreadable = _read(text)
    if not records and not unreadable:
        raise AuthoringError(f"there is no reference in it: {EXPORT}")
    return References(records, unreadable, remark)


def _read(text: str) -> tuple[list[Record], list[str]]:
    if text.lstrip().startswith(("[", "{")):
        items = enumerate(csl_records(text), 1)
        return [Record(f": reference {number}", item) for number, item in items], []
    is_ris = ris_records.START.search(text) is not None
    is_bibtex = bibtex_records.START.search(text) is not None
    if is_ris and is_bibtex:
        raise AuthoringError("there is both RIS and BibTeX in it: keep one format to a file")
    if is_ris:
        found = ris_records.ris_records(text)
        return [Record(f":{line}", item) for line, item in found], []
    if is_bibtex:
        items_of_entries, unreadable = bibtex_records.bibtex_records(text)
        return [Record(f": {item['id']}", item) for item in items_of_entries], unreadable
    if len(ris_records.TAG.findall(text)) > 1:
        raise AuthoringError(
            "this is like RIS, but no line begins with 'TY  - ', which says what kind of work "
            "it is: export it again"
        )
    if re.search(r"^\s*@\w+", text, re.MULTILINE):
        raise AuthoringError("this is like BibTeX, but no entry has a brace after its type")
    raise AuthoringError(f"there is no reference in it: {EXPORT}")
