"""How the letters of words are compared."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import clean_astext

from directive_parts.names import without_accent

if TYPE_CHECKING:
    from collections.abc import Sequence

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def letters(text: str) -> str:
    """Return the letters and digits of `text` as they are compared.

    Case, accents, spaces and punctuation do not count: `Éa-B 2` is `eab2`.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(bare for bare in map(without_accent, folded) if bare.isalnum())


def key_letters(term: nodes.Element) -> str:
    """Return the letters that `term` gives to the word, as they are written.

    They are those in bold, else its first one. A term that is bold as a whole marks none.
    """
    bold = "".join(strong.astext() for strong in term.findall(nodes.strong))
    text = unicodedata.normalize("NFKC", clean_astext(term))
    if letters(bold) and letters(bold) != letters(text):
        return bold
    return next((character for character in text if character.isalnum()), "")


def spelling_mistake(
    word: str, terms: Sequence[nodes.Element], example: str
) -> tuple[int, str] | None:
    """Compare the letters of `terms` with `word`.

    Args:
        word: The word that they should spell.
        terms: The terms, at least one.
        example: A word with one letter in bold, as the author would write it.

    Returns:
        None where they spell it, else the index of the term to look at, and what is wrong
        and what to do.
    """
    rest = letters(word)
    given = [letters(key_letters(term)) for term in terms]
    spelt = f"the terms spell {''.join(given).upper()}"
    for index, (term, own) in enumerate(zip(terms, given, strict=True)):
        which = f"{spelt}; {ordinal(index)}, '{clean_astext(term)}',"
        if not rest:
            return index, f"{which} is one too many. Take it out, or change the word."
        if not own or not rest.startswith(own):
            what = f"{which} should begin with {rest[0].upper()}."
            return index, f"{what} Change the term, or mark its letter in bold: {example}."
        rest = rest.removeprefix(own)
    if rest:
        missing = ", ".join(rest.upper())
        what = f"{spelt}; at the end there is no term for {missing}."
        return len(terms) - 1, f"{what} Add it, or change the word."
    return None


def ordinal(index: int) -> str:
    """Return words for the term at `index`, which is counted from zero: `the first`."""
    return f"the {ORDINALS[index]}" if index < len(ORDINALS) else f"term {index + 1}"
