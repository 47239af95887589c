"""Takes away the joined files of earlier builds that no page loads any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_JOINED = re.compile(rb"\blean-[0-9a-f]{10}\.(?:css|js)\b")


def take_away(app: Sphinx, exception: Exception | None) -> None:
    """Delete what is left over, so that a site built again equals a fresh one."""
    joined = {path.name: path for path in app.outdir.glob("_static/lean-*")}
    if exception is not None or not joined:
        return
    for page in app.outdir.rglob("*.html"):
        if not joined:
            return
        text = page.read_bytes()
        # Most pages beside those of the site have none, and there may be thousands.
        if b"lean-" in text:
            for name in _JOINED.findall(text):
                joined.pop(name.decode(), None)
    for path in joined.values():
        path.unlink()


def setup_part(app: Sphinx) -> None:
    """Register the cleaner, after others that take pages away."""
    app.connect("build-finished", take_away, priority=990)
