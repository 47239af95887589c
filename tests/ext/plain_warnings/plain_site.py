"""A small site in which mistakes are made on purpose."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

CONF = {
    "extensions": ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "plain_warnings"],
    "myst_enable_extensions": ["colon_fence", "deflist", "substitution"],
    "bibtex_bibfiles": ["works.bib"],
    "exclude_patterns": ["hidden.rst", "build"],
    "show_warning_types": False,
    "nitpicky": True,
    "html_theme": "basic",
}
WORK = "@book{{{}, author={{Bordin, E}}, title={{T}}, year={{1979}}, publisher={{P}}}}\n"
WORKS = WORK.format("bordin1979") + WORK.format("peplau1952")
GOOD = """\
(good-label)=
# Good

(good-section)=
## A section

:::{glossary}
alliance
  An agreement.
:::

:::{figure} pic.svg
:alt: A dot.
:name: fig1

A caption
:::

{cite:p}`bordin1979`
"""
FILES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n",
    "good.md": GOOD,
    "references.md": "# References\n\n```{bibliography}\n:all:\n```\n",
    "pic.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "multi.tif": "",
    "hidden.rst": "H\n=\n",
    "works.bib": WORKS,
}
"""A site without a mistake."""


class Ended(NamedTuple):
    """A build by Sphinx's command."""

    status: int
    """The exit code."""

    lines: list[str]
    """What it said."""


def run_sphinx(
    folder: Path, files: dict[str, str | bytes], *options: str, **conf: object
) -> Ended:
    """Build `FILES` and `files`, in `folder`, with Sphinx's command, which shows errors too."""
    settings = {**CONF, **conf}
    text = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    for name, content in {**FILES, "conf.py": text, **files}.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    command = [sys.executable, "-m", "sphinx", "--quiet", *options, ".", "build/html"]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(done.returncode, done.stderr.splitlines())


def read_cases(path: Path) -> dict[str, tuple[str, list[str]]]:
    """Return the pages of a file of mistakes by their names, each with what is said of it."""
    case = re.compile(r"^=== (\S+)\n(.*?)^--- says\n(.*?)\n+(?====|\Z)", re.M | re.S)
    found = case.findall(path.read_text(encoding="utf-8"))
    return {name: (page, lines.splitlines()) for name, page, lines in found}
