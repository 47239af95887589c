"""What a reader would not see, though its author wrote it, and no tool says so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.finding import Finding
    from checks.page import Page


def cells(page: Page) -> Iterator[Finding]:
    """A row of a table has no more cells than its first: they are left out."""
    for line in page.long_rows:
        yield page.at(
            line, "this row has more cells than the first, and readers would not see them: "
            "take the '|' out that is too many, or write '\\|'",
        )  # fmt: skip


def meanings(page: Page) -> Iterator[Finding]:
    """A word of the glossary is followed by its meaning, indented: else that is a word, too."""
    for directive in page.named("glossary"):
        rows = list(enumerate(directive.body.split("\n"), directive.first))
        for (_, word), (line, row) in pairwise(rows):
            if is_word(word) and is_word(row):
                yield page.at(
                    line, f"this line would be a word of the glossary, as '{word}' is: begin "
                    "it with two blanks if it says what that means; else leave an empty line",
                )  # fmt: skip


def is_word(row: str) -> bool:
    """Say whether a line of a glossary is one of its words."""
    return bool(row.strip()) and not row.startswith((" ", ":"))


RULES = (cells, meanings)
