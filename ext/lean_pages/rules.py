"""Style sheets without the rules that nothing on a page can meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING = r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\''
_QUOTED = re.compile(_STRING)
_COMMENT = re.compile(rf"({_STRING})|/\*(?!!).*?\*/", re.DOTALL)
_TOKEN = re.compile(rf"{_STRING}|/\*.*?\*/|[{{}};]", re.DOTALL)
_LICENCE = re.compile(r"\s*(?:/\*!.*?\*/\s*)+", re.DOTALL)
_NESTING = re.compile(r"\s*@(?:media|supports|layer|container)\b")
_COMMA = re.compile(rf"{_STRING}|\([^()]*(?:\([^()]*\)[^()]*)*\)|(,)")
# What stands in :not(), :is() and :where() need not be there for the rule to hold.
_FUNCTION = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_VALUE = rf"(?:{_STRING}|\((?:{_STRING}|[^()\"'])*\)|[^;{{}}\"'(])*+"
_PROPERTY = re.compile(rf"(?<=[{{;])\s*(--[\w-]+)\s*:{_VALUE}(?:;|(?=\}}))")
_KEYFRAMES = re.compile(r"@keyframes\s+([\w-]+)\s*\{(?:[^{}]*\{[^{}]*\})*\s*\}")
_USE = re.compile(r"var\(\s*(--[\w-]+)")


def without_comments(css: str) -> str:
    """Return a style sheet without its comments, save those that tell a licence (`/*!`)."""
    return _COMMENT.sub(lambda found: found[1] or "", css)


def without_unused(css: str, unused: re.Pattern[str]) -> str:
    """Return a style sheet without the selectors that need a class which `unused` matches.

    A rule goes when none of its selectors is left, and a block of rules, such as `@media`,
    when none of its rules is.
    """
    return "".join(_kept(rule, unused) for rule in _rules(css))


def without_unused_properties(css: str) -> str:
    """Return a style sheet without custom properties and keyframes that it does not ask for.

    What only such a property asked for goes, too.
    """
    rest = _KEYFRAMES.sub("", css)
    css = _KEYFRAMES.sub(lambda found: found[0] if found[1] in rest else "", css)
    while True:
        used = set(_USE.findall(css))
        less = _PROPERTY.sub(lambda found, used=used: found[0] if found[1] in used else "", css)  # type: ignore[misc]
        if less == css:
            return css
        css = less


def classes(css: str) -> set[str]:
    """Return the names of the classes that the selectors of a style sheet need."""
    found: set[str] = set()
    for rule in _rules(css):
        head, _, body = _LICENCE.sub("", rule, count=1).partition("{")
        if _NESTING.match(head):
            found |= classes(body.rstrip()[:-1])
        elif not head.lstrip().startswith("@"):
            found.update(_needed(head))
    return found


def _rules(css: str) -> Iterator[str]:
    """Yield the rules and blocks of a style sheet, each whole."""
    depth = start = 0
    for token in _TOKEN.finditer(css):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth == 0 and token[0] in ("}", ";"):
            yield css[start : token.end()]
            start = token.end()
    if rest := css[start:].strip():
        yield rest


def _kept(rule: str, unused: re.Pattern[str]) -> str:
    licence = found[0] if (found := _LICENCE.match(rule)) else ""
    head, brace, body = rule[len(licence) :].partition("{")
    if _NESTING.match(head):
        inner = without_unused(body.rstrip()[:-1], unused)
        return f"{licence}{head}{{{inner}}}" if inner.strip() else licence
    if head.lstrip().startswith("@"):
        return rule
    left = [selector for selector in _selectors(head) if not _needs(selector, unused)]
    return f"{licence}{','.join(left)}{brace}{body}" if left else licence


def _selectors(head: str) -> Iterator[str]:
    """Yield the selectors of a list; a comma within brackets or quotes parts none."""
    start = 0
    for found in _COMMA.finditer(head):
        if found[1]:
            yield head[start : found.start()]
            start = found.end()
    yield head[start:]


def _needs(selector: str, unused: re.Pattern[str]) -> bool:
    return any(map(unused.fullmatch, _needed(selector)))


def _needed(selector: str) -> list[str]:
    """Return the classes that an element, or one around it, has to have."""
    return _CLASS.findall(_FUNCTION.sub("", _QUOTED.sub("", selector)))
