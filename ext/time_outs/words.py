"""The words that readers see, in the language of the site.

They are translated when they are needed, never on import: before that, the language is not
known. Those of the script reach it as one attribute of its tag; it has none of its own.
"""

from __future__ import annotations

from sphinx.locale import get_translation

_ = get_translation("time_outs")


def title_beginning() -> str:
    """Return what stands in front of the title of a time out."""
    # Translators: the title of a reflective activity follows.
    return str(_("Time out: "))


def minutes_words(minutes: int) -> str:
    """Return how long a time out takes."""
    if minutes == 1:
        return str(_("about 1 minute"))
    # Translators: {n} is a number from 2.
    return str(_("about {n} minutes")).format(n=minutes)


def page_words() -> tuple[str, str]:
    """Return what stands in front of the title of the page of a time out, and behind."""
    # Translators: {page} is the title of a page, behind that of a time out.
    before, _page, after = str(_("on the page: {page}")).partition("{page}")
    return before, after


def field_words() -> dict[str, str]:
    """Return what the script says at the fields of time outs, by the names it has for it."""
    words: dict[str, str] = {}
    # Some are proxies, which know their text only when they are asked for it.
    return {name: str(text) for name, text in words.items()}


def reflections_words() -> dict[str, str]:
    """Return what the script says of reflections and drafts, beside `field_words`."""
    words: dict[str, str] = {}
    return {name: str(text) for name, text in words.items()}
