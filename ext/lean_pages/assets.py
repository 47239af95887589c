"""Decides for each page which of its style sheets and scripts it needs, and joins them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from sphinx.builders.html._assets import _CascadingStyleSheet, _JavaScript

from lean_pages import bundles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    Asset = _CascadingStyleSheet | _JavaScript

LAST = 900
"""After all other extensions have added their files to a page."""
STATIC = "_static/"


def make_lean(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Leave out of a page what it does not use, and join what is left."""
    if app.builder.format != "html" or app.builder.name == "epub":
        return
    body = context.get("body", "")
    for kind in ("css_files", "script_files"):
        files = context[kind]
        if not all(isinstance(file, _CascadingStyleSheet | _JavaScript) for file in files):
            continue  # A theme's own list of names.
        needed = [f for f in files if is_needed(app.config, name_of(f), pagename, body)]
        join = join_styles if kind == "css_files" else join_scripts
        files[:] = join(app.config, app.outdir, sorted(needed, key=_priority), body)


def _priority(file: Asset) -> int:
    return file.priority


def name_of(file: Asset) -> str:
    """Return the name of a file within the folder of static files."""
    return os.fspath(file.filename or "").removeprefix(STATIC)


def is_needed(config: Config, name: str, pagename: str, body: str) -> bool:
    """Say whether a page is one of those that a file is for."""
    if (pattern := config.lean_pages_only_with.get(name)) and not re.search(pattern, body):
        return False
    pages = config.lean_pages_only_on.get(name)
    return pages is None or pagename in pages


def join_styles(
    config: Config, outdir: Path, files: Iterable[_CascadingStyleSheet], body: str
) -> list[_CascadingStyleSheet]:
    """Return a page's style sheets, those that may be joined as one in the place of the last.

    Those that stay apart come first, as a theme's colours for code do.
    """
    apart, texts, priority = [], [], 0
    used = bundles.classes_of(body)
    for file in files:
        name = name_of(file)
        plain = file.attributes == {"rel": "stylesheet", "type": "text/css"}
        path = outdir / STATIC / name
        css = bundles.source(path) if plain and path.is_file() else ""
        if not css or name in config.lean_pages_apart or not bundles.may_move(css):
            apart.append(file)
            continue
        if pattern := config.lean_pages_unused.get(name):
            css = bundles.lean(css, pattern, used)
        if pattern := config.lean_pages_in_body.get(name):
            css = bundles.of_page(css, pattern, used)
        texts.append(css)
        priority = file.priority
    if not texts:
        return apart
    joined = "".join(texts)
    if config.lean_pages_own_properties:
        joined = bundles.without_unused_properties(joined)
    name = bundles.write(outdir / STATIC, joined, ".css")
    return [*apart, _CascadingStyleSheet(STATIC + name, priority=priority)]


def join_scripts(
    config: Config, outdir: Path, files: Iterable[_JavaScript], _body: str
) -> list[_JavaScript]:
    """Return a page's scripts, those that wait for the whole page as one.

    A script finds its data attributes at the script that it is part of. Two that give one
    attribute different values are not joined.
    """
    apart, texts, priority = [], [], 0
    attributes = {"defer": "defer"}
    for file in files:
        name = name_of(file)
        own: dict[str, str] = {k: v for k, v in file.attributes.items() if v is not None}
        waits = own.pop("defer", None) is not None or name in config.lean_pages_deferred
        fits = all(key.startswith("data-") for key in own) and all(
            attributes.get(key, value) == value for key, value in own.items()
        )
        path = outdir / STATIC / name
        if not (waits and fits and path.is_file()) or name in config.lean_pages_apart:
            apart.append(file)
            continue
        attributes |= own
        texts.append(bundles.source(path))
        priority = file.priority
    if not texts:
        return apart
    name = bundles.write(outdir / STATIC, "".join(texts), ".js")
    joined = _JavaScript(STATIC + name, priority=priority, **attributes)
    return [*apart, joined]


def setup_part(app: Sphinx) -> None:
    """Register what looks at each page."""
    app.connect("html-page-context", make_lean, priority=LAST)
