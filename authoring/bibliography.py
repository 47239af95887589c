"""The bibliography: which works are in it, on which line, and where a new one goes."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from stdnum import isbn

from authoring.text_files import AuthoringError
from csl_references.csl_json import csl_json
from csl_references.latex import NOCASE

if TYPE_CHECKING:
    from pathlib import Path

    from csl_references.csl_json import CslItem

_ENTRY = re.compile(r"^@(\w+)\s*\{([^,\s{}]+),", re.MULTILINE)
_BRACE = re.compile("[{}]")


class Place(NamedTuple):
    """Where an entry stands in the text."""

    key: str
    start: int
    end: int


@dataclass
class Bibliography:
    """The text of the bibliography, its entries, and what tells works apart."""

    text: str
    places: list[Place]
    taken: set[str] = field(default_factory=set)
    by_mark: dict[tuple[str, ...], str] = field(default_factory=dict)

    def note(self, item: CslItem, key: str) -> None:
        """Remember a work, so that another like it is told."""
        self.taken.add(key.casefold())
        for mark in (*marks(item), *shared_marks(item)):
            self.by_mark.setdefault(mark, key)

    def twin(self, item: CslItem) -> tuple[str, str] | None:
        """Return the key of the same work and what they have in common, if it is here."""
        found = ((mark, self.by_mark.get(mark)) for mark in marks(item))
        return next(((key, mark[0]) for mark, key in found if key), None)

    def alike(self, item: CslItem) -> list[tuple[str, str]]:
        """Return the keys of works that may be the same, and what they have in common."""
        found = ((mark, self.by_mark.get(mark)) for mark in shared_marks(item))
        return [(key, mark[0]) for mark, key in found if key]


def read_bibliography(path: Path, data: bytes) -> Bibliography:
    """Return the bibliography that a file holds.

    Raises:
        AuthoringError: it is not UTF-8, or not BibTeX.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise AuthoringError(f"{path.name}:{line}: a letter here is not in UTF-8") from None
    try:
        entries = Parser().parse_string(text).entries.values()
    except PybtexError as error:
        raise AuthoringError(f"{path.name}: {error}: mend this first") from None
    found = Bibliography(text, _places(text))
    for entry in entries:
        found.note(csl_json(entry), entry.key)
    return found


def _places(text: str) -> list[Place]:
    """Return where each entry stands; braces tell where it ends."""
    places = []
    for found in _ENTRY.finditer(text):
        depth, end = 0, len(text)
        for brace in _BRACE.finditer(text, found.start()):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                end = brace.end()
                break
        places.append(Place(found[2], found.start(), end))
    return places


def lines_of(text: str) -> dict[str, int]:
    """Return the line of each entry of a bibliography by its key."""
    lines, line, end = {}, 1, 0
    for found in _ENTRY.finditer(text):
        line += text.count("\n", end, found.start())
        end = found.start()
        lines[found[2]] = line
    return lines


def marks(item: CslItem) -> list[tuple[str, ...]]:
    """Return what only one work has, each with its name first."""
    title, year = _letters(item.get("title", "")), _year(item)
    found = [
        ("DOI", item.get("DOI", "").lower()),
        ("ISBN and title", _isbn(item.get("ISBN", "")), title),
        ("title and year", title, year),
    ]
    return [mark for mark in found if all(mark)]


def shared_marks(item: CslItem) -> list[tuple[str, ...]]:
    """Return what two works should not both have, though they might."""
    found = [("title", _letters(item.get("title", ""))), ("address", item.get("URL", ""))]
    return [mark for mark in found if all(mark)]


def _letters(title: str) -> str:
    """Return a title without case, marks and what stands between its words."""
    for mark in NOCASE:
        title = title.replace(mark, "")
    return re.sub(r"[\W_]+", " ", title.casefold()).strip()


def _isbn(text: str) -> str:
    """Return an ISBN in its longer form, so that two of one book are the same."""
    return str(isbn.to_isbn13(text)) if isbn.is_valid(text) else ""


def _year(item: CslItem) -> str:
    parts = (item.get("issued") or {}).get("date-parts") or [[""]]
    return str(parts[0][0])


def with_entries(bibliography: Bibliography, entries: dict[str, str]) -> str:
    """Return the bibliography's text with entries put in by their keys; no other byte moves.

    Args:
        bibliography: as `read_bibliography` returns it.
        entries: the new entries by their keys, each ended by a line break.
    """
    text, places = bibliography.text, bibliography.places
    line_break = "\r\n" if "\r\n" in text else "\n"
    keys = [place.key for place in places]
    additions: dict[int, list[str]] = {}
    for key in sorted(entries):
        additions.setdefault(bisect(keys, key), []).append(entries[key])
    pieces, end = [], 0
    for position, new in sorted(additions.items()):
        at = places[position - 1].end if position else _beginning(bibliography)
        joined = "\n".join(new)
        if position:
            added = f"\n\n{joined.rstrip()}"
        elif places:
            added = f"{joined}\n"
        else:
            added = ("\n" if text else "") + joined.rstrip()
        pieces += [text[end:at], added.replace("\n", line_break)]
        end = at
    rest = text[end:]
    return "".join(pieces) + (rest or line_break)


def _beginning(bibliography: Bibliography) -> int:
    """Return where the first entry stands, or would."""
    return bibliography.places[0].start if bibliography.places else len(bibliography.text)
