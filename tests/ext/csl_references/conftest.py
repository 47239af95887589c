"""What the tests of the reference styles share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pybtex.database import parse_string

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pybtex.database import Entry
    from sphinx.testing.util import SphinxTestApp

CONF = """\
extensions = ["myst_parser", "csl_references"]
project = author = copyright = "Test"
version = release = "1"
language = "en_GB"
bibtex_bibfiles = ["works.bib"]
bibtex_default_style = "csl-apa"
bibtex_reference_style = "apa"
bibtex_cite_id = "cite-{key}"
html_copy_source = False
"""


@pytest.fixture
def entries() -> Callable[[str], list[Entry]]:
    return lambda text: list(parse_string(text, "bibtex").entries.values())


@pytest.fixture
def entry(entries) -> Callable[[str], Entry]:
    return lambda text: entries(text)[0]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a project: its pages by name, its bibliography, what conf.py says besides."""

    def write(bib: str, conf: str = "", **pages: str) -> Path:
        source = tmp_path / "source"
        source.mkdir()
        (source / "conf.py").write_text(CONF + conf, encoding="utf-8")
        (source / "works.bib").write_text(bib, encoding="utf-8")
        for name, text in pages.items():
            (source / f"{name}.md").write_text(text, encoding="utf-8")
        return source

    return write


@pytest.fixture
def build(make_app, write) -> Callable[..., SphinxTestApp]:
    """Build a project that `write` has written, and return the application."""

    def build(bib: str, builder: str = "html", conf: str = "", **pages: str) -> SphinxTestApp:
        app = make_app(builder, srcdir=write(bib, conf, **pages))
        app.build()
        return app

    return build
