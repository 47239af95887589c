"""Reads `references.bib` as pybtex reads it, and knows on which lines it has what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pybtex.errors
from pybtex.database import InvalidNameString
from pybtex.database.input.bibtex import DuplicateField, Parser
from pybtex.scanner import PybtexSyntaxError

from checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pybtex.database import Entry

NAME = "references.bib"
START = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(][ \t]*([^,\s}]+)", re.MULTILINE)

TWICE = re.compile(r"key (\S+) has a duplicate (\S+) field")


@dataclass
class Works:
    """A bibliography: its text, its entries, and why it cannot be read, if it cannot."""

    text: str
    entries: list[Entry]
    unreadable: list[Finding]
    fields_twice: list[tuple[str, str]]
    is_sound: bool
    """Whether pybtex reads all of it."""

    def places(self) -> Iterator[tuple[str, int]]:
        """Yield the key of each entry with its line, as they stand in the file."""
        for match in START.finditer(self.text):
            if match[1].casefold() not in {"comment", "preamble", "string"}:
                yield match[2], self.text[: match.start()].count("\n") + 1

    def line(self, key: str, *fields: str) -> int:
        """Return the line of an entry's first field that is there, else that of its start."""
        first = next((line for name, line in self.places() if name == key), 1)
        for field in fields:
            for number, row in enumerate(self.text.split("\n")[first:], first + 1):
                if row.lstrip().startswith("@"):
                    break
                if re.match(rf"\s*{field}\s*=", row, re.IGNORECASE):
                    return number
        return first

    def at(self, key: str, message: str, *fields: str) -> Finding:
        """Return a finding at a field of an entry, or at its start."""
        return Finding(NAME, self.line(key, *fields), f"{key}: {message}")


def read_works(text: str) -> Works:
    """Return what the bibliography `text` holds; entries after a slip of form may be missing.

    Where a key stands twice, its first entry counts.
    """
    with pybtex.errors.capture() as errors:
        parser = Parser(encoding="utf-8")
        parser.parse_string(text)
    unreadable = [finding for error in errors for finding in of_error(error, text)]
    if not parser.data.entries and not errors:
        unreadable = [Finding(NAME, 1, "there is no work in this file: has it been emptied?")]
    twice = [TWICE.search(str(error)) for error in errors if isinstance(error, DuplicateField)]
    fields_twice = [(match[1], match[2]) for match in twice if match]
    entries = list(parser.data.entries.values())
    return Works(text, entries, unreadable[:1], fields_twice, is_sound=not errors)


def of_error(error: Exception, text: str) -> Iterator[Finding]:
    """Yield the finding of an error of pybtex, if it has no rule of its own."""
    if isinstance(error, PybtexSyntaxError):
        yield Finding(
            NAME, error.lineno or 1, "the entry in this line, or the one above it, cannot be "
            "read: each field ends with a comma, and each '{' has its '}'",
        )  # fmt: skip
    elif isinstance(error, InvalidNameString):
        name = str(error).partition("'")[2].rpartition("'")[0]
        line = text[: max(text.find(name), 0)].count("\n") + 1
        yield Finding(
            NAME, line, f"'{name}' is no name: write 'Family, Given', and the word 'and' "
            "between two people",
        )  # fmt: skip
