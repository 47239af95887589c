"""Writes below each entry of a list of references who cites it, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from source_trail.citing import citations, enclosing
from source_trail.entries import entries_of, entry_id
from source_trail.entry_line import CitedIn, facts
from source_trail.settings import settings
from source_trail.trail_nodes import HTML, bibtex_link, citation_anchor, citing_pages, single_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinxcontrib.bibtex.domain import Citation

    from source_trail.citing import Citing


class WriteTrails(SphinxPostTransform):
    """Adds a line to each entry, which is a citation or an item of a list.

    ```
    <paragraph classes="source-trail">
        <inline classes="source-trail-state">
        <reference>, <pending_xref> …
    <citing_pages>  for a work that is cited in many places
    ```
    """

    # After csl_references has made a list of the citations (6), before links are resolved (10).
    default_priority = 7

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Write below the entries of the document."""
        entries = entries_of(self.env)
        found = list(entries.nodes(self.document)) if entries.by_id else []
        citings = entries.citings(self.env) if found else {}
        for node, entry in found:
            node += list(self.below(entry, citings.get(entry_id(entry), [])))
            # sphinxcontrib-bibtex links back from its own page alone.
            node["backrefs"] = []

    def below(self, entry: Citation, citings: list[Citing]) -> Iterator[nodes.Node]:
        """Yield what stands below an entry."""
        project = settings(self.config)
        cited_in = CitedIn(self.env, entry.bibliography_key.docname)
        parts = facts(entry.entry, project)
        if line := cited_in.line(citings):
            parts.append(line)
        if parts:
            paragraph = nodes.paragraph(classes=["source-trail"])
            for part in parts:
                paragraph += [nodes.Text(" "), *part] if len(paragraph) else part
            yield paragraph
        yield from cited_in.by_page(citings)


class LinkBibtex(SphinxPostTransform):
    """Adds to each entry the link to its BibTeX, where that is a file beside the page."""

    default_priority = 8
    builders = HTML

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Put the link at the end of the line below the entry."""
        entries = entries_of(self.env)
        if not entries.by_id or not settings(self.config).bibtex:
            return
        for node, entry in list(entries.nodes(self.document)):
            line = line_of(node)
            if line is None:
                line = nodes.paragraph(classes=["source-trail"])
                after = node.first_child_matching_class(citing_pages)
                node.insert(len(node) if after is None else after, line)
            line += bibtex_link(key=entry.key)


def line_of(entry: nodes.Element) -> nodes.Element | None:
    """Return the line below an entry, where it has one."""
    lines = (child for child in entry.children if isinstance(child, nodes.paragraph))
    return next((line for line in lines if "source-trail" in line["classes"]), None)


class AnchorCitations(SphinxPostTransform):
    """Sets the ids of citations in formats whose writers pass over the ids of inline nodes.

    A title or a caption is written twice, and cannot hold one: that of a title stands after
    it, that of a caption before whatever bears the caption.
    """

    default_priority = 7
    builders = ("latex", "texinfo")

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Put an anchor before each citation."""
        for node in list(citations(self.document)):
            if not node["ids"]:
                continue
            anchor = citation_anchor(ids=node["ids"])
            title = enclosing(node, nodes.title) or enclosing(node, nodes.caption)
            if title is None:
                node.parent.insert(node.parent.index(node), anchor)
            elif isinstance(title, nodes.caption) or isinstance(title.parent, nodes.table):
                bearer = title.parent
                bearer.parent.insert(bearer.parent.index(bearer), anchor)
            else:
                title.parent.insert(title.parent.index(title) + 1, anchor)
            node["ids"] = []


class RenameInOnePage(SphinxPostTransform):
    """Tells the citations of different pages apart, where all are on one."""

    default_priority = 7
    builders = ("singlehtml",)

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Put each page's name before the ids of its citations."""
        for node in citations(self.document):
            node["ids"] = [single_id(node["refdoc"], node_id) for node_id in node["ids"]]


def setup_part(app: Sphinx) -> None:
    """Register the transforms."""
    for transform in (WriteTrails, LinkBibtex, AnchorCitations, RenameInOnePage):
        app.add_post_transform(transform)
