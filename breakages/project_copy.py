"""A throw-away copy of the project, in which one thing at a time is broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from breakages.rows import Breakage

HOME = Path(__file__).parents[1]


class CopyError(RuntimeError):
    """A copy that cannot be made, or a breakage that does not fit it."""


def make_copy(folder: Path, home: Path = HOME) -> Path:
    """Copy the project of `home` into `folder`, with its history and what is not committed.

    Tests ask the history for dates. What Git does not know stays behind, save the tools of
    Node, to which a link leads. There is no `.venv`: the Python that runs this is used.

    Raises:
        CopyError: Git cannot copy it.
    """
    _git(home, "clone", "--quiet", "--shared", str(home), str(folder))
    changed = _git(home, "ls-files", "-z", "--modified", "--others", "--exclude-standard")
    for name in filter(None, changed.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (home / name).is_file():
            shutil.copy2(home / name, target)
        else:
            target.unlink(missing_ok=True)
    tools = home / "node_modules"
    if tools.is_dir():
        (folder / "node_modules").symlink_to(tools.resolve(), target_is_directory=True)
        with (folder / ".git/info/exclude").open("a", encoding="utf-8") as file:
            file.write("/node_modules\n")
    return folder


def environment(copy: Path) -> dict[str, str]:
    """Return the environment in which the code of `copy` is what is imported.

    The project is installed as editable: its own folder is on Python's path too, but later.
    No bytecode is written: a file that is broken and mended within a second looks the same
    to Python if its size is.
    """
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(copy / "ext"), str(copy)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }


def must_be_its_own(copy: Path) -> None:
    """See that Python imports the extensions of `copy` from there.

    Raises:
        CopyError: One would come from somewhere else.
    """
    names = [path.parent.name for path in sorted((copy / "ext").glob("*/__init__.py"))]
    code = (
        "import sys, importlib.util as u\n"
        "for name in sys.argv[1:]: print(u.find_spec(name).origin)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *names],
        cwd=copy,
        env=environment(copy),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    origins = zip(names, map(Path, done.stdout.splitlines()), strict=True)
    foreign = [name for name, path in origins if not path.is_relative_to(copy.resolve())]
    if foreign:
        raise CopyError(f"not the copy's code would be tried: {', '.join(foreign)}")


@contextmanager
def broken(copy: Path, row: Breakage) -> Iterator[None]:
    """Break `copy` as `row` says, and mend it afterwards.

    Raises:
        CopyError: The text to find does not stand there once, or the file to add exists.
    """
    path = copy / row.file
    before = path.read_bytes() if path.is_file() else None
    problem = misfit(row, before)
    if problem:
        raise CopyError(problem)
    try:
        if row.delete:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_after(row, (before or b"").decode("utf-8")).encode("utf-8"))
        yield
    finally:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)


def misfit(row: Breakage, before: bytes | None) -> str:
    """Say why `row` cannot be applied to a file that holds `before`; empty where it can."""
    if row.add:
        return "" if before is None else f"{row.file} exists: give another name"
    if before is None:
        return f"there is no file {row.file}"
    count = before.decode("utf-8", "replace").count(row.find) if row.find else 1
    return "" if count == 1 else f"{row.file} has the text to find {count} times, not once"


def _after(row: Breakage, before: str) -> str:
    if row.find:
        return before.replace(row.find, row.replace)
    return row.add or before + row.append


def _git(home: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(home), *arguments],  # noqa: S607 (whoever has a clone has Git)
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise CopyError(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout
