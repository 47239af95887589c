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
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from checks.finding import NOTICE, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a rule of ours says too, better placed or worded.
OURS = ("myst.header", "myst.topmatter", "section_links.label")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PLACE = re.compile(
    r"(?P<file>.+?)(?::(?P<line>\d+))?: (?:(?:WARNING|ERROR|CRITICAL): )?(?P<message>.*)"
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
    warnings = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, patch_docutils(docs), docutils_namespace():
        app = None
        try:
            app = Sphinx(
                docs, docs, Path(folder, "out"), Path(folder, "doctrees"), "dummy",
                {"nitpicky": True}, status=None, warning=warnings, freshenv=True, parallel=jobs,
            )  # fmt: skip
            app.config.suppress_warnings += list(OURS)
            app.build()
        except Exception as error:
            if jobs > 1:
                # Which page it was is known only where one is read after the other.
                return build(home)
            warnings.write(crash(docs, app, error))
    return COLOUR.sub("", warnings.getvalue())


def crash(docs: Path, app: Sphinx | None, error: Exception) -> str:
    """Return the line for a build that could not go on."""
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    docname = app.env.current_document.docname if app is not None else ""
    path = app.env.doc2path(docname) if app is not None and docname else docs / "conf.py"
    return f"{path}:1: the site cannot be built from here: {reason}\n"


def findings(home: Path, text: str) -> Iterator[Finding]:
    """Yield the findings that are in the text of warnings, with paths within `home`."""
    for line in text.splitlines():
        if not line.startswith((" ", "\t")) and (match := PLACE.fullmatch(line)):
            yield finding(home, match)


def finding(home: Path, match: re.Match[str]) -> Finding:
    """Return the finding of one warning."""
    path = Path(match["file"])
    if not path.is_absolute():
        path = home / path
    name = path.relative_to(home).as_posix() if path.is_relative_to(home) else match["file"]
    tag = re.search(r" \[([\w.]+)\]$", match["message"])
    message = match["message"][: tag.start()] if tag else match["message"]
    level = NOTICE if tag and tag[1] in INFORMATION else "error"
    return Finding(name, int(match["line"] or 1), message, level)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.stdout.write(build(Path(sys.argv[1]), os.cpu_count() or 1))
