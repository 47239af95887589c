"""References from BibTeX and BibLaTeX: of Zotero, Mendeley, JabRef and publishers' pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pybtex.database import BibliographyDataError
from pybtex.database.input.bibtex import Parser
from pybtex.errors import capture

from authoring.text_files import AuthoringError
from csl_references.csl_json import csl_json
from csl_references.latex import NOCASE

if TYPE_CHECKING:
    from pybtex.database import Entry

    from csl_references.csl_json import CslItem

START = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)
"""What an entry begins with."""

# The words in them stay, and their fonts go.
_FONTS = re.compile(
    r"\\(?:textit|textbf|textsc|textsl|textup|textrm|texttt|emph|enquote|mbox|url|text)\s*\{"
    r"|\{\\(?:it|bf|em|sc|sl|rm)(?![a-z])\s*"
)
_ADDRESS = re.compile(r"\\url\s*\{([^{}]*)\}")
_NOT_TEXTS = {"doi", "isbn", "url"}


def bibtex_records(text: str) -> tuple[list[CslItem], list[str]]:
    """Return the items of a BibTeX file, and which of its keys stand there twice.

    Args:
        text: a file in which `START` has been found.

    Raises:
        AuthoringError: it is not BibTeX throughout, so that no entry of it can be trusted.
    """
    with capture() as errors:
        entries = Parser().parse_string(text).entries.values()
    for error in errors:
        if not isinstance(error, BibliographyDataError):
            raise AuthoringError(f"{error}: mend it there, or export the reference again")
    return [_item(entry) for entry in entries], [str(error) for error in errors]


def _item(entry: Entry) -> CslItem:
    """Return the item of an entry; names of BibLaTeX's fields are read as BibTeX's."""
    fields = {name.lower(): value for name, value in entry.fields.items()}
    if "url" not in fields and (found := _ADDRESS.search(fields.get("howpublished", ""))):
        entry.fields["url"] = found[1]
    if fields.get("subtitle"):
        entry.fields["title"] = f"{fields.get('title', '')}: {fields['subtitle']}"
    for name, value in list(entry.fields.items()):
        if name.lower() not in _NOT_TEXTS:
            entry.fields[name] = _quoted(_FONTS.sub("{", value))
    item = csl_json(entry)
    for variable in ("title", "container-title"):
        for mark in NOCASE:
            item[variable] = item.get(variable, "").replace(mark, "")
    if "issued" not in item or "literal" in item["issued"]:
        said = f"{fields.get('date', '')} {fields.get('year', '')}"
        if found := re.search(r"(?<!\d)\d{4}(?!\d)", said):
            item["issued"] = {"date-parts": [[int(found[0])]]}
    return item


def _quoted(text: str) -> str:
    """Return a text with the marks that LaTeX's quotation marks stand for."""
    return text.replace("``", "\u201c").replace("''", "\u201d").replace("`", "\u2018")
