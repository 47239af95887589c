"""The site itself, built once for all tests that look at its pages.

A `conftest.py` imports `site` to offer the fixture to its folder.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kb

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).parents[1]


@contextmanager
def shared_folder(factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Open the folder that all processes of this test run share, for one at a time.

    A transaction of SQLite is the lock that the standard library has on every system; it ends
    with its process, whatever ends that. (pytest-xdist's groups would do, but have no effect
    with pytest 9.2: pytest-dev/pytest-xdist#1386.)
    """
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with closing(sqlite3.connect(folder / "lock", timeout=600, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site's HTML, built as `kb.py build` builds it."""
    with shared_folder(tmp_path_factory) as folder:
        report = folder / "site/report.txt"
        if not report.exists():
            problems = build(HOME / "docs", folder / "site")
            report.write_text(problems, encoding="utf-8")
        problems = report.read_text(encoding="utf-8")
    if problems:
        pytest.fail(f"the site cannot be built without a warning:\n{problems}", pytrace=False)
    return folder / "site/html"


def build(source: Path, folder: Path, *more: str) -> str:
    """Build the site of `source` into `folder`, and return what is wrong with it.

    Sphinx is given `more` options, which take precedence.

    That a page is overdue for review is not: no test is to fail because a day has come.
    """
    types = ["-D", "show_warning_types=1"]
    options = [*kb.SPHINX.split(), "--no-color", *types, *more, "-d", str(folder / "doctrees")]
    done = subprocess.run(
        [sys.executable, "-m", *options, str(source), str(folder / "html")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = done.stderr.splitlines()
    problems = [line for line in lines if "[page_review.overdue]" not in line]
    if done.returncode == 0 or (lines and not problems):
        return ""
    return "\n".join(problems) or f"exit code {done.returncode}"
