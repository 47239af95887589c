"""Complain in an issue when the check of links has not succeeded for two weeks.

    python .github/scripts/links_watch.py

A check that never succeeded is given two weeks from the day when GitHub first saw it.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta

from github_api import GitHubError, ask
from github_issues import report, settle

WORKFLOW = "actions/workflows/links.yml"
MARK = "<!-- the issue of the check of links -->"
TITLE = "The weekly check of links is not running"
LONGEST = timedelta(weeks=2)


def main() -> int:
    """Do what the module says, and return the exit code."""
    try:
        last = last_success()
        since = last or day(ask("GET", WORKFLOW)["created_at"])
        if datetime.now(UTC) - since > LONGEST:
            report(MARK, TITLE, text(last))
        else:
            settle(MARK, "The check has run again.")
    except GitHubError as error:
        print(f"links_watch.py: {error}", file=sys.stderr)
        return 1
    return 0


def last_success() -> datetime | None:
    """Return when the check last succeeded on the branch main, or None if it never did."""
    found = ask("GET", f"{WORKFLOW}/runs?branch=main&status=success&per_page=1")
    runs = found["workflow_runs"]
    return day(runs[0]["updated_at"]) if runs else None


def day(written: str) -> datetime:
    """Return the time that GitHub writes as 2026-11-25T09:00:00Z."""
    return datetime.fromisoformat(written)


def text(last: datetime | None) -> str:
    """Return what the issue says."""
    page = f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}/{WORKFLOW}"
    when = f"It last succeeded on {last:%Y-%m-%d}." if last else "It has never succeeded."
    return (
        f"Every week the workflow *Links* should try the links to other sites. {when} GitHub "
        "switches schedules off in a repository in which nothing happens for 60 days; a run "
        f"may also have failed. On [its page]({page}) it can be switched on and started, and "
        "says what went wrong. This issue closes by itself once it has run."
    )


if __name__ == "__main__":
    sys.exit(main())
