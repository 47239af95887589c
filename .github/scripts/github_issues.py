"""One issue for one trouble: opened, kept up to date, and closed."""

from __future__ import annotations

from typing import Any

from github_api import ask

AUTHOR = "github-actions%5Bbot%5D"
"""Who opens the issues, as an address has it."""


def open_issue(mark: str) -> dict[str, Any] | None:
    """Return the open issue whose text ends with `mark`, or None.

    A title can be reworded by anybody; the mark is a comment of HTML, which nobody sees.
    """
    path = f"issues?state=open&creator={AUTHOR}&per_page=100"
    issues: list[dict[str, Any]] = ask("GET", path)
    ours = (issue for issue in issues if (issue["body"] or "").rstrip().endswith(mark))
    return next(ours, None)


def report(mark: str, title: str, text: str) -> None:
    """Have exactly one open issue that ends with `mark`, and says `text`."""
    body = f"{text}\n\n{mark}\n"
    issue = open_issue(mark)
    if issue is None:
        ask("POST", "issues", {"title": title, "body": body})
    elif issue["body"] != body:
        ask("PATCH", f"issues/{issue['number']}", {"body": body})


def settle(mark: str, text: str) -> None:
    """Close the issue with `mark`, if there is one, and say why."""
    issue = open_issue(mark)
    if issue is not None:
        ask("POST", f"issues/{issue['number']}/comments", {"body": text})
        ask("PATCH", f"issues/{issue['number']}", {"state": "closed"})
