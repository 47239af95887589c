"""The references of the works that a page cites, kept on it for the script's panels.

They stand once each in a template, which shows nothing and which no search reads:

    <template class="source-trail-works">
      <p data-for="../references.html#cite-grey2001">Grey, A. (2001). …</p>
    </template>

The links' titles, in which sphinxcontrib-bibtex repeats the reference for each, give way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.transforms import BibliographyTransform, node_text_transform

from source_trail.citing import citations, cited_keys
from source_trail.entries import EntryId, entries_of, entry_id
from source_trail.trail_nodes import HTML

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinxcontrib.bibtex.domain import Citation


class cited_works(nodes.General, nodes.Element):  # noqa: N801
    """The references, in `works`: not as children, which the search would read."""


class KeepWorks(SphinxPostTransform):
    """Appends the references to a page with citations."""

    # Before citations are resolved (10).
    default_priority = 9
    builders = HTML

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Find the works that the page cites."""
        found = list(citations(self.document))
        if not found:
            return
        entries = entries_of(self.env)
        works: dict[EntryId, nodes.paragraph] = {}
        for node in found:
            for key in cited_keys(node):
                entry = entries.find(node["refdoc"], key)
                if entry and entry_id(entry) not in works:
                    works[entry_id(entry)] = reference_text(entry)
        self.document += cited_works(works=works)


class MendLinks(SphinxPostTransform):
    """Takes the titles off the citations' links.

    In singlehtml it also takes off the name of the page, which Sphinx puts before the id that
    is to be found on the one page that there is (sphinx-doc/sphinx#14221).
    """

    default_priority = 11
    builders = HTML

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Find the links of the citations."""
        for inline in self.document.findall(nodes.inline):
            if "bibtex-citation" in inline["classes"]:
                for link in inline.findall(nodes.reference):
                    link.attributes.pop("reftitle", None)
                    if link.get("refuri", "").startswith("#"):
                        link["refid"] = link.attributes.pop("refuri").rpartition("#")[2]


def reference_text(entry: Citation) -> nodes.paragraph:
    """Return an entry as it stands in the list of references."""
    text: nodes.paragraph = BibliographyTransform.backend.paragraph(entry.formatted_entry)
    node_text_transform(text)
    return text


def visit_works(self: HTML5Translator, node: cited_works) -> None:
    """Write the template; what stands on the page itself need not be in it."""
    page = self.docnames[-1]
    self.body.append(self.starttag(node, "template", "", CLASS="source-trail-works"))
    for (docname, node_id), text in node["works"].items():
        if docname != page and self.builder.name != "singlehtml":
            address = f"{self.builder.get_relative_uri(page, docname)}#{node_id}"
            self.body.append(f'<p data-for="{self.attval(address)}">')
            for child in text:
                child.walkabout(self)
            self.body.append("</p>")
    self.body.append("</template>\n")
    raise nodes.SkipNode


def setup_part(app: Sphinx) -> None:
    """Register the node and the transforms."""
    app.add_node(cited_works, html=(visit_works, None))
    app.add_post_transform(KeepWorks)
    app.add_post_transform(MendLinks)
