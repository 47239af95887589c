"""When a page was last reviewed, and when it is next due: a line at its foot, and checks.

See the README.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from page_review import config, foot, pages, review_builder, schedule

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.add_message_catalog("page_review", str(Path(__file__).parent / "locale"))
    for part in (config, pages, foot, schedule, review_builder):
        part.setup_part(app)
    return {
        "version": "0.1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
