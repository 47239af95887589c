"""Gives the templates of pages the tree that is remembered, in place of Sphinx's `toctree`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import global_toctree_for_doc

from .template import OPEN, Pages, Template

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Options = tuple[tuple[str, object], ...]

_TEMPLATES: WeakKeyDictionary[Builder, dict[Options, Template | None]] = WeakKeyDictionary()


class PageTree(str):
    """A page's tree, of which one may still learn where it comes from."""

    __slots__ = ("page", "template")

    page: str
    template: Template


def forget(app: Sphinx, _env: BuildEnvironment) -> None:
    """Forget the trees of an earlier build: titles and tables of contents may be others."""
    _TEMPLATES.pop(app.builder, None)


def offer(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Put the remembered tree into the context of a page as `toctree`."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder) and "toctree" in context:
        context["toctree"] = _toctree(builder, pagename, context["toctree"])


def _toctree(
    builder: StandaloneHTMLBuilder, page: str, slow: Callable[..., str]
) -> Callable[..., str]:
    """Return what answers as Sphinx's own `toctree`, from memory where that can be.

    A collapsed tree differs from page to page in what it holds, and is left to Sphinx.
    """

    def toctree(**options: object) -> str:
        if options.get("collapse", True):
            return slow(**options)
        template = _template(builder, options)
        if template is None:
            return slow(**options)
        tree = PageTree(template.for_page(page))
        tree.page, tree.template = page, template
        return tree

    return toctree


def _template(builder: StandaloneHTMLBuilder, options: dict[str, object]) -> Template | None:
    """Return the tree that `options` ask for, or none where pages' trees differ in more."""
    templates = _TEMPLATES.setdefault(builder, {})
    key = tuple(sorted(options.items()))
    if key not in templates:
        templates[key] = _made(builder, options) if _can_be_shared(builder) else None
    return templates[key]


def _can_be_shared(builder: StandaloneHTMLBuilder) -> bool:
    """Say whether trees differ in addresses and marks alone.

    Sphinx keeps text for some tags only (`only`) on the way to the current page and nowhere
    else; and a builder may have addresses of its own, as singlehtml has.
    """
    return type(builder).get_relative_uri is Builder.get_relative_uri and not any(
        any(toc.findall(addnodes.only)) for toc in builder.env.tocs.values()
    )


def _made(builder: StandaloneHTMLBuilder, options: dict[str, object]) -> Template:
    """Make the tree as Sphinx makes that of a page, for a page that is nowhere in it."""
    pages = Pages(builder.get_target_uri)
    wanted: dict[str, Any] = {"includehidden": False, **options}
    if wanted.get("maxdepth") == "":
        del wanted["maxdepth"]
    tree = global_toctree_for_doc(
        builder.env, OPEN, cast("Builder", pages), tags=builder.tags, **wanted
    )
    return Template(builder.render_partial(tree)["fragment"], pages)
