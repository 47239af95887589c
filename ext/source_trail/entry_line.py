"""The line below an entry: how far it is verified, its catalogue, its BibTeX, who cites it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, cast
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


def facts(entry: Entry, settings: Settings) -> list[nodes.Node]:
    """Return what is known of an entry: its state of verification, and its catalogue."""
    found: list[nodes.Node] = []
    state = entry.fields.get(settings.verification_field, "")
    if words := settings.verification_words.get(state):
        found.append(nodes.inline("", words, classes=["source-trail-state"]))
    isbn = entry.fields.get("isbn", "")
    named = any(entry.fields.get(field) for field in ("doi", "url", "eprint"))
    if settings.catalogue and isbn and not named:
        address = settings.catalogue.format(isbn=quote(isbn))
        # Translators: the number of a book, which links to a library catalogue.
        text = _("ISBN {isbn}").format(isbn=isbn)
        found.append(nodes.reference("", text, refuri=address, internal=False))
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
        """Return the words 'Cited in: Page: Section; …'; nothing where nobody cites it."""
        found = places(citings)
        if not found or len(found) > MOST_IN_LINE:
            return []
        before, _places, after = _("Cited in: {places}").partition("{places}")
        texts = [self.whole_title(place[0]) for place in found]
        listed = self.listed(list(zip(found, texts, strict=True)))
        return [nodes.Text(before), *listed, nodes.Text(after)]

    def by_page(self, citings: Sequence[Citing]) -> list[nodes.Node]:
        """Return 'Cited 117 times, on 23 pages' and the list; nothing where the line will do."""
        if len(places(citings)) <= MOST_IN_LINE:
            return []
        pages = [list(page) for _key, page in groupby(citings, lambda citing: citing.docname)]
        items = [self.page_item(page) for page in pages]
        if len(pages) == 1:
            summary = _("Cited {times} times, on one page").format(times=len(citings))
        else:
            summary = _("Cited {times} times, on {pages} pages").format(
                times=len(citings), pages=len(pages)
            )
        return [citing_pages("", citing_summary("", summary), nodes.bullet_list("", *items))]

    def page_item(self, citings: Sequence[Citing]) -> nodes.list_item:
        """Return the sections of one page that cite."""
        page = self.page_title(citings[0])
        found = places(citings)
        if len(found) == 1:
            content = self.listed([(found[0], self.whole_title(found[0][0]))])
        else:
            before, _section, after = _("{page}: {section}").format(
                page=page, section="\0"
            ).partition("\0")
            pairs = [(place, place[0].title or page) for place in found]
            content = [nodes.Text(before), *self.listed(pairs), nodes.Text(after)]
        return nodes.list_item("", nodes.paragraph("", "", *content))

    def listed(self, pairs: Sequence[tuple[list[Citing], str]]) -> list[nodes.Node]:
        """Return a link for each citation: to the first of a section by its title."""
        found: list[nodes.Node] = []
        for (first, *others), title in pairs:
            if found:
                found.append(nodes.Text("; "))
            found.append(self.link(title, first))
            if others:
                before, _numbers, after = _(" (again: {numbers})").partition("{numbers}")
                found.append(nodes.Text(before))
                for number, citing in enumerate(others, 2):
                    comma = [nodes.Text(", ")] if number > 2 else []  # noqa: PLR2004
                    found += [*comma, self.link(str(number), citing)]
                found.append(nodes.Text(after))
        return found

    def link(self, text: str, citing: Citing) -> nodes.Element:
        """Return a link to a citation."""
        node = link(text, citing.docname, citing.node_id, self.docname)
        node["reftype"] = "citation"
        return node

    def page_title(self, citing: Citing) -> str:
        """Return the title of the page that cites."""
        return cast("str", self.env.titles[citing.docname].astext())

    def whole_title(self, citing: Citing) -> str:
        """Return the titles of the page and of the section."""
        page = self.page_title(citing)
        if not citing.title:
            return page
        return _("{page}: {section}").format(page=page, section=citing.title)
