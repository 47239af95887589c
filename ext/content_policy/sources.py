"""Scripts and styles that an author writes into a page's text: warned of, and not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from content_policy.markup import inline_elements, inline_handlers
from content_policy.warning_types import PolicyWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

REFUSED = "content_policy_refused"
"""What the context of a page calls the inline elements that the policy is not to allow."""


def problems(doctree: nodes.document) -> Iterator[tuple[nodes.raw, PolicyWarning, str]]:
    """Yield what is inline in the HTML that an author wrote: where, and which kind."""
    for node in doctree.findall(nodes.raw):
        if "html" not in node.get("format", "").split():
            continue
        for inline in inline_elements(node.astext()):
            yield node, PolicyWarning.ELEMENT, inline.kind
        for inline in inline_handlers(node.astext()):
            yield node, PolicyWarning.ATTRIBUTE, inline.kind


def check(_app: Sphinx, doctree: nodes.document) -> None:
    """Warn of what is inline in a page that was read."""
    for node, problem, kind in problems(doctree):
        warn(problem, kind, location=node)


def refuse(
    _app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Note what the policy is not to allow: nothing inline, if the author wrote any of it.

    An author's script may be several nodes, which only the page's HTML joins.
    """
    if doctree is not None and any(problems(doctree)):
        context[REFUSED] = set(inline_elements(context["body"]))


def setup_part(app: Sphinx) -> None:
    """Register what looks at pages."""
    app.connect("doctree-read", check)
    app.connect("html-page-context", refuse)
