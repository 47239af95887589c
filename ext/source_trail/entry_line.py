"""The line below an entry: how far it is verified, its catalogue, its BibTeX, who cites it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.locale import get_translation

from source_trail.listing import link
from source_trail.trail_nodes import citing_pages, citing_summary
from source_trail.warning_types import WARNING_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pybtex.database import Entry
    from sphinx.environment import BuildEnvironment

    from source_trail.citing import Citing
    from source_trail.settings import Settings

_ = get_translation(WARNING_TYPE)

MOST_IN_LINE = 4
"""How many sections a line may name; more are listed page by page."""


def facts(entry: Entry, settings: Settings) -> list[list[nodes.Node]]:
    """Return what is known of an entry: its state of verification, and its catalogue."""
    found: list[list[nodes.Node]] = []
    state = entry.fields.get(settings.verification_field, "")
    if words := settings.verification_words.get(state):
        found.append([nodes.inline("", words, classes=["source-trail-state"])])
    isbn = entry.fields.get("isbn", "")
    named = any(entry.fields.get(field) for field in ("doi", "url", "eprint"))
    if settings.catalogue and isbn and not named:
        address = settings.catalogue.format(isbn=quote(isbn))
        # Translators: the number of a book, which links to a library catalogue.
        text = _("ISBN {isbn}").format(isbn=isbn)
        catalogue = nodes.reference("", text, refuri=address, internal=False)
        found.append([catalogue, nodes.Text(".")])
    return found


def places(citings: Iterable[Citing]) -> list[list[Citing]]:
    """Return the citations by section."""
    return [list(group) for _key, group in groupby(citings, lambda c: (c.docname, c.section))]


class CitedIn:
    """Says on the page `docname` where a work is cited."""

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        self.env = env
        self.docname = docname

    def line(self, citings: Sequence[Citing]) -> list[nodes.Node]:
        """Return 'Cited in: Page: Section, Section; …'; nothing where nobody cites the work."""
        if not citings or len(places(citings)) > MOST_IN_LINE:
            return []
        return around(_("Cited in: {places}."), "places", joined("; ", self.pages(citings)))

    def by_page(self, citings: Sequence[Citing]) -> list[nodes.Node]:
        """Return 'Cited 117 times, on 23 pages' and the list; nothing where a line will do."""
        if len(places(citings)) <= MOST_IN_LINE:
            return []
        pages = self.pages(citings)
        if len(pages) == 1:
            summary = _("Cited {times} times, on one page").format(times=len(citings))
        else:
            summary = _("Cited {times} times, on {pages} pages").format(
                times=len(citings), pages=len(pages)
            )
        items = [nodes.list_item("", nodes.paragraph("", "", *page)) for page in pages]
        return [citing_pages("", citing_summary("", summary), nodes.bullet_list("", *items))]

    def pages(self, citings: Sequence[Citing]) -> list[list[nodes.Node]]:
        """Return what is said of each page that cites."""
        by_page = groupby(citings, lambda citing: citing.docname)
        return [self.page(docname, list(group)) for docname, group in by_page]

    def page(self, docname: str, citings: Sequence[Citing]) -> list[nodes.Node]:
        """Return 'Page: Section, Section', the sections linked; or the page, where it has none.

        What is cited before the first heading is cited in the page as such, which comes first.
        """
        title = self.env.titles[docname].astext()
        found = places(citings)
        top = [self.place(title, place) for place in found if not place[0].title]
        sections = [self.place(place[0].title, place) for place in found if place[0].title]
        if not top:
            top = [[nodes.Text(title)]]
        if not sections:
            return top[0]
        # Translators: a page, and those of its sections that cite a work.
        before, after = _("{page}: {sections}").split("{page}")
        return [
            nodes.Text(before),
            *top[0],
            *around(after, "sections", joined(", ", sections)),
        ]

    def place(self, title: str, citings: Sequence[Citing]) -> list[nodes.Node]:
        """Return a link for each citation in a section: the first by the section's title."""
        first, *others = citings
        numbers: list[list[nodes.Node]] = [
            [self.link(str(n), citing)] for n, citing in enumerate(others, 2)
        ]
        # Translators: links to the second citation in a section, the third and so on.
        again = around(_(" (again: {numbers})"), "numbers", joined(", ", numbers))
        return [self.link(title, first), *(again if others else [])]

    def link(self, text: str, citing: Citing) -> nodes.Element:
        """Return a link to a citation."""
        node = link(text, citing.docname, citing.node_id, self.docname)
        node["reftype"] = "citation"
        return node


def around(message: str, field: str, content: list[nodes.Node]) -> list[nodes.Node]:
    """Return a message with nodes in place of its field."""
    before, _field, after = message.partition(f"{{{field}}}")
    return [nodes.Text(before), *content, nodes.Text(after)]


def joined(separator: str, parts: Sequence[list[nodes.Node]]) -> list[nodes.Node]:
    """Return the nodes of all parts, with a separator between one part and the next."""
    return [
        node
        for number, part in enumerate(parts)
        for node in ([nodes.Text(separator)] if number else []) + part
    ]
