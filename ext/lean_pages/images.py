"""Gives each image of a page its size, and lets those further down wait.

A browser that knows an image's size leaves room for it before it arrives:
https://html.spec.whatwg.org/multipage/embedded-content-other.html#dimension-attributes
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from sphinx.util.images import get_image_size

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_IMAGE = re.compile(r"<img\b[^>]*>")
_SOURCE = re.compile(r'\bsrc="[^"]*?([^"/]+)"')
_WIDTH = re.compile(r'\sstyle="width: (\d+)(?:px)?;?"')


def mend_images(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Write the sizes into the page's text."""
    if app.builder.format != "html" or app.builder.name == "epub" or not context.get("body"):
        return
    sources = {name: source for source, (_docs, name) in app.env.images.items()}
    eager = app.config.lean_pages_eager_images
    seen = 0

    def mended(found: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        tag = found[0]
        name = source[1] if (source := _SOURCE.search(tag)) else ""
        if name in sources:
            tag = with_size(tag, Path(app.srcdir) / sources[name])
        if seen > eager and " loading=" not in tag:
            tag = tag.replace("<img", '<img loading="lazy"', 1)
        return tag

    context["body"] = _IMAGE.sub(mended, context["body"])


def with_size(tag: str, source: Path) -> str:
    """Return an image with its width and height, where its width is one of pixels or not said.

    A style that gives the width stays, as it goes before those of the site.

    Args:
        tag: The image as Sphinx writes it.
        source: The image's file.
    """
    size = size_of(source)
    if not size or " width=" in tag or " height=" in tag:
        return tag
    width, height = size
    if said := _WIDTH.search(tag):
        width, height = float(said[1]), height * float(said[1]) / width
    elif " style=" in tag:
        return tag
    return tag.replace("<img", f'<img width="{width:.0f}" height="{height:.0f}"', 1)


@cache
def size_of(source: Path) -> tuple[float, float] | None:
    """Return the width and height of an image; None if its file does not tell."""
    if source.suffix != ".svg":
        return get_image_size(str(source))
    try:
        box = ET.parse(source).getroot().get("viewBox", "").replace(",", " ").split()  # noqa: S314 (the site's own file)
        _x, _y, width, height = map(float, box)
    except (OSError, ET.ParseError, ValueError):
        return None
    return (width, height) if width and height else None


def setup_part(app: Sphinx) -> None:
    """Register what looks at each page."""
    app.add_config_value("lean_pages_eager_images", 1, "html", int)
    app.connect("html-page-context", mend_images)
