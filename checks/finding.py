"""What a check yields: where something is wrong, what it is, and what to do."""

from __future__ import annotations

from typing import NamedTuple

ERROR, NOTICE = "error", "notice"


class Finding(NamedTuple):
    """A mistake, or with the level `NOTICE` something to know, which fails nothing.

    `file` is a path within the house with slashes; `line` counts from 1, and is 1 where a
    file as a whole is meant. Findings sort by file and line.
    """

    file: str
    line: int
    message: str
    level: str = ERROR

    def __str__(self) -> str:
        """Return the finding as an author reads it."""
        return f"{self.file}:{self.line}: {self.message}"
