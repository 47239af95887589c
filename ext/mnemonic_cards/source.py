"""The line under a deck that says where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective

_ = get_translation("mnemonic_cards")


def source_line(directive: SphinxDirective, keys: str) -> tuple[nodes.paragraph, str]:
    """Make the line that cites `keys`.

    Args:
        directive: The directive that gives the deck.
        keys: Keys of the bibliography, divided by commas.

    Returns:
        The line, and what is wrong with `keys` (empty if nothing is). What cannot be cited is
        shown as it was written.
    """
    problem = _problem(directive, keys)
    if problem:
        shown: list[nodes.Node] = [nodes.Text(keys)]
    else:
        cite = directive.env.get_domain("cite").role("p")
        assert cite is not None  # noqa: S101 - the domain has had this role since it exists
        shown, messages = cite(
            "cite:p", keys, keys, directive.lineno, directive.state.inliner, {}, []
        )
        shown += messages
    # Translators: the works follow that a deck is taken from.
    line = nodes.paragraph("", _("Source: "), *shown, classes=["mnemonic-source"])
    line["translatable"] = False  # The words are translated with the interface.
    directive.set_source_info(line)
    return line, problem


def _problem(directive: SphinxDirective, keys: str) -> str:
    """Say what keeps `keys` from being cited."""
    if "cite" not in directive.env.domains:
        return (
            "sources cannot be cited without sphinxcontrib-bibtex. Add it to the extensions in "
            "conf.py, or take the option :source: away."
        )
    bibliography = directive.env.get_domain("cite").bibdata  # type: ignore[attr-defined]
    for path in bibliography.bibfiles:
        directive.env.note_dependency(path)
    unknown = [key for key in _split(keys) if key not in bibliography.data.entries]
    if unknown:
        return f"the bibliography has no '{unknown[0]}'. Look the key up in the .bib file."
    return ""


def _split(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",")]
