"""Notices which files have changed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import watchfiles

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

IGNORED = {"__pycache__", "_build", ".git", ".mypy_cache", ".ruff_cache"}
ENDINGS = ("~", ".swp", ".swx", ".tmp", ".pyc")
"""What editors and Python write beside the files that matter."""


async def changes(
    home: Path, folders: tuple[str, ...], files: tuple[str, ...]
) -> AsyncIterator[list[str]]:
    """Yield what has changed since, each time that something has.

    Args:
        home: The folder that everything lies in.
        folders: Names of folders in it, which are watched with all that is in them.
        files: Names of files in it. Their folder is watched, since many editors replace a
            file rather than write into it.

    Yields:
        The paths from `home`, sorted.
    """
    found: asyncio.Queue[str] = asyncio.Queue()

    async def watch(*paths: Path, recursive: bool) -> None:
        async for batch in watchfiles.awatch(*paths, recursive=recursive, debounce=400):
            for _, path in batch:
                name = Path(path).relative_to(home).as_posix()
                if is_of_interest(name) and (recursive or name in files):
                    found.put_nowait(name)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(watch(*(home / name for name in folders), recursive=True))
        tasks.create_task(watch(home, recursive=False))
        while True:
            names = {await found.get()}
            while not found.empty():
                names.add(found.get_nowait())
            yield sorted(names)


def is_of_interest(name: str) -> bool:
    """Return whether a change of a file can change the site."""
    path = Path(name)
    return not IGNORED.intersection(path.parts) and not name.endswith(ENDINGS)
