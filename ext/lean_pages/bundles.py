"""Several files as one."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cache
from typing import TYPE_CHECKING

from directive_parts.served import served
from lean_pages import rules

if TYPE_CHECKING:
    from pathlib import Path

# An address that is relative to the style sheet would lead elsewhere from another folder.
_RELATIVE = re.compile(r"""@import|url\(\s*+["']?+(?!data:|\#|https?:|/)""")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$|/\*# sourceMappingURL=.*?\*/", re.M)
_CLASS_ATTRIBUTE = re.compile(r'\bclass="([^"]*)"')


@cache
def text_of(path: Path, _changed: int) -> str:
    """Return a style sheet or script without what only a reader of its source needs."""
    text = path.read_text(encoding="utf-8")
    # A comment that tells a licence stays with what it is about.
    if "/*!" not in text:
        text = served(path)
    elif path.suffix == ".css":
        text = rules.without_comments(_SOURCE_MAP.sub("", text))
    return _SOURCE_MAP.sub("", text).strip() + (";\n" if path.suffix == ".js" else "\n")


def source(path: Path) -> str:
    """Return the text of a file for a bundle, read again when the file has changed."""
    return text_of(path, path.stat().st_mtime_ns)


@cache
def _parts(css: str, pattern: str) -> tuple[frozenset[str], str]:
    """Return the classes that go, and a style sheet without their rules."""
    unused = re.compile(pattern)
    gone = frozenset(name for name in rules.classes(css) if unused.fullmatch(name))
    return gone, rules.without_unused(css, unused)


def lean(css: str, pattern: str, used: set[str]) -> str:
    """Return a style sheet without the classes of a pattern; whole, if one of them is used."""
    gone, rest = _parts(css, pattern)
    return css if gone & used else rest


def of_page(css: str, pattern: str, used: set[str]) -> str:
    """Return a style sheet without those classes of a pattern that are not used."""
    gone, _rest = _parts(css, pattern)
    return _without(css, gone - used)


@cache
def _without(css: str, gone: frozenset[str]) -> str:
    names = "|".join(map(re.escape, sorted(gone)))
    return rules.without_unused(css, re.compile(names)) if gone else css


def classes_of(body: str) -> set[str]:
    """Return the classes of a page's elements."""
    return {name for value in _CLASS_ATTRIBUTE.findall(body) for name in value.split()}


@cache
def without_unused_properties(css: str) -> str:
    """Return a style sheet without the custom properties that nothing in it asks for."""
    return rules.without_unused_properties(css)


def may_move(css: str) -> bool:
    """Say whether a style sheet means the same in another folder."""
    return not _RELATIVE.search(css)


def write(folder: Path, text: str, ending: str) -> str:
    """Write a text as a file, and return its name, which tells what is in it.

    Processes that write pages at the same time may write the same file: each puts it in its
    place whole.
    """
    name = f"lean-{hashlib.sha256(text.encode()).hexdigest()[:10]}{ending}"
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        begun = path.with_name(f"{name}.{os.getpid()}")
        begun.write_text(text, encoding="utf-8")
        os.replace(begun, path)  # noqa: PTH105 (Sphinx's folders are texts, too)
    return name
