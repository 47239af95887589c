"""Makes one classic script of several modules, which then runs from a file, too.

Browsers do not load modules from `file:`. The modules keep to what makes this simple: each
import is a line of names from one of the modules, each export stands in front of what is
declared, and no two modules declare the same name at top level.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from directive_parts.served import served

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_IMPORT = re.compile(r'^import \{ ?[\w$]+(?:, [\w$]+)*,? ?\} from "\./([\w-]+\.js)";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.M)
_LEFT = re.compile(r"^(?:import|export)\b[^\n]*", re.M)
_DECLARED = re.compile(
    r"^(?:export )?(?:(?:async )?function\*?|const|let|var|class) ([\w$]+)", re.M
)


def bundle(folder: Path, entries: Sequence[str]) -> str:
    """Return modules of `folder`, with all that they import, as one script.

    Raises:
        ExtensionError: A module is not there, imports or exports in another way, or declares
            a name that another one has.
    """
    names = modules(folder, entries)
    _refuse_shared_names(folder, names)
    return '(()=>{"use strict";\n' + "".join(_body(folder, name) for name in names) + "})();\n"


def modules(folder: Path, entries: Sequence[str]) -> list[str]:
    """Return the names of modules and all that they import, in the order in which they run.

    Raises:
        ExtensionError: A module is not there.

    That is the order of browsers: whatever a module imports runs before it, in the order of
    the imports, and only once.
    """
    found: list[str] = []
    begun: set[str] = set()

    def visit(name: str) -> None:
        begun.add(name)
        for imported in _IMPORT.findall(_text(folder, name)):
            if imported not in begun:
                visit(imported)
        found.append(name)

    for entry in entries:
        if entry not in begun:
            visit(entry)
    return found


def _text(folder: Path, name: str) -> str:
    """Return a module as it is served, ended by a line break if there is anything in it."""
    if not (folder / name).is_file():
        message = f"there is no module {folder / name}"
        raise ExtensionError(message)
    text = served(folder / name).rstrip()
    return f"{text}\n" if text else ""


def _body(folder: Path, name: str) -> str:
    """Return what is left of a module without its imports and the word `export`."""
    text = _EXPORT.sub("", _IMPORT.sub("", _text(folder, name)))
    if left := _LEFT.search(text):
        message = f"{name}: '{left[0]}' cannot be bundled; see bundle.py for what can"
        raise ExtensionError(message)
    return text


def _refuse_shared_names(folder: Path, names: Sequence[str]) -> None:
    """Raise an error if two modules declare the same name at top level."""
    declared: dict[str, str] = {}
    for name in names:
        # In the source, where all that is not at top level is indented.
        for word in _DECLARED.findall((folder / name).read_text(encoding="utf-8")):
            other = declared.setdefault(word, name)
            if other != name:
                message = f"{other} and {name} both declare '{word}'. Rename one of them."
                raise ExtensionError(message)
