"""Reads the lines between `---` at the top of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from checks.page import Page


class FrontMatter(yaml.SafeLoader):
    """Reads days as text: one that the calendar does not have is no mistake of form."""


FrontMatter.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_front_matter(page: Page, text: str, line: int) -> None:
    """Add the lines between `---`, the first of which is `line`, to `page`."""
    for number, row in enumerate(text.splitlines(), line + 1):
        if match := re.match(r"\s*([\w-]+):", row):
            page.keys.setdefault(match[1], number)
    try:
        found = yaml.load(text, FrontMatter) or {}  # noqa: S506 (a kind of safe loader)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        rows = text.splitlines()
        # What is missing at the end is missed after the last line.
        number = min(mark.line if mark else 0, len(rows) - 1)
        page.unreadable = line + 1 + number
        # Of a tab, the rule for the form of files speaks.
        page.has_tab = "\t" in rows[number]
        return
    if isinstance(found, dict):
        page.front_matter = found
    else:
        page.unreadable = line + 1
