"""What a page offers to the search: its sections, and other parts that have an address.

Those are definitions whose term has one (a glossary's, for instance) and list items that have
one (such as the works of a bibliography).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from section_search.acrostics import keywords

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_HEADING = 140
"""How much of a list item, which has no heading, stands for one."""

_SILENT = (addnodes.toctree, addnodes.index, nodes.Invisible, nodes.raw, nodes.system_message)


@dataclass
class Entry:
    """A possible result."""

    anchor: str
    """The id within the page; empty for the page itself."""
    heading: str
    kind: str
    """`page`, `section`, `term` or `item`."""
    keywords: str = ""
    """What else it is called."""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands under the heading, without what has an entry of its own."""
        return " ".join("".join(self.pieces).split())


def entries(document: nodes.document, title: str) -> list[Entry]:
    """Return the entries of a resolved document, the page itself first."""
    page = Entry("", title, "page")
    return [page, *_gather(document, page)]


def _gather(parent: nodes.Element, entry: Entry) -> Iterator[Entry]:
    """Add the text within `parent` to `entry`, and yield the entries within it."""
    for node in parent.children:
        if isinstance(node, nodes.Text):
            entry.pieces.append(node.astext())
        elif isinstance(node, nodes.Element) and not _silent(node):
            own = _own_entry(node, entry)
            if own is not None:
                yield own
            if not isinstance(node, (nodes.list_item, nodes.citation)) or own is None:
                yield from _gather(node, own or entry)
            if not isinstance(node, nodes.Inline):
                (own or entry).pieces.append(" ")


def _silent(node: nodes.Element) -> bool:
    """Whether nothing of a node is to be found, or it is shown as something's heading."""
    if isinstance(node, _SILENT) or "no-search" in node["classes"]:
        return True
    heading = isinstance(node, nodes.title) and isinstance(node.parent, nodes.section)
    return heading or (isinstance(node, nodes.term) and bool(node["ids"]))


def _own_entry(node: nodes.Element, around: Entry) -> Entry | None:
    """Return the entry that begins with a node, if one does."""
    if isinstance(node, nodes.section):
        if isinstance(node.parent, nodes.document) and not node.parent.index(node):
            return None  # the page itself
        if not node["ids"]:
            return None
        return Entry(node["ids"][0], _text(node[0]), "section")
    if isinstance(node, nodes.definition_list_item):
        term = node[0]
        if isinstance(term, nodes.Element) and term["ids"]:
            return Entry(term["ids"][0], _text(term), "term", keywords(node))
    if isinstance(node, (nodes.list_item, nodes.citation)) and node["ids"]:
        return _item(node, around)
    return None


def _item(node: nodes.Element, around: Entry) -> Entry:
    """Return the entry of a list item or citation, which is its first paragraph."""
    first = next(node.findall(nodes.paragraph), node)
    entry = Entry(node["ids"][0], "", "item")
    for _ in _gather(first, entry):
        pass  # no entries stand within a paragraph
    entry.heading = re.sub(r"\s+https?://.*", "", entry.text) or around.heading
    if len(entry.heading) > LONGEST_HEADING:
        entry.heading = entry.heading[:LONGEST_HEADING].rpartition(" ")[0] + " …"
    return entry


def _text(node: nodes.Node) -> str:
    """Return the text of a heading or term on one line."""
    return " ".join(node.astext().split())
