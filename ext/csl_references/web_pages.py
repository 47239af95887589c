"""Pages of a website, as the style guides print them and the CSL styles do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csl_references.csl_json import CslItem

_CITE_THEM_RIGHT = "harvard-cite-them-right"
_VANCOUVER = "nlm-"


def web_page_item(item: CslItem, style: str, version: str) -> CslItem:
    """Return a page of a website with its variables where the style looks for them.

    A page is an item of the type `webpage`, its site the `container-title`, the site's
    edition the `version`; what is not a page comes back as it is.

    - APA manual, 7th edition, 10.16: the CSL style is right. A page has no place for an
      edition, which is left out.
    - Cite Them Right, 12th edition, web pages: author, year, title and address alone. The
      site is left out; the edition stands after the title, as a book's does.
    - Citing Medicine, 2nd edition, chapter 25 ('Vancouver'): the page is cited by its own
      title, with '[Internet]'; the edition follows, and the site is its publisher, unless
      the item has another. (The CSL style would cite the whole site, and name the page at
      the end: the other form of that chapter.)

    Other styles print a page as they do.

    Args:
        item: a CSL-JSON item; it stays as it is.
        style: the name of a CSL style.
        version: the word for 'version' in the language of the reference.
    """
    cite_them_right = style.startswith(_CITE_THEM_RIGHT)
    if item["type"] != "webpage" or not (cite_them_right or style.startswith(_VANCOUVER)):
        return item
    item = dict(item)
    site = item.pop("container-title", "")
    if site and not cite_them_right:
        item.setdefault("publisher", site)
    if number := item.get("version"):
        # The style prints no `version`; what it does print comes after a full stop.
        item.setdefault("edition", f"{version[:1].upper()}{version[1:]} {number}")
    return item
