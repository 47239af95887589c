"""How decks and cards are called.

A deck has a name, `attach`; a card is called by its deck's name and its term,
`attach/time-maker`; the address of each, its id in every output, is made of that:
`mnemonic-attach-time-maker`. Nothing depends on the order of cards or pages.
"""

from __future__ import annotations

import re
import unicodedata

from .letters import without_accent


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


def address(name: str) -> str:
    """Return the address of the deck or card that is called `name`."""
    return f"mnemonic-{name.replace('/', '-')}"


def normalise(target: str) -> str:
    """Return the name that the target of a reference means: `ATTACH/Honest` is right too."""
    return "/".join(map(slug, target.split("/", 1)))
