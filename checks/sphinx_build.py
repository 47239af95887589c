"""Builds the site without writing it, and says what Sphinx and its extensions say of it.

    python -m checks.sphinx_build HOUSE

The build has a process of its own, so that the other checks go on meanwhile.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from checks.finding import ERROR, NOTICE, Finding
from plain_warnings.build_errors import line_of

# What a rule of ours says too, better placed or worded.
OURS = (
    "bibtex.duplicate_id", "bibtex.duplicate_local_citation", "myst.header", "myst.topmatter",
    "section_links.label",
)  # fmt: skip
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# Of what concerns no page in particular, no file is named.
PLACE = re.compile(
    r"(?:(?P<file>.+?\.\w+)(?::(?P<line>\d+))?: )?"
    r"(?:(?:WARNING|ERROR|CRITICAL): )?(?P<message>.*)"
)
INFORMATION = ("page_review.overdue",)


def build_aside(home: Path) -> str:
    """Build the site of `home` in a process of its own, and return its warnings."""
    command = [sys.executable, "-m", "checks.sphinx_build", str(home)]
    path = str(Path(__file__).parents[1])
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, cwd=home,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": path},
    )  # fmt: skip
    if done.returncode:
        reason = (done.stderr.splitlines() or [f"exit code {done.returncode}"])[-1]
        return f"docs/conf.py:1: the site cannot be built: {reason}\n"
    return done.stdout


def build(home: Path, jobs: int = 1) -> str:
    """Build the site of `home` afresh, and return its warnings, each a line or more."""
    docs = home / "docs"
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, patch_docutils(docs), docutils_namespace():
        app = None
        try:
            app = Sphinx(
                docs, docs, Path(folder, "out"), Path(folder, "doctrees"), "dummy",
                {"nitpicky": True}, status=None, warning=said, freshenv=True, parallel=jobs,
            )  # fmt: skip
            app.config.suppress_warnings += list(OURS)
            app.config.show_warning_types = True
            app.build()
        except Exception as error:
            if jobs > 1:
                # Which page it was is known only where one is read after the other.
                return build(home)
            said.write(crash(docs, app, error))
    return COLOUR.sub("", said.getvalue())


def crash(docs: Path, app: Sphinx | None, error: Exception) -> str:
    """Return the line for a build that could not go on."""
    if app is not None and (line := line_of(error, app)):
        return f"{line}\n"
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    docname = app.env.current_document.docname if app is not None else ""
    path = app.env.doc2path(docname) if app is not None and docname else docs / "conf.py"
    return f"{path}:1: the site cannot be built from here: {reason}\n"


class Warned(NamedTuple):
    """A warning of Sphinx: what was found, and what Sphinx calls the kind of it."""

    finding: Finding
    tag: str


def warnings(home: Path, text: str) -> list[Warned]:
    """Return the warnings in what a build said, with paths within `home`."""
    rows = [row for row in text.splitlines() if row and not row.startswith((" ", "\t"))]
    return [warned(home, match) for row in rows if (match := PLACE.fullmatch(row))]


def warned(home: Path, match: re.Match[str]) -> Warned:
    """Return one warning."""
    path = home / (match["file"] or "docs/conf.py")
    name = path.relative_to(home).as_posix() if path.is_relative_to(home) else match["file"]
    message, _bracket, tag = match["message"].removesuffix("]").rpartition(" [")
    if not re.fullmatch(r"[\w.-]+", tag) or not match["message"].endswith("]"):
        message, tag = match["message"], ""
    level = NOTICE if tag in INFORMATION else ERROR
    return Warned(Finding(name, int(match["line"] or 1), message, level), tag)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.stdout.write(build(Path(sys.argv[1]), os.cpu_count() or 1))
