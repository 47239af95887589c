"""Styles and scripts, whose addresses in a page have a checksum of what is in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

SUFFIXES = {".css", ".js"}
"""The files whose addresses have a checksum."""


def static_files(builder: StandaloneHTMLBuilder) -> dict[str, bytes]:
    """Return the content of each style and script of the site and of its theme, by path."""
    return {
        name: path.read_bytes()
        for folder in static_folders(builder)
        for name, path in files_in(folder)
        if path.suffix in SUFFIXES
    }


def static_folders(builder: StandaloneHTMLBuilder) -> Iterator[Path]:
    """Yield the folders whose files become `_static/`; a later one's take precedence."""
    for folder in reversed(builder.theme.get_theme_dirs()):
        yield Path(folder) / "static"
    for name in builder.config.html_static_path:
        yield Path(builder.confdir) / name


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files in a folder, or that one file, by their paths below `_static/`."""
    if folder.is_file():
        yield folder.name, folder
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def pages_with(names: Iterable[str], builder: StandaloneHTMLBuilder) -> set[str]:
    """Return the pages that name any of the files: what was last written is searched."""
    wanted = [f"_static/{name}" for name in names]
    if not wanted:
        return set()
    pages = set()
    for docname in builder.env.found_docs:
        path = Path(builder.get_output_path(docname))
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        if any(name in text for name in wanted):
            pages.add(docname)
    return pages
