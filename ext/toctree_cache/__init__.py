"""Makes the tree of a site's pages once, not again for the sidebar of every page.

See the README.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from .furo_tree import FuroTrees
from .page_trees import forget, offer

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1"

# Themes ask for the tree at the usual priority, 500.
BEFORE_THEMES = 100


def let_furo_remember(app: Sphinx) -> None:
    """Let Furo, where it is the theme, add its switches to a whole tree once."""
    furo: Any = sys.modules.get("furo")
    if (
        furo is not None
        and app.builder.format == "html"
        and not isinstance(furo.get_navigation_tree, FuroTrees)
    ):
        furo.get_navigation_tree = FuroTrees(furo.get_navigation_tree)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Give templates the remembered tree wherever they ask for a whole one."""
    app.connect("builder-inited", let_furo_remember, priority=900)
    app.connect("env-updated", forget)
    app.connect("html-page-context", offer, priority=BEFORE_THEMES)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
