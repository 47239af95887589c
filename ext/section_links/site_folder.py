"""Writes the files of addresses into the site, in many processes where that pays."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.parallel import ParallelTasks

from section_links.heading_links import BUILDERS
from section_links.memory import Memory
from section_links.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

MANY = 20
"""From so many addresses on it pays to start processes."""


class Folder:
    """The folder of a site, in which only files that change are written."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.goals = writer.goals()
        self.top = Path(writer.builder.outdir)
        names = ("folder", "cite_folder")
        folders = [self.top / writer.config[f"section_links_{name}"] for name in names]
        self.present = {name for folder in folders for name in files_in(folder, self.top)}

    def write(self, labels: Sequence[str]) -> dict[str, list[str]]:
        """Make and write the files of addresses; return their paths by the labels."""
        paths: dict[str, list[str]] = {}
        for label in labels:
            files = self.writer.files(label, self.goals[label])
            paths[label] = [*files]
            for name, text in files.items():
                data, path = text.encode(), self.top / name
                if name not in self.present or path.read_bytes() != data:
                    write(path, data)
        return paths


def files_in(folder: Path, top: Path) -> Iterator[str]:
    """Yield the paths from `top` of all files in a folder that have a suffix."""
    for inner, _folders, names in os.walk(folder):
        path = Path(inner).relative_to(top).as_posix()
        yield from (f"{path}/{name}" for name in names if "." in name)


def write_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write what has changed, and take away what is not wanted any more."""
    if exception is not None or app.builder.name not in BUILDERS:
        return
    writer = Writer(app.builder)  # type: ignore[arg-type]
    folder = Folder(writer)
    memory = Memory(Path(app.doctreedir), writer.depends_on(), folder.present)
    digests = {
        label: memory.digest(*writer.inputs(label, goal))
        for label, goal in folder.goals.items()
    }
    changed = [label for label, digest in digests.items() if not memory.recall(label, digest)]

    def note(_labels: Sequence[str], paths: dict[str, list[str]]) -> None:
        for label, names in paths.items():
            memory.note(label, digests[label], names)

    # The first one makes ready in this process what all the others share.
    note(changed[:1], folder.write(changed[:1]))
    others = changed[1:]
    if app.builder.parallel_ok and len(others) >= MANY:
        tasks = ParallelTasks(app.parallel)
        for number in range(app.parallel):
            tasks.add_task(folder.write, others[number :: app.parallel], note)
        tasks.join()
    else:
        note(others, folder.write(others))
    remove({f"{folder.top}/{name}" for name in folder.present - memory.paths()})
    memory.keep()


def write(path: Path, data: bytes) -> None:
    """Write a file, and the folder that it stands in."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def remove(names: set[str]) -> None:
    """Take away files that are not wanted any more, and folders that are then empty.

    Nothing else stands there: a page of the site that would is warned of (see `checks`).
    """
    for path in map(Path, names):
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


def setup_part(app: Sphinx) -> None:
    """Register the writer."""
    app.connect("build-finished", write_pages)
