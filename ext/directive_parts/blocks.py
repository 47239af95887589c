"""Visitors of a container that stands apart from the text around it, in LaTeX and man."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.latex import LaTeXTranslator
    from sphinx.writers.manpage import ManualPageTranslator


def visit_in_man(translator: ManualPageTranslator, _node: nodes.Element) -> None:
    """Begin a paragraph, which the first child of a container does not."""
    translator.ensure_eol()
    translator.body.append(".sp\n")


def depart_in_man(_translator: ManualPageTranslator, _node: nodes.Element) -> None:
    """Write nothing."""


def visit_in_latex(translator: LaTeXTranslator, node: nodes.Element) -> None:
    """Begin a paragraph, on a page that has room for a title and what it is the title of."""
    translator.body.append("\n\n\\needspace{6\\baselineskip}\n")
    translator.visit_container(node)


def depart_in_latex(translator: LaTeXTranslator, node: nodes.Element) -> None:
    """End the last paragraph."""
    translator.depart_container(node)
    translator.body.append("\n\n")


IN_MAN = (visit_in_man, depart_in_man)
IN_LATEX = (visit_in_latex, depart_in_latex)
