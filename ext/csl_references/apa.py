"""What the APA manual (7th edition) asks, and its CSL style cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from csl_references.csl_json import CslItem

_RETRIEVED = "//cs:macro/descendant::cs:if[@match='none'][@variable='issued status']"
_CSL = {"cs": "http://purl.org/net/xbiblio/csl"}


def is_apa(style: str) -> bool:
    """Say whether a CSL style is the APA's own, or a variant of it."""
    return style.split("-", maxsplit=1)[0] == "apa"


def apa_locale(locale: str) -> str:
    """Return the locale for APA style: in English the manual's own abbreviations.

    British English has 'eds' and '2nd edn', the manual '(Eds.)' and '(2nd ed.)'.
    """
    return "en-US" if locale.split("-", maxsplit=1)[0] == "en" else locale


def mend_retrieval_date(root: Any) -> None:  # noqa: ANN401 (lxml has no types)
    """Have an APA style print the date of access wherever an item has one.

    The style prints it for pages without a date of their own only. The manual asks for it
    where a page is made to change and no archive keeps it (9.16, 10.16), dated or not:
    whoever gives an item a date of access says so.

    Args:
        root: the style, as citeproc-py has read it; it is changed.
    """
    for condition in root.xpath(_RETRIEVED, namespaces=_CSL):
        condition.set("match", "all")
        condition.set("variable", "accessed")


def apa_item(item: CslItem, no_date: str) -> CslItem:
    """Return an item as APA style prints it.

    - A publisher that is the author is left out (9.29); so is 'Author', which stands for
      the author as publisher in older reference lists.
    - A web page without a date of its own or of retrieval has no 'Retrieved' (9.16).
    - One who edited and translated a volume is named once, as '(Ed. & Trans.)' (10.3).

    - A dissertation that no database has a number for is a manuscript (10.6);
      citeproc-py would say 'Publication' of it.

    Args:
        item: a CSL-JSON item; it stays as it is.
        no_date: how the style says that a work has no date: 'n.d.'.
    """
    item = dict(item)
    authors = {name.get("literal", "") for name in item.get("author", ())}
    if item.get("publisher") in authors | {"Author", "Authors"}:
        del item["publisher"]
    if "issued" not in item and "accessed" not in item:
        item["status"] = no_date
    if item["type"] == "thesis" and "number" not in item:
        item["type"] = "manuscript"
    in_place_of_author = "container-title" in item or "author" not in item
    if in_place_of_author and item.get("editor") == item.get("translator", ()):
        item["editor-translator"] = item["editor"]
        del item["editor"], item["translator"]
    return item
