"""Prints findings: for people, and on GitHub as annotations of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.finding import Finding


def lines(findings: Iterable[Finding], *, github: bool) -> list[str]:
    """Return a line for each finding."""
    return [annotation(found) if github else str(found) for found in findings]


def annotation(finding: Finding) -> str:
    """Return what GitHub Actions shows at the line of a file.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions: `%` and
    ends of lines are escaped, and in properties `:` and `,` too.
    """
    file = escaped(finding.file).replace(":", "%3A").replace(",", "%2C")
    message = escaped(finding.message)
    return f"::{finding.level} file={file},line={finding.line}::{message}"


def escaped(text: str) -> str:
    """Return a text as GitHub's commands hold it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def summary(findings: list[Finding], looked_at: str, *, is_read: bool = False) -> str:
    """Return the last line: how many mistakes there are, or what was looked at.

    What there is to know that is no mistake is hinted at, unless it `is_read` already.
    """
    mistakes = sum(finding.level == ERROR for finding in findings)
    if mistakes:
        return f"{counted(mistakes, 'mistake')} found."
    hint = " (How they read: --reading.)" if findings and not is_read else ""
    return f"Nothing found in {looked_at}.{hint}"


def counted(number: int, thing: str) -> str:
    """Return `1 page`, `2 pages`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
