"""Takes out of decks what could run in a reader's browser; what it says stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from .harmless import is_closed_html, is_plain_html, leads_to_script
from .mistakes import Mistake, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .nodes import mnemonic_deck

NOT_IN_XML = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may hold: one of them, and a book cannot be opened.

NUL is none of them: docutils marks with it what a backslash stood before, and drops it.
"""


def make_harmless(deck: mnemonic_deck) -> None:
    """Replace what could run by its text, and what cannot be written by a sign for that."""
    _cut_links_to_scripts(deck)
    _show_harmful_html(deck)
    for text in list(deck.findall(nodes.Text)):
        if NOT_IN_XML.search(text):
            text.parent.replace(text, nodes.Text(NOT_IN_XML.sub("\ufffd", text)))


def _cut_links_to_scripts(deck: mnemonic_deck) -> None:
    """Put the text of each in its place."""
    for link in list(deck.findall(nodes.reference)):
        address = link.get("refuri", "")
        if leads_to_script(address):
            message = (
                f"the link to '{_beginning(address)}' would run a script and is left out. "
                "Give it the address of a page."
            )
            _report(deck, Mistake.LINK, message, link)
            link.parent.replace(link, nodes.inline("", "", *link.children))


def _show_harmful_html(deck: mnemonic_deck) -> None:
    """Replace HTML that could run, or is not closed, by text."""
    for found in list(_harmful_html(deck)):
        message = (
            f"the HTML '{_beginning(found[0].astext())}' could run a script, or is not closed: "
            "it is shown as text. Write in Markdown or reStructuredText what you mean."
        )
        _report(deck, Mistake.HTML, message, found[0])
        for raw in found:
            raw.parent.replace(raw, _as_text(raw))


def _harmful_html(deck: mnemonic_deck) -> Iterator[list[nodes.raw]]:
    """Yield, for each element of the document that holds some, the HTML to be replaced.

    The tags of an element that begins and ends in one place are nodes of their own there.
    """
    parents = {id(raw.parent): raw.parent for raw in deck.findall(nodes.raw)}
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


def _report(deck: mnemonic_deck, mistake: Mistake, message: str, node: nodes.Node) -> None:
    """Report what is wrong at `node`, or at the nearest node around it that has a line."""
    place = node
    while place is not deck and not place.line:
        place = place.parent
    kind = "mnemonic" if deck["lettered"] else "flashcards"
    warn(mistake, f"{f'{kind} {deck.title_text}'.strip()}: {message}", place)
