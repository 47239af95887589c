"""Git repositories with days of the test's choosing."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

IDENTITY = ["-c", "user.name=Somebody", "-c", "user.email=somebody@site.example"]


def git(folder: Path, *arguments: str, when: str = "") -> None:
    """Run Git in `folder`, as if it were `when` (such as 2024-03-01T12:00:00+00:00)."""
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {}
    subprocess.run(
        ["git", *IDENTITY, "-c", "commit.gpgsign=false", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **dates},
    )


def commit(folder: Path, path: str, when: str) -> None:
    """Commit `path` of the repository `folder`, which is made if need be."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", path)
    git(folder, "commit", "--quiet", "--message=A change", when=when)


def shallow_clone(folder: Path, target: Path) -> Path:
    """Return `target`, a clone of the repository `folder` with its last commit alone."""
    git(folder, "clone", "--quiet", "--depth=1", folder.resolve().as_uri(), str(target))
    return target
