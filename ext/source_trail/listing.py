"""The list of all source notes: copies that link to where the notes stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from source_trail.domain import SourceDomain
from source_trail.note_nodes import source_note, source_note_title, source_notes
from source_trail.warning_types import WARNING_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_ = get_translation(WARNING_TYPE)


class ListSourceNotes(SphinxPostTransform):
    """Puts the notes where `source-notes` stands.

    It runs before references are resolved, which is at priority 5 (bibliographies) to 10, so
    that what a copy cites and links to is resolved from the page of the list.
    """

    default_priority = 4

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Replace each list's place by copies of all notes."""
        for place in list(self.document.findall(source_notes)):
            place.replace_self(list(self.copies(place["docname"])))

    def copies(self, list_docname: str) -> Iterator[source_note]:
        """Yield the copies for the page `list_docname`, in order."""
        domain = self.env.domains["source"]
        assert isinstance(domain, SourceDomain)  # noqa: S101
        pairs = [
            pair
            for docname, notes in domain.data["notes"].items()
            for pair in zip(
                notes, self.env.get_doctree(docname).findall(source_note), strict=True
            )
        ]
        for note, copy in sorted(pairs, key=lambda pair: pair[0].order):
            detach(copy, note.docname, list_docname)
            title, *content = copy.children
            heading = link(title.astext(), note.docname, note.node_id, list_docname)
            copy.children = []
            # The note itself is what a search is to find.
            copy["classes"].append("no-search")
            copy += [
                source_note_title("", "", heading, translatable=False),
                self.page_line(note.docname, list_docname),
                *content,
            ]
            yield copy

    def page_line(self, docname: str, list_docname: str) -> nodes.paragraph:
        """Return the line that says, and links to, the page of a note."""
        before, _page, after = _("On the page: {page}").partition("{page}")
        page = link(self.env.titles[docname].astext(), docname, "", list_docname)
        return nodes.paragraph(
            "", "", nodes.Text(before), page, nodes.Text(after), classes=["source-note-page"]
        )


def detach(copy: source_note, docname: str, list_docname: str) -> None:
    """Make of a note of the page `docname` a copy for the page `list_docname`.

    Ids, link targets and entries of the general index stay with the original alone. A link to a
    place on its own page leads there from the list. One to a footnote leads to the original,
    from where the footnote is reached: in LaTeX nothing else can link to a footnote.
    """
    origin = (copy["ids"] or [""])[0]
    for node in list(copy.findall(nodes.Element)):
        node["ids"], node["names"] = [], []
        if isinstance(node, nodes.target | addnodes.index):
            node.parent.remove(node)
        elif "refdoc" in node:
            if node["reftype"] == "doc":
                node["reftarget"] = "/" + docname_join(docname, node["reftarget"])
            node["refdoc"] = list_docname
        elif "refid" in node:
            place = origin if isinstance(node, nodes.footnote_reference) else node["refid"]
            node.replace_self(link(node.astext(), docname, place, list_docname))


def link(text: str, docname: str, node_id: str, list_docname: str) -> addnodes.pending_xref:
    """Return a link from `list_docname` to `node_id` on the page `docname`, or to its top.

    The domain resolves it (see `SourceDomain.resolve_xref`), which knows the builder.
    """
    return addnodes.pending_xref(
        "",
        nodes.Text(text),
        refdomain="source",
        reftype="place",
        reftarget=node_id,
        refdoc=list_docname,
        todoc=docname,
        refexplicit=True,
    )


def setup_part(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ListSourceNotes)
