"""Where something is wrong: a file and a line."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from plain_warnings.rows import Row

_PLACE = re.compile(r"(?P<file>.*?)(?::(?P<line>\d*))?")


class Place(NamedTuple):
    """Where something is wrong."""

    file: str = ""
    """The path of a file; '' if it is not known."""

    line: int = 0
    """The line; 0 if it is not known."""

    def __str__(self) -> str:
        """Return `file:line`, and the file from this folder where it lies in it."""
        file = from_here(self.file)
        return f"{file}:{self.line}" if self.line else file


def from_here(text: str) -> str:
    """Return a text in which the paths of files below this folder are short."""
    here = Path.cwd()
    return text.replace(f"{here}/", "").replace(f"{here}\\", "")


def from_page(path: str, place: Place) -> str:
    """Return the path of a file as the page at `place` has it: from its own folder.

    docutils gives it from the folder where the command runs, or in full.
    """
    return Path(os.path.relpath(path, Path(place.file).parent)).as_posix()


def read_place(location: str, app: Sphinx) -> Place:
    """Return the place that a log record gives, as `file:line`, `file:` or `page:line`."""
    found = _PLACE.fullmatch(location)
    if found is None or found["file"] == "<unknown>":
        return Place()
    file, line = found["file"], int(found["line"] or 0)
    env = getattr(app, "env", None)
    if env is not None and file in env.found_docs:
        file = str(env.doc2path(file))
    elif file.endswith(".rst") and not Path(file).exists():
        # Where Sphinx takes the path of a page for its name, it adds its first suffix.
        file = file.removesuffix(".rst")
    return Place(file, line)


def page_at(place: Place, app: Sphinx) -> str:
    """Return the name of the page that a place lies on; '' if it is none."""
    return (app.env.path2doc(place.file) or "") if place.file else ""


def better_place(row: Row, groups: dict[str, str], place: Place, app: Sphinx) -> Place:
    """Return the place of a message that may know better than what logged it."""
    if "page" in groups:
        return Place(str(app.env.doc2path(groups["page"])), 1)
    if groups.get("file"):
        file = (app.confdir / groups["file"]).resolve()
        place = Place(str(file), int(groups.get("line", 0)))
    if (row.search and not place.line) or "entry" in groups:
        pattern = row.search or r"^\s*@\w+\s*{{\s*{entry}"
        named = {name: re.escape(value) for name, value in groups.items()}
        named["basename"] = re.escape(groups.get("name", "").rpartition("/")[2])
        is_page = place.file and "entry" not in groups
        files = [place.file] if is_page else bibliographies(app)
        places = (last_line(file, pattern.format(**named)) for file in files)
        return next((found for found in places if found.line), place)
    return place


def bibliographies(app: Sphinx) -> list[str]:
    """Return the paths of the files of works that sphinxcontrib-bibtex reads."""
    names = getattr(app.config, "bibtex_bibfiles", None) or ()
    return [str((app.confdir / name).resolve()) for name in names]


def last_line(file: str, pattern: str) -> Place:
    """Return the last line of a file in which a pattern is found; else the file."""
    path = Path(file)
    if not path.is_file():
        return Place(file)
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    found = [number for number, line in enumerate(lines, 1) if re.search(pattern, line)]
    return Place(file, found[-1] if found else 0)
