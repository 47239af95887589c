"""The pages of this site as plain Markdown, and what builds sites of them elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "skills/attach"
"""The page that is weighed, and edited: one with a deck."""

# What only this site's extensions understand, and what takes its place.
_REDUCTIONS = [
    (re.compile(pattern, re.MULTILINE | re.DOTALL), replacement)
    for pattern, replacement in (
        (r"\A---\n.*?\n---\n", ""),
        # Blocks of code-like directives, such as a figure or the list of pages.
        (r"^(`{3,})\{.*?^\1$\n?", ""),
        # Of directives with text in them, the text stays.
        (r"^:{3,}.*?$\n(?::[\w-]+:.*?$\n)*", ""),
        (r"^\([\w.-]+\)=$\n", ""),
        (r"\{[\w:+-]+\}`([^`]+)`", r"\1"),
        (r"!?\[([^\]]*)\]\(#[^)]*\)", r"\1"),
        (r"!\[[^\]]*\]\([^)]*\)", ""),
        (r"(\]\([^)#]+)#[^)]*\)", r"\1)"),
    )
]

_DESCRIPTION = re.compile(r"^ +description: (.+)$", re.MULTILINE)
# What search engines show of a page: every tool here has a place for it.
_SPHINX_FRONT = """\
---
myst:
  html_meta:
    description: {description}
---
"""
_MKDOCS_FRONT = """\
---
description: {description}
---
"""
_SPHINX = """\
project = "The same pages"
extensions = ["myst_parser"]
html_theme = "{theme}"
"""
_MKDOCS = """\
site_name: The same pages
docs_dir: source
site_dir: html
theme: {theme}
"""


class Peer(NamedTuple):
    """A theme as it comes, and what builds a site with it."""

    title: str
    """The name of its package."""

    theme: str
    settings: str
    """The file of settings, and what is in it."""

    text: str
    front: str
    """The front matter of a page."""

    command: str
    page: str
    """The file of `PAGE` in the folder `html`."""


def _sphinx(title: str, theme: str) -> Peer:
    command = "sphinx -q -j auto -d doctrees source html"
    page = f"{PAGE}.html"
    return Peer(title, theme, "source/conf.py", _SPHINX, _SPHINX_FRONT, command, page)


PEERS = (
    _sphinx("furo", "furo"),
    _sphinx("pydata-sphinx-theme", "pydata_sphinx_theme"),
    _sphinx("sphinx-book-theme", "sphinx_book_theme"),
    Peer(
        "mkdocs-material", "material", "mkdocs.yml", _MKDOCS, _MKDOCS_FRONT,
        "mkdocs build --quiet", f"{PAGE}/index.html",
    ),
)  # fmt: skip
"""The first two are among what the tests of this project need anyway."""


def plain(text: str) -> str:
    """Return a page without what no other tool understands."""
    for pattern, replacement in _REDUCTIONS:
        text = pattern.sub(replacement, text)
    return text


def front_matter(text: str, peer: Peer) -> str:
    """Return a page's description as a peer's pages have it; nothing if it has none."""
    found = _DESCRIPTION.search(text)
    return peer.front.format(description=found[1]) if found else ""


def write_peer(folder: Path, peer: Peer, docs: Path) -> None:
    """Write the sources of a site with the pages of `docs` into `folder`."""
    source = folder / "source"
    names = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    for name in names:
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written = (docs / name).read_text(encoding="utf-8")
        text = front_matter(written, peer) + plain(written)
        if peer.settings == "source/conf.py" and path.name == "index.md":
            text += _contents(name, names)
        path.write_text(text, encoding="utf-8")
    settings = folder / peer.settings
    settings.write_text(peer.text.format(theme=peer.theme), encoding="utf-8")


def _contents(name: str, names: list[str]) -> str:
    """Return the list of pages below an index: its folder's, and the indexes of folders."""
    here = name.removesuffix("index.md")
    below = [each.removeprefix(here) for each in names if each.startswith(here)]
    listed = [
        each
        for each in below
        if each != "index.md" and ("/" not in each or each.endswith("/index.md"))
    ]
    return "\n".join(["", "```{toctree}", ":hidden:", "", *listed, "```", ""])
