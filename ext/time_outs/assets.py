"""The style sheet and the scripts, on the pages that have a time out or the reflections."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from directive_parts.names import slug
from directive_parts.served import add_static_folder, served

from .bundle import bundle
from .domain import TimeOutDomain
from .nodes import reflections, time_out, time_out_list
from .words import field_words, reflections_words

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
STYLE = "time-outs.css"
LATER_SCRIPT = "time-outs-later.js"
SCRIPT = "time-outs.js"
REFLECTIONS_SCRIPT = "reflections.js"

ENTRIES = {SCRIPT: ("fields.js",), REFLECTIONS_SCRIPT: ("draft.js", "book.js")}
"""The modules that each script is made of, with all that they import."""

LATER = STATIC / "later.js"
"""The script that a page has at first: it brings one of the others when it is needed."""

POLICY = "connect-src 'none'; form-action 'self'"
"""Keeps these pages, whatever script runs on them, from sending what is written there.

The form of a site's search goes to the site itself.
"""


def files(builder: str) -> dict[str, str]:
    """Return the files that a builder of HTML gets, by name; EPUB gets no script."""
    style = {STYLE: served(STATIC / STYLE)}
    if builder == "epub":
        return style
    scripts = {name: with_words(name) for name in ENTRIES}
    return style | scripts | {LATER_SCRIPT: served(LATER)}


def with_words(script: str) -> str:
    """Return a script that gives its words to the tag where it looks for them.

    So the words come with the script, and weigh nothing on a page where nobody writes.
    """
    words = field_words() | (reflections_words() if script == REFLECTIONS_SCRIPT else {})
    text = json.dumps(json.dumps(words, ensure_ascii=False), ensure_ascii=False)
    tag = 'document.querySelector("script[data-site]")'
    return f"{tag}.dataset.words={text};\n{bundle(STATIC, ENTRIES[script])}"


@cache
def version(script: str) -> str:
    """Return what changes when a script does, for the address from which it is brought."""
    return hashlib.sha256(files("html")[script].encode()).hexdigest()[:8]


def copy_files(app: Sphinx) -> None:
    """Let builders of HTML, and no others, copy the files."""
    if app.builder.format == "html":
        add_static_folder(app, "time_outs", files(app.builder.name))


def add_files(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link the files from this page if it needs them, or if all pages get all assets.

    The document is asked, not the environment: singlehtml has one page for all documents.
    """
    found = {type(node) for node in doctree.findall(_is_ours)} if doctree else set()
    if not found and app.registry.html_assets_policy != "always":
        return
    app.add_css_file(STYLE)
    if app.builder.name == "epub" or found == {time_out_list}:
        return
    everything = reflections in found or any(
        part["draft"] for part in (doctree.findall(time_out) if doctree else ())
    )
    add_script(app, pagename, REFLECTIONS_SCRIPT if everything else SCRIPT)
    policy = escape(app.config.time_outs_policy, quote=True)
    if found and policy:
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        context["metatags"] = context.get("metatags", "") + meta


def _is_ours(node: nodes.Node) -> bool:
    return isinstance(node, time_out | reflections | time_out_list)


def add_script(app: Sphinx, pagename: str, script: str) -> None:
    """Add to a page what brings a script when it is needed, and what that has to know."""
    attributes: dict[str, Any] = {
        "data-script": f"{script}?v={version(script)}",
        "data-site": app.config.time_outs_storage_key or storage_key(app.config.project),
    }
    domain = app.env.domains["time-out"]
    assert isinstance(domain, TimeOutDomain)  # noqa: S101
    page = domain.reflections_page()
    if page and page != pagename and app.builder.name != "singlehtml":
        here = app.builder.get_target_uri(pagename)
        attributes["data-reflections"] = relative_uri(here, app.builder.get_target_uri(page))
    app.add_js_file(LATER_SCRIPT, loading_method="defer", **attributes)


def storage_key(project: str) -> str:
    """Return the key under which a browser keeps what is written on a project's site."""
    return nodes.make_id(project) or slug(project) or "site"


def setup(app: Sphinx) -> None:
    """Register the files."""
    app.add_config_value("time_outs_storage_key", "", "html", str)
    app.add_config_value("time_outs_policy", POLICY, "html", str)
    app.connect("builder-inited", copy_files)
    app.connect("html-page-context", add_files)
