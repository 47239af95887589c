"""Puts a message into an author's words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plain_warnings.known import Mistake, nearest
from plain_warnings.places import Place, better_place, from_here, from_page, page_at
from plain_warnings.words import ROWS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from plain_warnings.rows import Row


class Plain(NamedTuple):
    """A message in an author's words."""

    place: Place
    """Where something is wrong."""

    words: str
    """What is wrong, and what to do."""

    def __str__(self) -> str:
        """Return the line that is shown."""
        place = str(self.place)
        return f"{place}: {self.words}" if place else self.words


def plain(message: str, place: Place, app: Sphinx) -> Plain:
    """Return what is wrong in an author's words, and where.

    Args:
        message: What Sphinx, or one of the tools that it runs, says.
        place: The place that it gives.
        app: The application that builds; it may not have read anything yet.

    Returns:
        The same message on one line, if the tables have no words for it.
    """
    text = " ".join(message.split())
    for row in ROWS:
        if found := re.fullmatch(row.pattern, text):
            groups = {name: value or "" for name, value in found.groupdict().items()}
            place = better_place(row, groups, place, app)
            if "path" in groups:
                groups["name"] = from_page(groups["path"], place)
            return Plain(place, _words(row, groups, place, app))
    return Plain(place, from_here(text))


def _words(row: Row, groups: dict[str, str], place: Place, app: Sphinx) -> str:
    shown = {name: from_here(value) for name, value in groups.items()}
    if "among" in groups:
        shown["among"] = re.sub(r"[\"']", "", groups["among"])
    works = [Path(name).name for name in getattr(app.config, "bibtex_bibfiles", ())]
    shown["bibliography"] = " or ".join(works)
    words = row.words.format(**shown)
    if row.similar:
        meant = nearest(row.similar, Mistake(app.env, page_at(place, app), groups))
        words += f": did you mean '{meant}'?" if meant else row.otherwise.format(**shown)
    return words
