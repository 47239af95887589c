"""References in any CSL style, as rich text: no Sphinx, no docutils.

    item = csl_json(entry)
    format_reference(item, "harvard-cite-them-right", "en-GB").render_as("html")

The rich text is pybtex's; it renders as 'html', 'plaintext', 'latex' and 'docutils'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeproc import Citation, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON

from csl_references.apa import apa_item, is_apa
from csl_references.citeproc_mends import Item
from csl_references.markup import Formatter, rich_text, tidy, with_links, without_marks
from csl_references.memory import remembered
from csl_references.styles import base_name, load_style, term
from csl_references.web_pages import web_page_item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pybtex.richtext import Text

    from csl_references.csl_json import CslItem

JOINT_ROLE = "editor-translator"


def format_reference(item: CslItem, style: str, locale: str = "en-GB") -> Text:
    """Return one work's entry in a list of references, without a number.

    Args:
        item: a CSL-JSON item; `year-suffix` may tell it from another of its year.
        style: the name of a CSL style.
        locale: the language of words such as 'edn' and 'Available at'.

    Raises:
        UnknownStyleError: no such style.
    """
    item = without_marks(item)
    marked = marked_reference(item, style, locale)
    return rich_text(with_links(marked, item.get("DOI", ""), item.get("URL", "")))


@remembered
def marked_reference(item: CslItem, style: str, locale: str) -> str:
    """Return what `format_reference` does, as a string with marks and without links.

    Args:
        item: a CSL-JSON item, without marks of its own (`without_marks`).
        style: the name of a CSL style.
        locale: as for `format_reference`.

    Raises:
        UnknownStyleError: no such style.
    """
    csl = load_style(style, locale)
    item = web_page_item(item, base_name(csl), term(csl, "version"))
    if is_apa(style):
        item = apa_item(item, term(csl, "no date", "short"))
    bibliography = _bibliography([item], csl)
    return tidy("".join(str(entry) for entry in bibliography.bibliography()))


def sort_order(items: Sequence[CslItem], style: str, locale: str = "en-GB") -> list[int]:
    """Return the positions of the items in the order that the style lists them in.

    Args:
        items: CSL-JSON items, in the order in which they are cited.
        style: the name of a CSL style.
        locale: as for `format_reference`.

    Raises:
        UnknownStyleError: no such style.
    """
    bibliography = _bibliography(items, load_style(style, locale))
    bibliography.sort()
    return [int(key) for key in bibliography.keys]


def _bibliography(
    items: Sequence[CslItem], csl: CitationStylesStyle
) -> CitationStylesBibliography:
    """Return citeproc-py's bibliography of the items, whose keys are their positions."""
    numbered = [item | {"id": str(number)} for number, item in enumerate(items)]
    joint = {item["id"]: item.pop(JOINT_ROLE) for item in numbered if JOINT_ROLE in item}
    source = CiteProcJSON(numbered)
    for key, names in joint.items():
        # citeproc-py does not know the role, and asks for it by two names.
        for role in (JOINT_ROLE, JOINT_ROLE.replace("-", "_")):
            source[key][role] = source.parse_names(names)
    bibliography = CitationStylesBibliography(csl, source, Formatter)
    bibliography.register(Citation([Item(item["id"]) for item in numbered]))
    return bibliography
