"""The document nodes below an entry of a list of references, and their HTML.

    <p class="source-trail">Work confirmed. Cited in: <a …>Gardens: Roses</a>
      <span class="source-trail-bibtex"><a href="_bibtex/grey2001.bib">BibTeX</a></span></p>
    <details class="source-trail-pages">
      <summary>Cited 117 times, on 23 pages</summary>
      <ul>…</ul>
    </details>

All other formats show the summary as a paragraph, and the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from source_trail.warning_types import WARNING_TYPE

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.docutils import SphinxTranslator
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator
    from sphinx.writers.texinfo import TexinfoTranslator

_ = get_translation(WARNING_TYPE)

HTML = ("html", "dirhtml", "singlehtml")
"""The builders whose pages may run scripts, and lead to files beside them."""


class citing_pages(nodes.container):  # noqa: N801
    """Where a much-cited work is cited, page by page: its summary and a list."""


class citing_summary(nodes.paragraph):  # noqa: N801
    """How often it is cited."""


class bibtex_link(nodes.Inline, nodes.Element):  # noqa: N801
    """A link to the BibTeX of the work `key`; in the document of HTML alone."""


class citation_anchor(nodes.Inline, nodes.Element):  # noqa: N801
    """The ids of a citation, where the format sets none by itself: LaTeX and Texinfo."""


def bibtex_file(key: str) -> str:
    """Return the name of the file with the work's BibTeX, from the top of the site.

    A key may have characters that a file's name may not; they are written as in addresses.
    """
    safe = "".join(c if c.isalnum() or c in "-_" else f"-{ord(c):x}-" for c in key)
    return f"_bibtex/{safe}.bib"


def single_id(docname: str, node_id: str) -> str:
    """Return the id of a citation where all pages are on one."""
    return f"{nodes.make_id(docname)}-{node_id}"


def visit_pages(self: HTML5Translator, node: citing_pages) -> None:
    """Open the disclosure; in EPUB, where it may not be possible to open it, it is open."""
    state: dict[str, Any] = {"open": "open"} if self.builder.name == "epub" else {}
    self.body.append(self.starttag(node, "details", CLASS="source-trail-pages", **state))


def depart_pages(self: HTML5Translator, node: citing_pages) -> None:  # noqa: ARG001
    """Close the disclosure."""
    self.body.append("</details>\n")


def visit_summary(self: HTML5Translator, node: citing_summary) -> None:
    """Open the summary."""
    self.body.append(self.starttag(node, "summary", ""))


def depart_summary(self: HTML5Translator, node: citing_summary) -> None:  # noqa: ARG001
    """Close the summary."""
    self.body.append("</summary>\n")


def visit_bibtex(self: HTML5Translator, node: bibtex_link) -> None:
    """Write the link; the span keeps a place for the button that the script adds."""
    up = "../" * self.builder.get_target_uri(self.docnames[-1]).count("/")
    self.body.append(
        (" " if len(node.parent) > 1 else "")
        + self.starttag(node, "span", "", CLASS="source-trail-bibtex")
        + f'<a href="{up}{bibtex_file(node["key"])}">{self.encode(_("BibTeX"))}</a></span>'
    )
    raise nodes.SkipNode


def visit_latex_anchor(self: LaTeXTranslator, node: citation_anchor) -> None:
    """Set a label for each id."""
    for node_id in node["ids"]:
        self.body.append(self.hypertarget(node_id))


def visit_texinfo_anchor(self: TexinfoTranslator, node: citation_anchor) -> None:
    """Set an anchor for each id."""
    for node_id in node["ids"]:
        self.add_anchor(node_id, node)


def nothing(self: SphinxTranslator, node: nodes.Element) -> None:
    """Write nothing."""


def setup_part(app: Sphinx) -> None:
    """Register the nodes."""
    app.add_node(citing_pages, html=(visit_pages, depart_pages))
    app.add_node(citing_summary, html=(visit_summary, depart_summary))
    app.add_node(bibtex_link, html=(visit_bibtex, None))
    app.add_node(
        citation_anchor,
        latex=(visit_latex_anchor, nothing),
        texinfo=(visit_texinfo_anchor, nothing),
    )
