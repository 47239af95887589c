"""The quiet link beside each heading that has an address: to its link-and-cite page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from section_links.assets import HEADING_STYLE
from section_links.sections import can_be_address, labelled_sections
from section_links.words import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

BUILDERS = ("html", "dirhtml")
"""The builders that write a page a document, and so have addresses to link to."""


class section_link(nodes.Inline, nodes.Element):  # noqa: N801
    """A link to the link-and-cite page of the section `label`; it has no text of its own.

    The search index and whatever else asks a heading for its text do not see it.
    """


class LinkHeadings(SphinxPostTransform):
    """Puts a `<section_link label="...">` at the end of each title that has an address."""

    default_priority = 500
    formats = ("html",)

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Add the links."""
        for section, labels in labelled_sections(self.document):
            title = section.next_node(nodes.title)
            if title and title.parent is section and can_be_address(labels[0]):
                title += section_link(label=labels[0])


def cite_page(builder: StandaloneHTMLBuilder, docname: str, label: str) -> str:
    """Return the way from a page to a link-and-cite page; its file's name is part of it.

    A server would find the file without; a browser that reads a folder does not.
    """
    target = f"{builder.config.section_links_cite_folder}/{label}/index.html"
    return relative_uri(builder.get_target_uri(docname), target)


def visit_section_link(self: HTML5Translator, node: section_link) -> None:
    """Write the link. It has no longer name, since it is read out with each heading."""
    builder = self.builder
    if builder.name in BUILDERS:
        href = cite_page(builder, builder.current_docname, node["label"])
        text = escape(_("Link & cite"))
        # The wider blank stays behind where the link goes to the next line.
        self.body.append(
            f'\N{EN SPACE}<a class="section-link" href="{escape(href)}">{text}</a>'
        )
    raise nodes.SkipNode


def skip(_translator: nodes.NodeVisitor, _node: section_link) -> None:
    """Write nothing.

    Raises:
        SkipNode: always.
    """
    raise nodes.SkipNode


def add_style(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link the style of the links from pages that have one."""
    if app.builder.name not in BUILDERS or doctree is None:
        return
    if app.registry.html_assets_policy == "always" or any(doctree.findall(section_link)):
        app.add_css_file(HEADING_STYLE)


def setup_part(app: Sphinx) -> None:
    """Register the node and the transform."""
    others = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(section_link, html=(visit_section_link, None), **others)  # type: ignore[arg-type]
    app.add_post_transform(LinkHeadings)
    app.connect("html-page-context", add_style)
