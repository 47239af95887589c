"""The list of pages in a folder's `index.md`, from which the menu is made."""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCE = re.compile(r"^(`{3,}|:{3,})\{toctree\}\s*$")


class WithPage(NamedTuple):
    """The text of an index that lists a page, and the line that does."""

    text: str
    line: int


def with_page(text: str, name: str) -> WithPage | None:
    """Return the text of an index with a page at the end of its first `toctree`.

    No other line changes; where the page is listed already none does.

    Args:
        text: the text of `index.md`.
        name: the page's file without `.md`.

    Returns:
        None where the text has no `toctree`.
    """
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if _FENCE.match(line)), None)
    if start is None:
        return None
    fence = _FENCE.match(lines[start])[1]  # type: ignore[index]
    last, is_empty = start, True
    for number in range(start + 1, len(lines)):
        entry = lines[number].strip()
        if entry.startswith(fence):
            break
        if re.fullmatch(rf"(?:.*<)?{re.escape(name)}(?:\.md)?>?", entry):
            return WithPage(text, number + 1)
        if entry:
            last, is_empty = number, entry.startswith(":")
    line_break = "\r\n" if lines[start].endswith("\r\n") else "\n"
    blank = line_break if is_empty and last > start else ""
    lines.insert(last + 1, f"{blank}{name}{line_break}")
    return WithPage("".join(lines), last + 2 + bool(blank))
