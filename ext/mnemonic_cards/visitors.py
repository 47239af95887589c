"""How the nodes of a deck are written.

All formats but HTML show a definition list, LaTeX and man with room around it. In HTML every
card is a native disclosure, complete without a script:

    <mnemonic-deck class="mnemonic-deck" id="mnemonic-NAME" role="group" aria-labelledby=TITLE>
      <p class="mnemonic-title" id=TITLE><strong>…</strong></p>
      <details class="mnemonic-card">
        <summary data-letter="A">Authentic</summary>
        <div class="mnemonic-explanation" id="mnemonic-NAME-TERM">…</div>
      </details>
    </mnemonic-deck>

The element is one that the script gives more to do; without it, and in EPUB, which allows no
elements of one's own, it is as good as a `<div>`. A card's id stands inside the `<details>`:
a browser opens it for a link to something in it, and does not for a link to the element
itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from directive_parts.blocks import IN_LATEX, IN_MAN

from .letters import key_letters
from .nodes import (
    mnemonic_card,
    mnemonic_deck,
    mnemonic_explanation,
    mnemonic_list,
    mnemonic_term,
    mnemonic_title,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator


def visit_deck(translator: HTML5Translator, node: mnemonic_deck) -> None:
    """Open the group, which bears the title's name."""
    label: dict[str, Any] = {}
    if node.title and node.title["ids"]:
        label["aria-labelledby"] = node.title["ids"][0]
    tag = _deck_tag(translator)
    translator.body.append(
        translator.starttag(node, tag, CLASS="mnemonic-deck", role="group", **label)
    )


def depart_deck(translator: HTML5Translator, _node: mnemonic_deck) -> None:
    """Close the group."""
    translator.body.append(f"</{_deck_tag(translator)}>\n")


def _deck_tag(translator: HTML5Translator) -> str:
    return "div" if translator.builder.name == "epub" else "mnemonic-deck"


def visit_card(translator: HTML5Translator, node: mnemonic_card) -> None:
    """Open the disclosure; in EPUB, where it may not be possible to open it, it is open."""
    state: dict[str, Any] = {}
    if node.deck["open"] or translator.builder.name == "epub":
        state["open"] = "open"
    translator.body.append(translator.starttag(node, "details", CLASS="mnemonic-card", **state))


def depart_card(translator: HTML5Translator, _node: mnemonic_card) -> None:
    """Close the disclosure."""
    translator.body.append("</details>\n")


def visit_term(translator: HTML5Translator, node: mnemonic_term) -> None:
    """Open the summary without the term's ids; the style sheet shows the letter."""
    letter: dict[str, Any] = {}
    if node.parent.deck["lettered"]:
        letter["data-letter"] = key_letters(node).upper()
    bare = nodes.Element(classes=node["classes"])
    translator.body.append(translator.starttag(bare, "summary", "", **letter))


def depart_term(translator: HTML5Translator, _node: mnemonic_term) -> None:
    """Close the summary."""
    translator.body.append("</summary>\n")


def visit_explanation(translator: HTML5Translator, node: mnemonic_explanation) -> None:
    """Open the explanation, which bears the ids of its term."""
    ids = node.parent.term["ids"] + node["ids"]
    bearer = nodes.Element(ids=ids, classes=node["classes"])
    translator.body.append(translator.starttag(bearer, "div", CLASS="mnemonic-explanation"))


def depart_explanation(translator: HTML5Translator, _node: mnemonic_explanation) -> None:
    """Close the explanation."""
    translator.body.append("</div>\n")


def pass_by(_translator: HTML5Translator, _node: mnemonic_list) -> None:
    """Show the node's children alone."""


def visit_title_in_latex(translator: LaTeXTranslator, node: mnemonic_title) -> None:
    """Make the title larger than the terms, which are bold as well."""
    translator.visit_paragraph(node)
    translator.body.append("{\\large ")


def depart_title_in_latex(translator: LaTeXTranslator, node: mnemonic_title) -> None:
    """End the line in its own size."""
    translator.body.append("\\par}")
    translator.depart_paragraph(node)


def setup(app: Sphinx) -> None:
    """Register the nodes; a format without visitors here uses those of the base class."""
    app.add_node(mnemonic_deck, html=(visit_deck, depart_deck), latex=IN_LATEX, man=IN_MAN)
    app.add_node(mnemonic_title, latex=(visit_title_in_latex, depart_title_in_latex))
    app.add_node(mnemonic_list, html=(pass_by, pass_by))
    app.add_node(mnemonic_card, html=(visit_card, depart_card))
    app.add_node(mnemonic_term, html=(visit_term, depart_term))
    app.add_node(mnemonic_explanation, html=(visit_explanation, depart_explanation))
