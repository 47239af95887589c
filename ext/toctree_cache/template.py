"""The tree of a site's pages as HTML, of which each page gets its own copy.

Of two pages' trees the links differ, as they are relative, and the marks on the way to the page
itself. All else is the same, and stands here once.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Characters for private use, which stand in no page's name or title: the number of a page is
# between them, where its address is to stand.
OPEN, CLOSE = "\ue000", "\ue001"
TAG = re.compile(r"(</?(?:ul|li|a|input)\b[^>]*>)")
ADDRESS = re.compile(f'{OPEN}([0-9]+){CLOSE}([^"]*)')


class Pages:
    """The pages that a tree links, by numbers."""

    def __init__(self, target_uri: Callable[[str], str]) -> None:
        self.target_uri = target_uri
        self.numbers: dict[str, int] = {}

    def get_relative_uri(self, _from: str, to: str) -> str:
        """Return what stands for the address of `to`, wherever the link is (as a builder's)."""
        return f"{OPEN}{self.numbers.setdefault(to, len(self.numbers))}{CLOSE}"


class Link(NamedTuple):
    """A link of a tree: the place of its tag, the page's number, and the fragment."""

    place: int
    page: int
    fragment: str


class Template:
    """A tree, cut up at the tags that differ from page to page."""

    def __init__(self, html: str, pages: Pages) -> None:
        self.pages = pages
        self.parts = TAG.split(html)
        self.parents = dict(_parents(self.parts))
        self.links: list[Link] = [
            Link(place, int(found[1]), found[2])
            for place, part in enumerate(self.parts)
            if part.startswith("<a") and (found := ADDRESS.search(part))
        ]
        self.in_folder = cache(self._in_folder)

    def for_page(self, page: str) -> str:
        """Return the tree as it stands on the page of this name, marked on the way to it."""
        uri = self.pages.target_uri(page)
        parts = self.in_folder(posixpath.dirname(uri)).copy()
        number = self.pages.numbers.get(page)
        own = [link for link in self.links if link.page == number]
        for link in own:
            parts[link.place] = self._linked(link, link.fragment or "#")
        ways = [self._way(link.place) for link in own if not link.fragment]
        for place in {place for way in ways for place in way}:
            parts[place] = marked(parts[place])
        self.mark_more(parts, ways)
        return "".join(parts)

    def mark_more(self, parts: list[str], ways: list[list[int]]) -> None:
        """Mark what a theme marks besides: nothing here.

        Args:
            parts: The parts of this page's tree, to be changed.
            ways: For each link to the page itself the places of the tags from it to the root.
        """

    def _in_folder(self, folder: str) -> list[str]:
        """Return the parts with the links as they are in pages of a folder of the output."""
        base = posixpath.join(folder, OPEN)
        uris = [relative_uri(base, self.pages.target_uri(page)) for page in self.pages.numbers]
        parts = self.parts.copy()
        for link in self.links:
            parts[link.place] = self._linked(link, uris[link.page] + link.fragment)
        return parts

    def _linked(self, link: Link, address: str) -> str:
        return ADDRESS.sub(lambda _: address, self.parts[link.place])

    def _way(self, place: int) -> list[int]:
        way = [place]
        while way[-1] in self.parents:
            way.append(self.parents[way[-1]])
        return way


def marked(tag: str) -> str:
    """Return a tag with the class that Sphinx gives to what leads to the current page."""
    if tag.startswith("<a"):
        return tag.replace('class="', 'class="current ', 1)
    if 'class="' not in tag:
        return tag[:-1] + ' class="current">'
    return re.sub(r'class="[^" ]*', r"\g<0> current", tag, count=1)


def _parents(parts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield for each opening tag, by its place, the place of the list or item that it is in."""
    open_tags: list[int] = []
    for place, part in enumerate(parts):
        if part.startswith(("</ul", "</li")):
            open_tags.pop()
        elif part.startswith(("<ul", "<li", "<a", "<input")):
            if open_tags:
                yield place, open_tags[-1]
            if part.startswith(("<ul", "<li")):
                open_tags.append(place)
