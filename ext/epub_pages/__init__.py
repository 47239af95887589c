"""Makes the pages of an EPUB valid where extensions write HTML that XHTML does not know.

See the README.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"

# Icons of sphinx-design: XHTML asks for a namespace and for a word in the package's list.
ICON = re.compile(r'<svg\b[^>]*class="sd-octicon.*?</svg>', re.DOTALL)
AFTER_OTHERS = 900


def set_language(_app: Sphinx, config: Config) -> None:
    """Give the EPUB its language as a tag of BCP 47, en-GB, where Sphinx's name is en_GB."""
    config.epub_language = config.epub_language.replace("_", "-")


def leave_icons_out(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Leave out, on a page of an EPUB, the icons that open and close what is open there."""
    if app.builder.name == "epub" and context.get("body"):
        context["body"] = ICON.sub("", context["body"])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Mend the language and the pages."""
    app.connect("config-inited", set_language, priority=AFTER_OTHERS)
    app.connect("html-page-context", leave_icons_out, priority=AFTER_OTHERS)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
