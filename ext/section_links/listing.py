"""The directive `section-addresses`: every address of the site, by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from section_links.addresses import address_of
from section_links.heading_links import section_link
from section_links.sections import Section, can_be_address, sections_of
from section_links.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class section_addresses(nodes.General, nodes.Element):  # noqa: N801
    """Where the list of all addresses goes: `ListAddresses` replaces it."""


class SectionAddresses(SphinxDirective):
    """Every address of the site by page, with the page's outcome and reading time.

    It emits `<section_addresses>`, which is replaced when the page is written: by then all
    pages have been read. For each page, in the order of the site's contents, then stands

    ```
    <definition_list classes="section-addresses no-search">
        <definition_list_item>
            <term>
                link to the page
            <definition>
                <paragraph>                  Outcome: ... 6 minutes to read.
                <bullet_list>
                    <list_item>
                        <paragraph>
                            link to the section
                            <section_link>   to its link-and-cite page
                            <literal>        https://.../s/label/
    ```

    The outcome is what the page says in `outcome:` at its top.
    """

    def run(self) -> list[nodes.Node]:
        """Return the place of the list."""
        sections_of(self.env).data["lists"].add(self.env.current_document.docname)
        place = section_addresses()
        self.set_source_info(place)
        return [place]


class ListAddresses(SphinxPostTransform):
    """Puts the list where `section-addresses` stands, before links are resolved (10)."""

    default_priority = 4

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Replace each place by a list of its own."""
        for place in list(self.document.findall(section_addresses)):
            pages = (self.page(sections) for sections in pages_in_order(self.env))
            # The sections themselves are what a search is to find.
            classes = ["section-addresses", "no-search"]
            place.replace_self(nodes.definition_list("", *pages, classes=classes))

    def page(self, sections: list[Section]) -> nodes.definition_list_item:
        """Return what the list says of a page."""
        first = sections[0]
        outcome = self.env.metadata[first.docname].get("outcome", "")
        words = sum(section.words for section in sections if section.depth == first.depth)
        time = reading_time(words, self.config.section_links_words_a_minute)
        said = [_("Outcome: {outcome}.").format(outcome=outcome)] if outcome else []
        items = (self.item(section) for section in sections)
        return nodes.definition_list_item(
            "",
            nodes.term("", "", self.link(first, self.env.titles[first.docname].astext())),
            nodes.definition(
                "",
                nodes.paragraph("", " ".join([*said, time])),
                nodes.bullet_list("", *items),
            ),
        )

    def item(self, section: Section) -> nodes.list_item:
        """Return what the list says of a section."""
        title = section.title if section.depth else _("The whole page")
        return nodes.list_item(
            "",
            nodes.paragraph(
                "",
                "",
                self.link(section, title),
                section_link(label=section.label),
                nodes.Text(" "),
                nodes.literal("", address_of(self.config, section.label)),
            ),
            classes=[f"section-depth-{section.depth}"],
        )

    def link(self, section: Section, text: str) -> addnodes.pending_xref:
        """Return a link to a section, which the domain `std` resolves."""
        return addnodes.pending_xref(
            "",
            nodes.inline("", text),
            refdomain="std",
            reftype="ref",
            reftarget=section.label,
            refdoc=self.env.current_document.docname,
            refexplicit=True,
            refwarn=True,
        )


def reading_time(words: int, words_a_minute: int) -> str:
    """Return how long a text takes to read, in whole minutes and in words."""
    minutes = max(1, round(words / words_a_minute))
    return (
        _("1 minute to read.") if minutes == 1 else _("{n} minutes to read.").format(n=minutes)
    )


def pages_in_order(env: BuildEnvironment) -> Iterator[list[Section]]:
    """Yield the sections that have addresses, page by page in the order of the contents."""
    by_page = sections_of(env).by_page
    listed = [docname for docname in env.collect_relations() if docname in by_page]
    others = sorted(by_page.keys() - set(listed))
    for docname in [*listed, *others]:
        sections = [section for section in by_page[docname] if can_be_address(section.label)]
        if sections:
            yield sections


def rewrite_lists(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:  # noqa: ARG001
    """Return the pages with a list, if anything that it says has changed."""
    domain = sections_of(env)
    now = [
        (section, env.metadata[section.docname].get("outcome", ""))
        for sections in pages_in_order(env)
        for section in sections
    ]
    if now == domain.data["listed"]:
        return []
    domain.data["listed"] = now
    return sorted(domain.data["lists"])


def setup_part(app: Sphinx) -> None:
    """Register the directive."""
    app.add_node(section_addresses)
    app.add_directive("section-addresses", SectionAddresses)
    app.add_post_transform(ListAddresses)
    app.connect("env-updated", rewrite_lists)
