"""The page of the search, in place of Sphinx's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader
from sphinx.locale import get_translation

from section_search.memory import BUILDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
STYLE = "section-search.css"
SCRIPTS = ("section-search.js", "section-search-question.js", "section-search-page.js")
PAGE = "search"
"""The name under which themes link to it."""

_ = get_translation("section_search")


def replace_own(app: Sphinx) -> None:
    """Leave Sphinx's own search out, with its index, page and scripts."""
    if app.builder.name in BUILDERS:
        app.builder.search = False  # type: ignore[attr-defined]
        app.config.html_static_path.insert(0, str(STATIC))


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of the search, as any theme shows any page."""
    if app.builder.name in BUILDERS:
        templates = Environment(loader=PackageLoader("section_search"), autoescape=True)
        templates.globals["_"] = lambda words: str(_(words))
        body = templates.get_template("search.html").render(links=_links(app))
        yield PAGE, {"title": str(_("Search")), "body": body}, "page.html"


def _links(app: Sphinx) -> list[tuple[str, str]]:
    """Return addresses and titles of where to look otherwise."""
    titles, builder = app.env.titles, app.builder
    documents = [app.config.root_doc, *app.config.section_search_help]
    links = [
        (builder.get_relative_uri(PAGE, name), titles[name].astext())
        for name in documents
        if name in titles
    ]
    if app.config.html_use_index:
        links.append((builder.get_relative_uri(PAGE, "genindex"), str(_("Index"))))
    return links


def add_files(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _tree: nodes.document
) -> None:
    """Let the page of the search, and no other, load its scripts and styles."""
    if pagename == PAGE and app.builder.name in BUILDERS:
        app.add_css_file(STYLE)
        for name in SCRIPTS:
            app.add_js_file(name, loading_method="defer")
        description = str(_("Search all sections of these pages."))
        context["metatags"] = (
            f'{context.get("metatags", "")}<meta name="robots" content="noindex">'
            f'<meta name="description" content="{description}">'
        )


def setup_part(app: Sphinx) -> None:
    """Register the option and the page."""
    app.add_config_value("section_search_help", [], "html", types=frozenset({list, tuple}))
    app.connect("builder-inited", replace_own)
    app.connect("html-collect-pages", pages)
    app.connect("html-page-context", add_files)
