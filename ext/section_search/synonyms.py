"""Reads the file of synonyms: what readers type, and what the pages say.

Each line is `typed, typed = said, said`, or `one, other` for words that stand for one another.
What follows `#` is a remark.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util import logging

from section_search.tokens import tokens

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


class Synonym(NamedTuple):
    """Something that readers type, and what is searched for as well."""

    typed: str
    said: tuple[str, ...]
    line: int


class SynonymError(ValueError):
    """A line that cannot be understood; the message says what to do."""


def parse_line(text: str, line: int) -> list[Synonym]:
    """Return the synonyms of a line of the file, which has none where it is a remark.

    Raises:
        SynonymError: The line says nothing.
    """
    content = text.partition("#")[0].strip()
    if not content:
        return []
    typed, equals, said = content.partition("=")
    if "=" in said:
        raise SynonymError("a line has one '=' at most: write a second line.")
    left, right = _terms(typed), _terms(said) if equals else []
    if equals:
        return [Synonym(term, tuple(right), line) for term in left]
    if len(left) == 1:
        raise SynonymError(
            f"'{left[0]}' stands alone: write what the pages say after '=', such as "
            f"'{left[0]} = other word', or another word after a comma."
        )
    return [Synonym(a, tuple(b for b in left if b != a), line) for a in left]


def _terms(text: str) -> list[str]:
    """Return the terms of one side of a line."""
    terms = [" ".join(term.split()) for term in text.split(",")]
    if not all(tokens(term) for term in terms):
        raise SynonymError("a word is missing beside a comma or '='.")
    return terms


def parse(text: str) -> tuple[list[Synonym], list[tuple[int, str]]]:
    """Return the synonyms of a file's text, and what is wrong with which line."""
    found: list[Synonym] = []
    problems = []
    first: dict[str, int] = {}
    for line, content in enumerate(text.splitlines(), start=1):
        try:
            synonyms = parse_line(content, line)
        except SynonymError as error:
            problems.append((line, str(error)))
            continue
        for synonym in synonyms:
            name = " ".join(tokens(synonym.typed))
            if first.setdefault(name, line) == line:
                found.append(synonym)
            else:
                message = f"'{synonym.typed}' has line {first[name]} already: write it there."
                problems.append((line, message))
    return found, problems


def warn(app: Sphinx, line: int, message: str) -> None:
    """Warn of a line of the file."""
    path = Path(app.confdir) / app.config.section_search_synonyms
    logger.warning(
        "%s", message, location=f"{path}:{line}", type="section_search", subtype="synonyms"
    )


def read(app: Sphinx) -> None:
    """Read the file, and warn of its mistakes, whatever is built."""
    app._section_search_synonyms = []  # type: ignore[attr-defined]  # noqa: SLF001
    if not app.config.section_search_synonyms:
        return
    path = Path(app.confdir) / app.config.section_search_synonyms
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        warn(
            app, 1, "section_search_synonyms: there is no such file that can be read as UTF-8."
        )
        return
    found, problems = parse(text)
    app._section_search_synonyms = found  # type: ignore[attr-defined]  # noqa: SLF001
    for line, message in problems:
        warn(app, line, message)


def synonyms_of(app: Sphinx) -> list[Synonym]:
    """Return the synonyms of this build."""
    found: list[Synonym] = getattr(app, "_section_search_synonyms", [])
    return found


def setup_part(app: Sphinx) -> None:
    """Register the option and the reader."""
    app.add_config_value("section_search_synonyms", "", "", types=frozenset({str}))
    app.connect("builder-inited", read)
