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

_IMPORT = re.compile(r'^import \{ ?([\w$]+(?:, [\w$]+)*),? ?\} from "\./([\w-]+\.js)";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.M)
_LEFT = re.compile(r"^(?:import|export)\b[^\n]*", re.M)
_DECLARED = re.compile(
    r"^(?:export )?(?:(?:async )?function\*?|const|let|var|class) ([\w$]+)", re.M
)


def bundle(folder: Path, names: Sequence[str]) -> str:
    """Return the modules `names` of `folder`, in this order, as one script.

    Raises:
        ExtensionError: A module is not there, imports or exports in another way, imports
            from one that is not in the script, or declares a name that another one has.
    """
    _refuse_shared_names(folder, names)
    return '(()=>{"use strict";\n' + "".join(_body(folder, n, names) for n in names) + "})();\n"


def _body(folder: Path, name: str, names: Sequence[str]) -> str:
    """Return what is left of a module without its imports and the word `export`."""
    text = served(folder / name)
    text = f"{text.rstrip()}\n" if text.strip() else ""
    for _imported, other in _IMPORT.findall(text):
        if other not in names:
            message = f"{name} imports from {other}, which is not in the script with it"
            raise ExtensionError(message)
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    if left := _LEFT.search(text):
        message = f"{name}: '{left[0]}' cannot be bundled; see bundle.py for what can"
        raise ExtensionError(message)
    return text


def _refuse_shared_names(folder: Path, names: Sequence[str]) -> None:
    """Raise an error if two modules declare the same name at top level."""
    declared: dict[str, str] = {}
    for name in names:
        if not (folder / name).is_file():
            message = f"there is no {folder / name}"
            raise ExtensionError(message)
        for word in _DECLARED.findall((folder / name).read_text(encoding="utf-8")):
            other = declared.setdefault(word, name)
            if other != name:
                message = f"{other} and {name} both declare '{word}'. Rename one of them."
                raise ExtensionError(message)
