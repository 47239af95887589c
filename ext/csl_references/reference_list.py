"""The list of references as a plain list, without the labels of a numbered bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from csl_references.pybtex_style import CslEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib.bibtex.domain import BibtexDomain


class ReferenceList(SphinxPostTransform):
    """Turns sphinxcontrib-bibtex's citations of a CSL style into a list.

    In author-date styles a label such as '[Bordin, 1979]' before each entry repeats what
    the entry begins with. What comes in is

        container
          citation ids="cite-bordin1979" docname="references"
            label
            paragraph
          citation …

    and what goes out is, with an enumerated list for a style that cites by number,

        bullet_list classes="csl-references"
          list_item ids="cite-bordin1979" docname="references"
            paragraph
          list_item …

    The PDF's links lead to the anchor that a `bibitem` would have set; it is written out.
    """

    # After sphinxcontrib-bibtex has made the citations (5), before links are resolved (10).
    default_priority = 6

    def run(self, **_kwargs: object) -> None:
        """Replace each container of citations whose entries a CSL style has formatted."""
        lists = {
            container: [child for child in container if isinstance(child, nodes.citation)]
            for container in self.document.findall(nodes.container)
        }
        entries = self._csl_entries() if any(lists.values()) else {}
        for container, citations in lists.items():
            found = [entries.get((node["docname"], node["ids"][0])) for node in citations]
            if csl_entries := [entry for entry in found if entry is not None]:
                numeric = csl_entries[0].numeric
                container.replace_self(_reference_list(citations, numeric=numeric))

    def _csl_entries(self) -> dict[tuple[str, str], CslEntry]:
        """Return the formatted entries of CSL styles, by document and id."""
        domain = cast("BibtexDomain", self.env.domains["cite"])
        return {
            (citation.bibliography_key.docname, citation.citation_id): citation.formatted_entry
            for citation in domain.citations
            if isinstance(citation.formatted_entry, CslEntry)
        }


def _reference_list(citations: Iterable[nodes.citation], *, numeric: bool) -> nodes.Element:
    items = [_list_item(citation) for citation in citations]
    if numeric:
        return nodes.enumerated_list("", *items, enumtype="arabic", classes=["csl-references"])
    return nodes.bullet_list("", *items, classes=["csl-references"])


def _list_item(citation: nodes.citation) -> nodes.list_item:
    docname, ids = citation["docname"], citation["ids"]
    anchor = nodes.raw("", rf"\hypertarget{{cite.{docname}:{ids[0]}}}{{}}", format="latex")
    text = nodes.paragraph("", "", anchor, *citation[-1].children)
    return nodes.list_item("", text, ids=ids, docname=docname)
