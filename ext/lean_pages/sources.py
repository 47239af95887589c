"""Writes all pages again when a style sheet or script has changed that they may have joined.

The name of a joined file tells what is in it, and stands in each page.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SUFFIXES = {".css", ".js"}


def changed_pages(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return all pages, if any of the files is another than in the last build."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name == "epub":
        return ()
    digest = hashlib.sha256()
    for path in _files(builder):
        digest.update(path.read_bytes())
    now = digest.hexdigest()
    before = getattr(env, "lean_pages_files", now)
    env.lean_pages_files = now  # type: ignore[attr-defined]
    return () if before == now else sorted(env.found_docs)


def _files(builder: StandaloneHTMLBuilder) -> Iterator[Path]:
    """Yield the style sheets and scripts of the theme, the extensions and the site."""
    folders = [Path(folder) / "static" for folder in builder.theme.get_theme_dirs()]
    folders += [Path(builder.confdir) / name for name in builder.config.html_static_path]
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        yield from (path for path in files if path.suffix in SUFFIXES and path.is_file())


def setup_part(app: Sphinx) -> None:
    """Register what looks at the files."""
    app.connect("env-updated", changed_pages)
