"""A stand-in until the core is merged: which label names a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def page_label(env: BuildEnvironment, docname: str) -> str | None:
    """Return the first explicit label of the page's first section, or none."""
    title = env.titles[docname].astext()
    return next(
        (
            label
            for label, (page, _node_id, text) in env.domaindata["std"]["labels"].items()
            if page == docname and text == title
        ),
        None,
    )
