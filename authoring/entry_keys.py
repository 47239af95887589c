"""Keys: by what an author cites a work, such as `bordin1979`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from csl_references.latex import NOCASE

if TYPE_CHECKING:
    from collections.abc import Collection

    from csl_references.csl_json import CslItem

# What Unicode does not take apart into a letter and its accent.
_LETTERS = str.maketrans(
    {"æ": "ae", "đ": "d", "ð": "d", "\u0131": "i", "ł": "l", "ø": "o", "œ": "oe", "þ": "th"}
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SMALL_WORDS = 3


def key_of(item: CslItem, taken: Collection[str]) -> str:
    """Return a key: the first author's family name and the year, in small letters.

    A group with several words goes by its initials. A work without a year has the first two
    long words of its title in its place. Where another work has that key, or the same with a
    letter, the next letter follows: the one without a letter counts as a.

    Args:
        item: as `clean_items.clean_item` returns it, with an author or an editor.
        taken: the keys that there are, in small letters.
    """
    names = item.get("author") or item.get("editor") or [{}]
    # A key begins with a letter.
    name = _name(names[0]).lstrip("0123456789") or "work"
    stem = name + (_year(item) or _title(item))
    if stem not in taken and f"{stem}a" not in taken:
        return stem
    number = 1
    while f"{stem}{_letter(number)}" in taken:
        number += 1
    return f"{stem}{_letter(number)}"


def _letter(number: int) -> str:
    """Return a, b … y, za, zb …, which a sorted list has in this order."""
    rounds, letter = divmod(number, len(_ALPHABET) - 1)
    return "z" * rounds + _ALPHABET[letter]


def ascii_letters(text: str) -> str:
    """Return a text in small letters without accents, and nothing else of it."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return re.sub(r"[^a-z0-9]", "", plain)


def _name(name: dict[str, str]) -> str:
    if "family" in name:
        parts = ("dropping-particle", "non-dropping-particle", "family")
        return ascii_letters("".join(name.get(part, "") for part in parts))
    words = re.findall(r"[^\W_]+", re.sub(r"[\u2019']\w?\b", "", name.get("literal", "")))
    words = words[1:] if words[:1] == ["The"] and len(words) > 1 else words
    short = [word for word in words if word.isupper() and len(word) > 1]
    if len(words) < 2 or short:
        return ascii_letters((short or words or [""])[0])
    initials = "".join(word[0] for word in words if word[0].isupper())
    return ascii_letters(initials if len(initials) > 1 else "".join(words))


def _year(item: CslItem) -> str:
    parts = (item.get("issued") or {}).get("date-parts")
    return str(parts[0][0]) if parts else ""


def _title(item: CslItem) -> str:
    title = item.get("title", "").replace(NOCASE[0], "").replace(NOCASE[1], "")
    words = [ascii_letters(word) for word in title.split()]
    return "".join([word for word in words if len(word) > _SMALL_WORDS][:2]) or "nd"
