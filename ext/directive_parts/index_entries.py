"""Entries of the general index, and what links in LaTeX need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Sequence


def announce(node: nodes.Element, title: str) -> None:
    """Begin `node` with a target, which LaTeX needs, and an entry of the index.

    They stand inside so that LaTeX keeps them on the page of the node.
    """
    node_id = node["ids"][0]
    target = nodes.target("", "", refid=node_id)
    node[0:0] = [target, index_entry("single", [title or node["name"]], node_id)]


def index_entry(kind: str, texts: Sequence[str], node_id: str) -> addnodes.index:
    """Return a node for the general index.

    Args:
        kind: How Sphinx calls the kind of entry: `single` or `pair`.
        texts: The parts of the entry; a semicolon, which would divide them, becomes a comma.
        node_id: Where it leads.
    """
    entry = "; ".join(text.replace(";", ",") for text in texts)
    return addnodes.index(entries=[(kind, entry, node_id, "", None)])
