"""Titles: which of their words keep their capitals.

The bibliography has titles in sentence case, and braces around what a citation style is not to
put into small letters. No program knows which words are names. So every capital is kept, and
the author is told which words to look at.
"""

from __future__ import annotations

import re

from csl_references.latex import NOCASE

_WORD = re.compile(r"[^\W_]+(?:[.\u2019&/-][^\W_]+)*")
_POSSESSIVE = re.compile(r"\u2019s$")
_SENTENCE_ENDS = re.compile(r"[:.?!][\u201d\u2019)]*\s+[\u201c\u2018(\u00bf\u00a1]*$")
_AFTER_COLON = re.compile(r":\s+[\u201c\u2018(]*$")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?=\s)")
_QUOTED = re.compile(r"(?<![^\s(\u2014\u2013-])\"([^\"]+)\"")


def typographic(text: str) -> str:
    """Return a text with the hyphens, apostrophes and quotation marks of the bibliography."""
    text = re.sub("[\u2010\u2011]", "-", text)
    return _QUOTED.sub("\u201c\\1\u201d", _BETWEEN_LETTERS.sub("\u2019", text))


def protected(title: str) -> str:
    """Return a title in which words with capitals are marked as CSL marks them.

    The first word, and the first after a colon, get a capital where they have none. That of
    the first word needs no mark.
    """
    words: list[str] = []
    end = 0
    for found in _WORD.finditer(title):
        words.append(title[end : found.start()])
        words.append(_word(found[0], before=title[: found.start()]))
        end = found.end()
    return "".join([*words, title[end:]])


def _word(word: str, before: str) -> str:
    begins = not re.search(r"\w", before) or _AFTER_COLON.search(before)
    if begins and word.islower():
        word = word[0].upper() + word[1:]
    whole = _POSSESSIVE.sub("", word)
    # The first word has its capital from every style; a second one it would lose, and with a
    # quotation mark before it even the first.
    seen = whole if before else whole[1:]
    if not any(letter.isupper() for letter in seen):
        return word
    return f"{NOCASE[0]}{whole}{NOCASE[1]}{word[len(whole) :]}"


def capitals(title: str) -> list[str]:
    """Return the words of a marked title whose capitals nothing but a name explains.

    Args:
        title: as `protected` returns it.
    """
    found = []
    for word in re.finditer(f"{NOCASE[0]}(.*?){NOCASE[1]}", title):
        before = title[: word.start()].replace(NOCASE[0], "").replace(NOCASE[1], "")
        begins = _SENTENCE_ENDS.search(before) or not re.search(r"\w", before)
        if not begins or word[1][1:] != word[1][1:].lower():
            found.append(word[1])
    return found
