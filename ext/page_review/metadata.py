"""The metadata at the top of a page that tells of its review, and where it stands there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment

REVIEWED, DUE, REVIEWER = "reviewed", "review-by", "reviewer"
KEYS = (REVIEWED, DUE, REVIEWER)


class Place(NamedTuple):
    """Where a key stands in the source of a page."""

    line: int
    text: str
    """What is written after it in front matter; '' in any other source."""


def value_of(metadata: Mapping[str, Any], key: str) -> str:
    """Return a page's text for `key`; '' where there is none.

    The values arrive as text: MyST turns YAML's dates and numbers into it, what is neither
    into JSON, and so an empty value into 'null'.
    """
    text = " ".join(str(metadata.get(key, "")).split())
    return "" if text == "null" else text


def reviewers(metadata: Mapping[str, Any]) -> list[str]:
    """Return the names of the reviewers: one, or those of a YAML list."""
    text = value_of(metadata, REVIEWER)
    if text.startswith("["):
        try:
            return [str(name) for name in json.loads(text)]
        except ValueError:
            pass
    return [text] if text else []


def places(env: BuildEnvironment, docname: str) -> dict[str, Place]:
    """Return where a page's source has the keys, by key.

    Front matter is searched to its end, any other source (reStructuredText) for the first
    field of the name. What is written in another way, such as in a notebook, is not found.
    """
    path = env.doc2path(docname)
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    front_matter = bool(lines) and lines[0].rstrip() == "---"
    key = r"[\"']?([\w-]+)[\"']?\s*:(?=\s|$)" if front_matter else r":([\w-]+):(?=\s|$)"
    found: dict[str, Place] = {}
    for number, line in enumerate(lines, 1):
        if front_matter and number > 1 and line.rstrip() in {"---", "..."}:
            break
        if (match := re.match(key, line)) and match[1] in KEYS:
            text = line[match.end() :].strip() if front_matter else ""
            found.setdefault(match[1], Place(number, text))
    return found


def line_of(env: BuildEnvironment, docname: str, *keys: str) -> int:
    """Return the line of the first of `keys` that is found in a page's source, else 1."""
    found = places(env, docname)
    return next((found[key].line for key in keys if key in found), 1)
