"""What stands inline in HTML: scripts, styles, and what attributes bring.

A few regular expressions, not a parser: they see the tags of a page as the HTML standard
delimits them (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), and what is
not touched stays as it was, byte for byte, which hashes depend on.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATTRIBUTES = r"""(?P<{}>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)"""
_PART = re.compile(
    # What is within these is text to a browser, not tags.
    r"<!--.*?-->|<(?P<raw>script|style|textarea|title)\b"
    + _ATTRIBUTES.format("raw_attributes")
    + r">(?P<text>.*?)(?:</(?P=raw)\s*>|\Z)|<(?P<tag>[a-z][^\s/>]*)"
    + _ATTRIBUTES.format("attributes")
    + ">",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s"'>/=]+)(?:\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+)))?"""
)
_STYLED = re.compile(r"style\s*=")
_SCRIPT_TYPE = re.compile(
    r"|module|importmap|speculationrules|(text|application)/(x-)?(java|ecma)script", re.I
)
"""The types that a policy is asked about; any other makes a block of data, which never runs."""

_UNSAFE_IN_STYLE = re.compile(r"[<{}@\\]|/\*")


class Inline(NamedTuple):
    """What stands inline."""

    kind: str
    """`script` or `style` for an element, else the name of the attribute."""

    text: str

    @property
    def source(self) -> str:
        """The hash by which a policy allows an element: https://www.w3.org/TR/CSP3/#match-element-to-source-list"""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"


def inline_elements(page: str) -> Iterator[Inline]:
    """Yield the scripts and styles that stand inline."""
    for part in _PART.finditer(page):
        kind = (part["raw"] or "").lower()
        if kind not in {"script", "style"}:
            continue
        attributes = _read(part["raw_attributes"])
        if kind == "style" or (
            kind == "script"
            and "src" not in attributes
            and _SCRIPT_TYPE.fullmatch(attributes.get("type", "").strip())
        ):
            yield Inline(kind, part["text"].replace("\r\n", "\n"))


def inline_handlers(page: str) -> Iterator[Inline]:
    """Yield the attributes that are scripts: handlers of events, and `javascript:` links."""
    for part in _PART.finditer(page):
        attributes = _read(part["attributes"] or part["raw_attributes"] or "")
        for name, value in attributes.items():
            if name.startswith("on") or re.match(r"\s*javascript:", value, re.IGNORECASE):
                yield Inline(name, value)


def style_attributes_as_classes(page: str) -> tuple[str, str]:
    """Return the page with classes in place of its style attributes, and their style sheet.

    The rules win over those of style sheets, unless these are `!important`, and yield to a
    script that sets `element.style`: as style attributes do. An attribute whose text could not
    stand in a style sheet stays where it is.
    """
    rules: dict[str, str] = {}

    def rewrite(part: re.Match[str]) -> str:
        name = "attributes" if part["tag"] else "raw_attributes"
        attributes = part[name]
        if not attributes or not _may_be_styled(attributes):
            return part[0]
        style = _read(attributes).get("style", "").strip().rstrip(";")
        if not style or _UNSAFE_IN_STYLE.search(style):
            return part[0]
        label = f"style-{hashlib.sha256(style.encode()).hexdigest()[:8]}"
        rules[label] = style
        start, end = (place - part.start() for place in part.span(name))
        return part[0][:start] + _with_class(attributes, label) + part[0][end:]

    if _may_be_styled(page):
        page = _PART.sub(rewrite, page)
    # The selectors of ids, of elements that are not there, outweigh what a style sheet has.
    return page, "".join(f".{name}:not(#_):not(#_){{{rules[name]}}}" for name in sorted(rules))


def _may_be_styled(markup: str) -> bool:
    """Say whether markup may have a style attribute; most has none, and is not read further."""
    return _STYLED.search(markup.lower()) is not None


def _read(attributes: str) -> dict[str, str]:
    """Return attributes by their names; the first of a name counts."""
    values: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        value = match["a"] or match["b"] or match["c"] or ""
        values.setdefault(match["name"].lower(), html.unescape(value))
    return values


def _with_class(attributes: str, label: str) -> str:
    """Return attributes without a style and with the class `label` beside any others."""
    classes = " ".join([_read(attributes).get("class", ""), label]).strip()

    def rewrite(match: re.Match[str]) -> str:
        return "" if match["name"].lower() in {"class", "style"} else match[0]

    rest = _ATTRIBUTE.sub(rewrite, attributes)
    return f' class="{html.escape(classes)}"{rest}'
