"""Names of people and of groups, as the bibliography has them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from authoring.titles import typographic

Name = dict[str, str]

PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
UNSURE = "unsure"
"""What a name has that may be a group's or a person's."""

_OTHERS = {"others", "et al", "et al."}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f{}\\\u200b-\u200f\u2028-\u202e\ue000-\uf8ff\ufffd]")


def clean_names(raw: list[Any], role: str, remarks: list[str]) -> list[Name]:
    """Return names without what is no name, and remark on what may be wrong with them.

    Args:
        raw: CSL names.
        role: 'author', 'editor' or 'translator'.
        remarks: what the author is told; it is added to.
    """
    names = []
    for agent in raw:
        name = {part: _clean(agent.get(part, "")) for part in (*PARTS, "literal")}
        name = {part: text for part, text in name.items() if text}
        if name.get("literal", "").lower() in _OTHERS:
            remarks.append(f"the file has not every {role}: add the others")
        elif "literal" in name or "family" in name:
            names.append(_person(name, role, remarks))
        if UNSURE in agent and "literal" in name:
            remarks.append(
                f"{role} '{name['literal']}' was taken for an organisation: if it is a person, "
                "write 'Family, Given' without the braces"
            )
    return names


def _clean(text: Any) -> str:  # noqa: ANN401 (an export may have anything)
    text = _UNSEEN.sub("", unescape(" ".join(str(text).split())))
    return typographic(re.sub(r"</?\w[^<>]*>", "", text)).strip(" ,;")


def _person(name: Name, role: str, remarks: list[str]) -> Name:
    """Return a person with initials that have full stops, or a group."""
    if "literal" in name:
        return {"literal": name["literal"]}
    if len(name["family"]) > 2 and name["family"].isupper():
        remarks.append(f"{role} '{name['family']}' is in capitals: write it as the work does")
    if "given" in name:
        name["given"] = _initials(name["given"])
    return name


def _initials(given: str) -> str:
    """Return 'Edward S', 'E.S.' and 'ES' as 'Edward S.' and 'E. S.'."""
    words = []
    for word in re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_])", " ", given).split():
        if word.isupper() and word.isalpha() and len(word) <= 3:
            words += [f"{letter}." for letter in word]
        else:
            words.append(word)
    return " ".join(words)
