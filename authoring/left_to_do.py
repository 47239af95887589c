"""Why a reference is not taken, and what its author has yet to do where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from authoring.entries import kind_of
from authoring.titles import capitals

if TYPE_CHECKING:
    from authoring.bibliography import Bibliography
    from csl_references.csl_json import CslItem

WANTED = {
    "article": {"container-title": ("the journal", "journal")},
    "book": {"publisher": ("the publisher", "publisher")},
    "incollection": {
        "container-title": ("the title of the book that it is in", "booktitle"),
        "editor": ("the editor of the book that it is in", "editor"),
        "publisher": ("the publisher", "publisher"),
    },
    "misc": {},
    "online": {"URL": ("the web address", "url")},
    "techreport": {"publisher": ("the organisation that published it", "institution")},
}
"""What each kind of work has besides author, title and year: in words, and as a field."""

EDITED = {"book"}
"""Kinds of works that may have an editor in place of an author."""

UNDATED = {"online", "techreport"}
"""Kinds of works that may have a web address in place of a year."""


class Remark(NamedTuple):
    """What is said about a reference, and the key of another work that it ends with."""

    text: str
    key: str = ""

    def with_line(self, name: str, lines: dict[str, int]) -> str:
        """Return what is said, with the file and the line of the other work."""
        return f"{self.text} {self.key} ({name}:{lines[self.key]})" if self.key else self.text


def refusal(item: CslItem, bibliography: Bibliography) -> Remark | None:
    """Return why a reference is not taken, if it is not.

    Args:
        item: as `clean_items.clean_item` returns it.
        bibliography: what there is already.
    """
    kind = kind_of(item)
    if "title" not in item:
        return Remark("no title is given: add it where you exported the reference")
    if not item.get("author") and not (kind in EDITED and item.get("editor")):
        why = "no author is given: add who wrote it, or which organisation answers for it"
        return Remark(why)
    if not _has_year(item) and not (kind in UNDATED and item.get("URL")):
        return Remark("no year is given: add it where you exported the reference")
    if twin := bibliography.twin(item):
        key, shared = twin
        return Remark(f"it has the same {shared} as", key)
    return None


def left_to_do(item: CslItem, bibliography: Bibliography, remarks: list[str]) -> list[Remark]:
    """Return what the author has yet to do about a reference that is taken, a line each.

    Args:
        item: as `clean_items.clean_item` returns it.
        bibliography: what there was before it.
        remarks: what was noted when it was read.
    """
    wanted = WANTED[kind_of(item)]
    left = [
        Remark(f"add {words}: {field} = {{…}}")
        for variable, (words, field) in wanted.items()
        if variable not in item
    ]
    left += [Remark(text) for text in remarks]
    if words := [*capitals(item["title"]), *capitals(item.get("container-title", ""))]:
        words_to_see = ", ".join(words)
        left.append(
            Remark(
                f"look at the capitals of the title: {words_to_see}. Where a word is no name, "
                "take its braces away and write it small"
            )
        )
    for key, shared in bibliography.alike(item):
        left.append(
            Remark(f"see whether it is the same work, since it has the same {shared} as", key)
        )
    return left


def left_with_all(*, verified: bool) -> list[str]:
    """Return what the author has yet to do about every reference.

    Args:
        verified: whether the author has seen the details.
    """
    left = ["Left to do: cite it on a page, since every work of the bibliography is cited."]
    if not verified:
        left.append(
            "Compare it with the work or its publisher's record; then take its addendum away, "
            "and write verification = {verified}."
        )
    return left


def _has_year(item: CslItem) -> bool:
    return "issued" in item
