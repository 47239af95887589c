"""Citations in the text in APA form, as a referencing style of sphinxcontrib-bibtex."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pybtex.richtext import Text
from sphinxcontrib.bibtex.style.referencing import BaseReferenceStyle, BracketStyle
from sphinxcontrib.bibtex.style.template import SphinxReferenceText, node

from csl_references.in_text import InText, in_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pybtex.richtext import BaseText
    from pybtex.style.template import Node

NAME = "apa"
"""The value of `bibtex_reference_style` that chooses this style."""

PARENTHETICAL = ("p", "ps", "alp", "alps", "label", "labelpar")
TEXTUAL = ("t", "ts", "ct", "cts")
AUTHOR = ("author", "authors", "authorpar", "authorpars", "cauthor", "cauthors")
YEAR = ("year", "yearpar")


@dataclass
class ApaReferenceStyle(BaseReferenceStyle):
    """Author and year in round brackets: (Bordin, 1979), Horvath and Greenberg (1989).

    The whole citation is one link, the brackets of `{cite:p}` left out. Several works in
    one role stand in the order of the list of references, as the manual asks (8.12):
    sphinxcontrib-bibtex hands them over in it.
    """

    parenthetical: BracketStyle = field(
        default_factory=lambda: BracketStyle(left="(", right=")", sep="; ")
    )
    textual: BracketStyle = field(
        default_factory=lambda: BracketStyle(
            left="(", right=")", sep=", ", sep2=" and ", last_sep=" and "
        )
    )

    def role_names(self) -> Iterable[str]:
        """Return the roles of sphinxcontrib-bibtex, all of which have a form here."""
        return (*PARENTHETICAL, *TEXTUAL, *AUTHOR, *YEAR, "empty")

    def outer(self, role_name: str, children: list[BaseText]) -> Node:
        """Return the citations of one role, joined."""
        in_brackets = role_name in ("p", "ps") or role_name.endswith(("par", "pars"))
        brackets = self.textual if role_name in TEXTUAL else self.parenthetical
        return brackets.outer(children, brackets=in_brackets, capfirst=role_name[0] == "c")

    def inner(self, role_name: str) -> Node:
        """Return the template of one citation."""
        return _citation(role_name)


@node  # type: ignore[untyped-decorator]
def _citation(_children: object, data: dict[str, Any], role_name: str) -> BaseText:
    """Return one citation as a link, its words before and after it where they belong."""
    if role_name == "empty":
        return Text()
    info = data["reference_info"]
    work = in_text(data["entry"], getattr(data["formatted_entry"], "suffix", ""))
    before = f"{info.pre_text} " if info.pre_text else ""
    after = f", {info.post_text}" if info.post_text else ""
    if role_name in TEXTUAL:
        return SphinxReferenceText(info, Text(_textual(work, role_name, before, after)))
    return Text(before, SphinxReferenceText(info, Text(_parenthetical(work, role_name))), after)


def _textual(work: InText, role_name: str, before: str, after: str) -> str:
    authors = work.authors("and", all_of_them=role_name.endswith("s"))
    return f"{authors} ({before}{work.year}{after})"


def _parenthetical(work: InText, role_name: str) -> str:
    """Return the author and the year, or the one of them that the role asks for."""
    if role_name in YEAR:
        return work.year
    conjunction = "&" if role_name in PARENTHETICAL or "par" in role_name else "and"
    authors = work.authors(conjunction, all_of_them=role_name.endswith("s"))
    return authors if role_name in AUTHOR else f"{authors}, {work.year}"
