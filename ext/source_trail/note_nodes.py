"""The document nodes of source notes, and their HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.text import TextTranslator


class source_note(nodes.admonition):  # noqa: N801
    """A note. Builders that do not know it write it as an admonition.

    `number` is what the author called it; `ids` is empty for a copy on the list of notes.
    """


class source_note_title(nodes.title):  # noqa: N801
    """A note's title: its number, and how well it is supported."""


class source_notes(nodes.General, nodes.Element):  # noqa: N801
    """Where the list of all notes goes: `listing.ListSourceNotes` replaces it."""


def visit_note(self: HTML5Translator, node: source_note) -> None:
    """Open an `<aside>` that assistive technology names by its title."""
    attributes: dict[str, Any] = {"role": "note", "aria-label": node[0].astext()}
    self.body.append(self.starttag(node, "aside", CLASS="source-note", **attributes))


def depart_note(self: HTML5Translator, node: source_note) -> None:  # noqa: ARG001
    """Close the `<aside>`."""
    self.body.append("</aside>\n")


def visit_note_title(self: HTML5Translator, node: source_note_title) -> None:
    """Open the title: a paragraph, since a note has no place in the page's outline."""
    self.body.append(self.starttag(node, "p", "", CLASS="source-note-title"))


def depart_note_title(self: HTML5Translator, node: source_note_title) -> None:  # noqa: ARG001
    """Close the title."""
    self.body.append("</p>\n")


def visit_note_text(self: TextTranslator, node: source_note) -> None:
    """Open a note in plain text.

    The text writer runs an admonition's own paragraphs together; those in a container it keeps
    apart.
    """
    node[1:] = [nodes.container("", *node.children[1:])]
    self.visit_admonition(node)


def depart_note_text(self: TextTranslator, node: source_note) -> None:
    """Close a note in plain text."""
    self.depart_admonition(node)


def setup_part(app: Sphinx) -> None:
    """Register the nodes."""
    app.add_node(
        source_note,
        html=(visit_note, depart_note),
        text=(visit_note_text, depart_note_text),
    )
    app.add_node(source_note_title, html=(visit_note_title, depart_note_title))
    app.add_node(source_notes)
