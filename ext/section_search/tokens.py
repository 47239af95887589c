"""Splits text into words as the script `section-search.js` does: the two must agree."""

from __future__ import annotations

import re
import unicodedata

_WORD = r"[^\W_]+(?:'[^\W_]+)*"
_COMPOUND = re.compile(rf"{_WORD}(?:[-\u2010]{_WORD})*")
_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")


def fold(text: str) -> str:
    """Return a text in small letters, without accents, with straight apostrophes."""
    bare = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] != "M")
    return "".join(bare).translate(_APOSTROPHES).lower()


def tokens(text: str) -> list[str]:
    """Return the words of a text in order; after the parts of a compound, it in one piece.

    So 'co-production' is found by either spelling, and a possessive by its noun.
    """
    found = []
    for compound in _COMPOUND.findall(fold(text)):
        parts = [_bare(part) for part in re.split("[-\u2010]", compound)]
        found += parts
        if len(parts) > 1:
            found.append("".join(parts))
    return found


def _bare(word: str) -> str:
    """Return a word without the ending of the possessive and without apostrophes."""
    return word.removesuffix("'s").replace("'", "")
