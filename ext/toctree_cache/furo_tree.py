"""Furo's switches that open and close parts of the tree, added to a whole tree once.

Furo reads the HTML of every page's tree with Beautiful Soup to add them, and to mark the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page_trees import PageTree
from .template import Pages, Template

if TYPE_CHECKING:
    from collections.abc import Callable


class FuroTemplate(Template):
    """A tree with Furo's switches, which are on along the way to the page."""

    def __init__(self, html: str, pages: Pages) -> None:
        super().__init__(html, pages)
        self.switches = {
            self.parents[place]: place
            for place, part in enumerate(self.parts)
            if part.startswith("<input")
        }

    def mark_more(self, parts: list[str], ways: list[list[int]]) -> None:
        """Mark the page's own item, and turn on the switches of the items that lead to it."""
        items = {place for way in ways for place in way if parts[place].startswith("<li")}
        for switch in (self.switches[item] for item in items if item in self.switches):
            parts[switch] = _turned_on(parts[switch])
        if items:
            parts[max(items)] = parts[max(items)].replace('">', ' current-page">')


class FuroTrees:
    """Answers as Furo's `get_navigation_tree`, from memory for a `PageTree`."""

    def __init__(self, slow: Callable[[str], str]) -> None:
        self.slow = slow
        self.known: tuple[Template, FuroTemplate] | None = None

    def __call__(self, tree: str) -> str:
        """Return a tree with Furo's switches."""
        if not isinstance(tree, PageTree):
            return self.slow(tree)
        if self.known is None or self.known[0] is not tree.template:
            html = self.slow("".join(tree.template.parts))
            self.known = tree.template, FuroTemplate(html, tree.template.pages)
        return self.known[1].for_page(tree.page)


def _turned_on(switch: str) -> str:
    """Return a switch that is on; Beautiful Soup sorts attributes by their names."""
    before, _, after = switch.partition(" class=")
    return f'{before} checked="" class={after}'
