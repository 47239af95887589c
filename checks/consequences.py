"""Leaves out what Sphinx says of a mistake that a rule has found already."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checks import page_rules, prose
from checks.bibliography import UNCITED
from checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.house import House
    from checks.sphinx_build import Warned

# What follows where the lines at the top, or the labels, are not what was meant.
OF_FRONT_MATTER = {"page_review.missing", "page_review.date"}
OF_LABELS = {"section_links.lost", "section_links.new", "ref.duplicate"}


COMMAND = re.compile(r"run '[^']+'")
MEANT = re.compile(r"did you mean '(.+)'\?$")


def misspelt(warnings: list[Warned]) -> Iterator[str]:
    """Yield the keys of works that a page cites by a name that is nearly theirs."""
    for warning in warnings:
        match = MEANT.search(warning.finding.message)
        if warning.tag == "bibtex.key_not_found" and match:
            yield match[1]


def is_uncited(finding: Finding, keys: set[str]) -> bool:
    """Say whether a finding is that one of `keys` is not cited."""
    key, _colon, message = finding.message.partition(": ")
    return key in keys and message.startswith(UNCITED)


def by_page(warnings: Iterable[Warned]) -> Iterator[Finding]:
    """Yield the findings of warnings; of a page's sections without address, one."""
    new: dict[str, list[Finding]] = defaultdict(list)
    for warning in warnings:
        if warning.tag == "section_links.new":
            new[warning.finding.file].append(warning.finding)
        else:
            yield warning.finding
    for file, found in new.items():
        command = COMMAND.search(found[0].message)
        if len(found) == 1 or command is None:
            yield from found
            continue
        yield Finding(
            file, min(item.line for item in found), f"{len(found)} sections have no permanent "
            f"address yet: {command[0]}",
        )  # fmt: skip


def said_once(warnings: list[Warned], house: House) -> Iterator[Warned]:
    """Yield the warnings of Sphinx that do not follow from what a rule finds in the house."""
    pages = house.pages
    is_listed = any(page.named("bibliography") for page in pages)
    tags = {warning.tag for warning in warnings}
    without_front = {p.name for p in pages if p.unreadable or not p.has_front_matter}
    repeated = {(found.file, found.line) for found in page_rules.repeated_labels(pages)}
    # Sphinx names the line of the label, or that of its heading.
    repeated |= {(file, line + 1) for file, line in repeated}
    are_labels_sure = not repeated and not any(
        [*prose.markup(page), *page_rules.labels(page)] or not page.headings for page in pages
    )
    for warning in warnings:
        follows = (
            (warning.tag in OF_FRONT_MATTER and warning.finding.file in without_front)
            or (warning.tag in OF_LABELS and not are_labels_sure)
            or warning.finding[:2] in repeated
            # Sphinx knows no work that is on no list.
            or (warning.tag == "bibtex.key_not_found" and not is_listed)
            # A page whose name is misspelt in the menu is in none.
            or (warning.tag == "toc.not_included" and "toc.not_readable" in tags)
        )
        if not follows:
            yield warning
