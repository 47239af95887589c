"""What a row of the tables of words is."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A message, and the words that take its place."""

    pattern: str
    """A regular expression that the whole message matches, on one line. Some of its groups
    say where: `file` is a file, `page` the name of a page, `entry` a work of a bibliography,
    and `line` a line. A `path` becomes the `name` that the page has for the file."""

    words: str
    """What the author reads. Groups of the pattern stand in braces; `{bibliography}` is the
    name of the file of works."""

    similar: str = ""
    """The kind of names (see `known.py`) of which one that is like `name` is suggested."""

    otherwise: str = ""
    """What follows the words where no name is like it."""

    search: str = ""
    """A regular expression, with the groups in braces, for the last line that it finds in the
    file, if the message names none."""
