"""Serves style sheets and scripts without what only a reader of the source needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

_KEPT = r"""
    (?P<kept>
        "(?:\\.|[^"\\\n])*"
      | '(?:\\.|[^'\\\n])*'
      | `(?:\\.|[^`\\])*`
      | (?<=[(,=:\[!&|?;{}])\ ?/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/
    )
"""
"""Strings, templates and regular expressions; one with a slash begins behind a sign."""

_COMMENT = re.compile(_KEPT + r"| /\*.*?\*/ | ^[^\S\n]*//[^\n]*$", re.DOTALL | re.M | re.X)
_LINE_BREAK = re.compile(_KEPT + r"| (?P<blank>\s*\n\s*)", re.DOTALL | re.X)
_AROUND = re.compile(r"\s*([{};,])\s*")


def served(path: Path) -> str:
    """Return a style sheet or a script as readers get it.

    Comments, types among them, and indentation are for whoever reads the source: they are
    left out, and in a style sheet the blanks around braces. Nothing else is changed, and
    nothing within a string. A comment goes if it is one of slash and star, or if it has a
    line to itself.
    """
    text = _COMMENT.sub(lambda found: found["kept"] or "", path.read_text(encoding="utf-8"))
    text = _LINE_BREAK.sub(lambda found: found["kept"] or "\n", text).lstrip()
    return _AROUND.sub(r"\1", text) if path.suffix == ".css" else text


def add_static_folder(app: Sphinx, name: str, files: Mapping[str, str]) -> None:
    """Let the builder, which has to be one of HTML, copy `files` into its static folder.

    Args:
        app: The application, once it has a builder.
        name: The extension's name.
        files: The texts of the files by their names.

    The folder goes first, so that a site's own file of the same name takes its place.
    """
    folder = Path(app.doctreedir) / name
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    app.config.html_static_path.insert(0, str(folder))
