"""The words that readers see, in the language of the site."""

from __future__ import annotations

from sphinx.locale import get_translation

_catalogue = get_translation("page_review")


def _(words: str) -> str:
    """Return words in the language of the site, as a plain text.

    To be called when a page is written: before that, the language is not known.
    """
    return str(_catalogue(words))
