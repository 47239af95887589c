"""Marks for fonts inside citeproc-py's strings, and the rich text that they stand for.

citeproc-py builds strings, and asks a formatter for their fonts. Its own HTML formatter
does not escape what comes from the bibliography; here a mark is a character of Unicode's
private use area, which `latex.plain_text` takes out of every field, so that no text of an
author's can be taken for one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pybtex.richtext import BaseText, HRef, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Callable

ITALIC, BOLD, SUPERSCRIPT, SUBSCRIPT, LINK, END = "\ue010\ue011\ue012\ue013\ue014\ue01f"
TAGS = {ITALIC: "em", BOLD: "strong", SUPERSCRIPT: "sup", SUBSCRIPT: "sub"}

_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_MARK = re.compile(f"([{ITALIC}-{END}])")
_DOUBLED_STOP = re.compile(rf"([?!][{END}\u2019\u201d]*|\.[{END}]+)\.")
_DOI_SERVER = "https://doi.org/"


def _marking(mark: str) -> Callable[[object], str]:
    return lambda text: f"{mark}{text}{END}"


class Formatter:
    """What citeproc-py asks for: a function for plain text, and one for each font."""

    preformat = Light = Underline = SmallCaps = staticmethod(str)
    Italic = Oblique = staticmethod(_marking(ITALIC))
    Bold = staticmethod(_marking(BOLD))
    Superscript = staticmethod(_marking(SUPERSCRIPT))
    Subscript = staticmethod(_marking(SUBSCRIPT))


def without_marks(value: Any) -> Any:  # noqa: ANN401 (CSL-JSON's values have many types)
    """Return a CSL-JSON value with its texts in one line, without what could be a mark."""
    if isinstance(value, str):
        return _BLANKS.sub(" ", _PRIVATE_USE.sub("", value)).strip()
    if isinstance(value, dict):
        return {name: without_marks(part) for name, part in value.items()}
    return [without_marks(part) for part in value] if isinstance(value, list) else value


def tidy(marked: str) -> str:
    """Drop a full stop after a question mark, an exclamation mark or another full stop."""
    return _DOUBLED_STOP.sub(r"\1", marked)


def with_links(marked: str, doi: str = "", url: str = "") -> str:
    """Mark the DOI (bare or as an address) and the URL as links, where they stand."""
    targets = [rf"(?:{re.escape(_DOI_SERVER)})?{re.escape(doi)}"] if doi else []
    if url.startswith(("http://", "https://")):
        targets.append(re.escape(url))
    if not targets:
        return marked
    return re.sub("|".join(targets), lambda found: f"{LINK}{found[0]}{END}", marked)


def rich_text(marked: str) -> Text:
    """Return the rich text of a marked string."""
    parts: list[list[Any]] = [[]]
    marks: list[str] = []
    for piece in _MARK.split(marked):
        if piece == END:
            inner = parts.pop()
            parts[-1].append(_font_or_link(marks.pop(), inner))
        elif _MARK.fullmatch(piece):
            marks.append(piece)
            parts.append([])
        elif piece:
            parts[-1].append(piece)
    return Text(*parts[0])


def _font_or_link(mark: str, parts: list[Any]) -> BaseText:
    if mark != LINK:
        return Tag(TAGS[mark], *parts)
    address = str(Text(*parts))
    if not address.startswith(("http://", "https://")):
        address = _DOI_SERVER + address
    return HRef(quote(address, safe=":/?#[]@!$&'()*+,;=%~"), *parts)
