"""Reads cases of mistakes, each a page and what the build says of it, from a text file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Case(NamedTuple):
    """A page with a mistake."""

    kind: str
    """The subtype of the warning."""

    syntax: str
    """`Markdown` or `reStructuredText`."""

    line: str
    """Which line the warning names."""

    page: str
    """The source of the page."""

    says: str
    """The words of the warning."""

    shows: str
    """The words that readers see."""

    @property
    def file(self) -> str:
        """The name of the page's file."""
        return "index.md" if self.syntax == "Markdown" else "index.rst"


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file.

    Each begins with a line `=== kind, syntax, line number`; then come the page, a line
    `--- says` and what the warning says, a line `--- shows` and what readers see.
    """
    pattern = (
        r"^=== (\w+), (\w+), line (\d+)\n(.*?)^--- says\n(.*?)^--- shows\n(.*?)(?=^===|\Z)"
    )
    return [
        Case(kind, syntax, line, page, " ".join(says.split()), " ".join(shows.split()))
        for kind, syntax, line, page, says, shows in re.findall(
            pattern, path.read_text(encoding="utf-8"), re.M | re.S
        )
    ]
