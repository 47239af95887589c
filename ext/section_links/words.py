"""The words that readers see, in the language of the site, and what that is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.config import Config

_catalogue = get_translation("section_links")


def _(words: str) -> str:
    """Return words in the language of the site, as a plain text.

    To be called when a page is written: before that, the language is not known.
    """
    return str(_catalogue(words))


def language_tag(config: Config) -> str:
    """Return the site's language as BCP 47 has it: 'en-GB' for 'en_GB'."""
    return (config.language or "").replace("_", "-")
