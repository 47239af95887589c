"""Takes out of a part of a page what could run in a reader's browser; what it says stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes

from .harmless import is_closed_html, is_plain_html, leads_to_script

if TYPE_CHECKING:
    from collections.abc import Iterator

Report: TypeAlias = Callable[[str, str, nodes.Node], None]
"""Reports a mistake: its kind, `link` or `html`, what is wrong and what to do, and where."""

NOT_IN_XML = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may hold: one of them, and a book cannot be opened.

NUL is none of them: docutils marks with it what a backslash stood before, and drops it.
"""


def make_harmless(part: nodes.Element, report: Report) -> None:
    """Replace what could run by its text, and what cannot be written by a sign for that."""
    _cut_links_to_scripts(part, report)
    _show_harmful_html(part, report)
    for text in list(part.findall(nodes.Text)):
        if NOT_IN_XML.search(text):
            text.parent.replace(text, nodes.Text(NOT_IN_XML.sub("\ufffd", text)))


def _cut_links_to_scripts(part: nodes.Element, report: Report) -> None:
    """Put the text of each in its place."""
    for link in list(part.findall(nodes.reference)):
        address = link.get("refuri", "")
        if leads_to_script(address):
            message = (
                f"the link to '{_beginning(address)}' would run a script and is left out. "
                "Give it the address of a page."
            )
            report("link", message, _place(link, part))
            link.parent.replace(link, nodes.inline("", "", *link.children))


def _show_harmful_html(part: nodes.Element, report: Report) -> None:
    """Replace HTML that could run, or is not closed, by text."""
    for found in list(_harmful_html(part)):
        message = (
            f"the HTML '{_beginning(found[0].astext())}' could run a script, or is not closed: "
            "it is shown as text. Write in Markdown or reStructuredText what you mean."
        )
        report("html", message, _place(found[0], part))
        for raw in found:
            raw.parent.replace(raw, _as_text(raw))


def _harmful_html(part: nodes.Element) -> Iterator[list[nodes.raw]]:
    """Yield, for each element of the document that holds some, the HTML to be replaced.

    The tags of an element that begins and ends in one place are nodes of their own there.
    """
    parents = {id(raw.parent): raw.parent for raw in part.findall(nodes.raw)}
    for parent in parents.values():
        found = [
            node
            for node in parent.children
            if isinstance(node, nodes.raw) and "html" in node["format"].split()
        ]
        harmful = [raw for raw in found if not is_plain_html(raw.astext())]
        rest = [raw for raw in found if is_plain_html(raw.astext())]
        if not is_closed_html("".join(raw.astext() for raw in rest)):
            harmful += [raw for raw in rest if not is_closed_html(raw.astext())]
        if harmful:
            yield harmful


def _as_text(raw: nodes.raw) -> nodes.Node:
    """Return a node that shows `raw`, which stands in a line or between paragraphs."""
    text = raw.astext()
    in_line = isinstance(raw.parent, nodes.TextElement)
    return nodes.inline("", text) if in_line else nodes.paragraph("", text)


def _beginning(text: str) -> str:
    """Return as much of `text` as goes into a message."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def _place(node: nodes.Node, part: nodes.Element) -> nodes.Node:
    """Return `node`, or the nearest node around it, within `part`, that has a line."""
    place = node
    while place is not part and not place.line:
        place = place.parent
    return place
