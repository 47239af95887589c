"""How names are made of texts."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """Return the name that is made of `text`: lower case, hyphens between the words.

    Letters of the Latin script lose their accents, all others stay as they are; of a text
    without a letter or digit nothing is left.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(
        bare if (bare := without_accent(character)) and bare.isascii() else character
        for character in re.sub("['\N{RIGHT SINGLE QUOTATION MARK}]", "", folded)
    )
    # Marks belong to the word: the vowel signs of many scripts are marks.
    kept = (c if unicodedata.category(c)[0] in "LNM" else " " for c in plain)
    return "-".join("".join(kept).split())


def without_accent(character: str) -> str:
    """Return `character` without its combining marks; a syllable of Hangul stays whole."""
    parts = unicodedata.normalize("NFD", character)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return unicodedata.normalize("NFC", bare)
