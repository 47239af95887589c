"""Builds a small site from texts, for the tests of the extensions."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from pathlib import Path

CONF = {
    "project": "Sample",
    "author": "Somebody",
    "extensions": ["myst_parser"],
    "html_theme": "basic",
    "myst_enable_extensions": ["colon_fence", "deflist"],
    "nitpicky": True,
}

BUILDERS = (
    "html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext",
    "xml",
)  # fmt: skip
"""The builders that every extension works with."""


class Built(NamedTuple):
    """A built site."""

    outdir: Path
    """The folder that holds what the builder wrote."""

    warnings: list[str]
    """Each warning as `page.md:3: WARNING: …`, without the folder and without colours."""

    status: int
    """The exit code of the build."""

    def read(self, name: str) -> str:
        """Return the text of the file `name` of the output."""
        return (self.outdir / name).read_text(encoding="utf-8")


def build(
    tmp_path: Path,
    files: dict[str, str],
    builder: str = "html",
    conf: dict[str, Any] | None = None,
    *,
    jobs: int = 1,
    fresh: bool = True,
    alone: bool = False,
) -> Built:
    """Build a site of `files` in `tmp_path`.

    Args:
        tmp_path: A folder for sources, environment and output.
        files: The texts of all source files by their names, such as `index.md`. That of
            `conf.py`, where there is one, follows the values.
        builder: The builder's name.
        conf: Values for conf.py that are added to, or replace, those of `CONF`.
        jobs: How many processes read and write. Sphinx reads in parallel from six pages on.
        alone: Whether to build in a process of its own. In this one, a theme or a language that
            another test has built with may still tell: where what one process writes is
            compared with what many do, it must not.
        fresh: Whether to read and write everything; else this build goes on from the last.

    Returns:
        The built site. A warning does not fail it: look at `warnings`.
    """
    source, target = tmp_path / "source", tmp_path / "build"
    if fresh:
        for folder in ("doctrees", builder):
            shutil.rmtree(target / folder, ignore_errors=True)
    settings = {**CONF, **(conf or {})}
    lines = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    _write(source, {**files, "conf.py": lines + files.get("conf.py", "")})
    run = _in_this_process if jobs == 1 and not alone else _in_a_process
    status, log = run(source, target, builder, jobs)
    text = re.sub(r"\x1b\[[0-9;]*m", "", log).replace(f"{source}/", "")
    # A warning may run over several lines: what follows is indented or empty.
    warnings = re.split(r"\n(?=\S)", text.strip()) if text.strip() else []
    return Built(target / builder, warnings, status)


def _write(source: Path, files: dict[str, str]) -> None:
    """Make `source` hold exactly `files`, and touch only those that change."""
    for path in [path for path in source.rglob("*") if path.is_file()]:
        if path.relative_to(source).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _in_this_process(source: Path, target: Path, builder: str, jobs: int) -> tuple[int, str]:
    """Build with Sphinx's own test application: no process has to start."""
    app = SphinxTestApp(builder, source, target, parallel=jobs)
    try:
        app.build()
        return app.statuscode, app.warning.getvalue()
    finally:
        app.cleanup()


def _in_a_process(source: Path, target: Path, builder: str, jobs: int) -> tuple[int, str]:
    """Build with `python -m sphinx`: a test's process has threads and should not fork."""
    command = [sys.executable, "-m", "sphinx", "--no-color", "-b", builder, f"-j{jobs}"]
    paths = ["-d", str(target / "doctrees"), str(source), str(target / builder)]
    done = subprocess.run(
        [*command, *paths], capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stderr
