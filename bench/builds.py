"""Builds of sites, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.content import page
from bench.phases import Phases, read_phases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.content import Form

HOME = Path(__file__).parents[1]
ENVIRONMENT = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "0"}
CONF = """\
extensions = {extensions!r}
html_theme = "basic"
myst_enable_extensions = ["colon_fence", "deflist"]
"""


class BenchError(Exception):
    """What should be measured does not work; the message says why."""


def build(folder: Path, form: Form, count: int) -> Phases:
    """Build a site of one page with `count` cards; the page is `folder/html/index.html`.

    Args:
        folder: An empty folder.
        form: How the cards are written.
        count: How many there are.

    Returns:
        How long it took.

    Raises:
        BenchError: Sphinx failed, or warned.
    """
    extensions = ["myst_parser", *form.extensions, "bench.phases"]
    files = {"conf.py": CONF.format(extensions=extensions), "index.md": page(form, count)}
    return build_files(folder, files, f"{count} cards as {form.title}")


def build_files(folder: Path, files: dict[str, str], what: str) -> Phases:
    """Build a site of `files`, texts by their names, into `folder/html`.

    Args:
        folder: An empty folder.
        files: The site's sources; the extension `bench.phases` is among those of `conf.py`.
        what: What is built, for the message of an error.

    Returns:
        How long it took.

    Raises:
        BenchError: Sphinx failed, or warned.
    """
    source, doctrees = folder / "source", folder / "doctrees"
    source.mkdir()
    for name, text in files.items():
        (source / name).write_text(text, encoding="utf-8")
    options = ("-m", "sphinx", "-q", "-W", "-E", "-j1", "-d", doctrees, source, folder / "html")
    timed([sys.executable, *map(str, options)], HOME, ENVIRONMENT, what)
    return read_phases(doctrees)


def timed(
    command: Sequence[str], folder: Path, environment: dict[str, str], what: str
) -> float:
    """Run a command in a folder, and return how many seconds its whole process took.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        environment: What is added to the environment.
        what: What it builds, for the message of an error.

    Raises:
        BenchError: It failed.
    """
    start = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise BenchError(f"{what} could not be built:\n{done.stderr.strip()}")
    return time.perf_counter() - start
