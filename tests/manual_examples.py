"""The examples of the directives' manual: what a page of it shows, and what that builds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from site_builder import build

if TYPE_CHECKING:
    from bs4 import Tag

MANUALS = Path(__file__).parents[1] / "docs/contribute"
SYNTAXES = {"markdown": ("index.md", "markdown"), "rest": ("index.rst", "rst")}
"""By the suffix of an example: the page that it is built in, and its highlighting."""


def manual(name: str) -> str:
    """Return the text of a page of the manual."""
    return (MANUALS / f"{name}.md").read_text(encoding="utf-8")


def examples_of(name: str) -> list[str]:
    """Return the names of the examples of a page of the manual, without their suffixes."""
    return sorted({path.stem for path in (MANUALS / "examples" / name).iterdir()})


def text_of(name: str, example: str, suffix: str) -> str:
    """Return the text of an example, in the syntax that its suffix tells."""
    path = MANUALS / "examples" / name / f"{example}.{suffix}"
    return path.read_text(encoding="utf-8")


def shown(name: str, example: str, *, live: bool) -> list[str]:
    """Return what the page has for an example, in order: both syntaxes and, `live`, itself."""
    blocks = [
        f"```{{literalinclude}} examples/{name}/{example}.{suffix}\n:language: {language}\n```"
        for suffix, (_, language) in SYNTAXES.items()
    ]
    return blocks + [f"```{{include}} examples/{name}/{example}.markdown\n```"] * live


def built(
    tmp_path: Path,
    texts: list[str],
    suffix: str,
    conf: dict[str, Any],
    files: dict[str, str] | None = None,
) -> BeautifulSoup:
    """Build a page of `texts`, which are to give no warning, and return it.

    Args:
        tmp_path: A folder for the site.
        texts: What the page has below its title.
        suffix: That of the examples, `markdown` or `rest`.
        conf: Values for conf.py.
        files: Other files of the site.
    """
    page, _ = SYNTAXES[suffix]
    site = {page: "\n".join(["Page\n====\n", *texts]), **(files or {})}
    done = build(tmp_path / suffix, site, conf=conf)
    assert done.warnings == []
    return BeautifulSoup(done.read("index.html"), "html.parser")


def markup(part: Tag) -> str:
    """Return the HTML of `part` without what differs by the syntax: white space and ids of
    citations, which are numbered by page.
    """
    for citation in part.select("[id^=id]"):
        del citation["id"]
    return re.sub(r"\s+", " ", str(part)).replace("> <", "><")


def messages_told(text: str) -> list[str]:
    """Return the messages that a page of the manual tells its readers to expect."""
    return re.findall(r"^`([^`\n]+)`\n: ", text, re.M)
