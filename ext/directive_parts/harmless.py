"""Tells markup and addresses that can do nothing from those that could run a script."""

from __future__ import annotations

import re

_WITHOUT_END = frozenset({"br", "hr", "wbr"})

_DRAWING = frozenset(
    {"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg"}
)
"""Elements of an icon; as in XML, a slash closes them."""

_TEXT = frozenset(
    {
        *("abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "div", "em", "i", "ins"),
        *("kbd", "li", "mark", "ol", "p", "q", "rp", "rt", "ruby", "s", "samp", "small"),
        *("span", "strong", "sub", "sup", "u", "ul", "var"),
    }
)
"""Elements that only show what they hold."""

_ATTRIBUTES = (
    "aria-[a-z]+|class|cx|cy|d|dir|fill|fill-rule|height|lang|points|r|role|rx|ry|stroke|"
    "title|version|viewbox|width|x|x1|x2|xmlns|y|y1|y2"
)

_PIECE = re.compile(
    rf"""
    [^<]+
    | <!--(?!-?>)(?:(?!--)[\s\S])*-->
    | </(?P<end>[a-z0-9]+)\s*>
    | <(?P<start>[a-z0-9]+)(?:\s+(?:{_ATTRIBUTES})="[^"<>]*")*\s*(?P<slash>/)?>
    """,
    re.IGNORECASE | re.VERBOSE,
)

_SCHEMES_THAT_RUN = ("data:", "javascript:", "vbscript:")


def is_plain_html(html: str) -> bool:
    """Tell whether `html` is text, comments and tags that cannot do anything.

    What is not known is not plain: an element, an attribute, or a way of writing them that
    browsers may read otherwise.
    """
    position = 0
    while position < len(html):
        piece = _PIECE.match(html, position)
        if piece is None:
            return False
        name = (piece["start"] or piece["end"] or "br").lower()
        if name not in _WITHOUT_END | _DRAWING | _TEXT:
            return False
        position = piece.end()
    return True


def is_closed_html(html: str) -> bool:
    """Tell whether all elements of `html`, which is plain, end, and in the right order."""
    unclosed: list[str] = []
    for piece in _PIECE.finditer(html):
        start, end = (piece["start"] or "").lower(), (piece["end"] or "").lower()
        is_whole = start in _WITHOUT_END or (start in _DRAWING and piece["slash"])
        if start and not is_whole:
            unclosed.append(start)
        if end and (not unclosed or unclosed.pop() != end):
            return False
    return not unclosed


def leads_to_script(address: str) -> bool:
    """Tell whether a browser would run `address` instead of going there.

    Browsers pass over white space and control characters in the name of a scheme.
    """
    bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", address)
    return bare.casefold().startswith(_SCHEMES_THAT_RUN)
