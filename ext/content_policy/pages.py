"""Puts the policy into each page as it is written."""

from __future__ import annotations

import html
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from content_policy.config import Directives, directives_of
from content_policy.markup import Inline, inline_elements, style_attributes_as_classes
from content_policy.sources import REFUSED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx

_PAGE = re.compile(r"\s*<!doctype html", re.IGNORECASE)
# A policy holds for what follows it, and the encoding is to stand in the first 1,024 bytes:
# https://html.spec.whatwg.org/multipage/semantics.html#charset
_PLACE = re.compile(r"<head[^>]*>(\s*<meta charset=[^>]*>)?", re.IGNORECASE)


def guard_pages(app: Sphinx) -> None:
    """Have what the theme's templates make of a page pass through here.

    Sphinx has no event for a page that is ready, and only then are its hashes known.
    """
    if app.builder.format != "html" or app.builder.name == "epub":
        return
    templates = getattr(app.builder, "templates", None)
    directives = directives_of(app.config)
    if templates is not None and directives:
        templates.render = partial(_render, templates.render, directives)


def _render(
    render: Callable[[str, dict[str, Any]], str],
    directives: Directives,
    template: str,
    context: dict[str, Any],
) -> str:
    """Return what `render` makes, with the policy if it is a page."""
    page = render(template, context)
    if not _PAGE.match(page):
        return page
    return with_policy(page, directives, context.get(REFUSED, set()))


def with_policy(page: str, directives: Directives, refused: set[Inline]) -> str:
    """Return `page` with a policy that allows what is inline in it, save what is refused."""
    page, rules = style_attributes_as_classes(page)
    if rules:
        page = _PLACE.sub(lambda place: f"{place[0]}\n<style>{rules}</style>", page, count=1)
    allowed = [element for element in inline_elements(page) if element not in refused]
    policy = policy_text(directives, allowed)
    content = html.escape(policy, quote=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return _PLACE.sub(lambda place: f"{place[0]}\n{meta}", page, count=1)


def policy_text(directives: Directives, allowed: Iterable[Inline]) -> str:
    """Return the policy as it is written, with the hashes of what is allowed inline."""
    sources = {name: value.split() for name, value in directives.items()}
    for element in sorted(set(allowed)):
        listed = sources.setdefault(f"{element.kind}-src", [])
        listed[:] = [source for source in listed if source != "'none'"] + [element.source]
    return "; ".join(" ".join([name, *values]) for name, values in sources.items())


def setup_part(app: Sphinx) -> None:
    """Register what guards the pages."""
    app.connect("builder-inited", guard_pages)
