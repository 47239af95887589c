"""Propose the lock files of this folder, as they are, in the one pull request for them.

    python .github/scripts/propose_locks.py

Where they are as they were, nothing is done. A pull request that a workflow opens starts no
other workflow: so the tests are started here.
"""

from __future__ import annotations

import os
import subprocess
import sys

from github_api import GitHubError, ask

LOCKS = ("requirements*.lock", "package-lock.json")
BRANCH = "newest-locks"
TITLE = "Use the newest versions of what the site and the tests need"
TEXT = "Made with `python3 kb.py upgrade` by the workflow *Locks*, which has started the tests."
# Whom GitHub knows as its own workflows.
IDENTITY = {
    "name": "github-actions[bot]",
    "email": "41898282+github-actions[bot]@users.noreply.github.com",
}


def main() -> int:
    """Do what the module says, and return the exit code."""
    try:
        git("add", *LOCKS)
        if not git("diff", "--cached", "--name-only"):
            print("The lock files are up to date.")
            return 0
        push()
        propose()
        ask("POST", "actions/workflows/test.yml/dispatches", {"ref": BRANCH})
    except (GitHubError, subprocess.CalledProcessError) as error:
        print(f"propose_locks.py: {error}", file=sys.stderr)
        return 1
    return 0


def push() -> None:
    """Commit what was added, on a branch that takes the place of last month's."""
    who = [part for key, value in IDENTITY.items() for part in ("-c", f"user.{key}={value}")]
    git("switch", "--quiet", "--create", BRANCH)
    git(*who, "commit", "--quiet", f"--message={TITLE}")
    git("push", "--quiet", "--force", "origin", BRANCH)


def propose() -> None:
    """Open the pull request, unless one is open."""
    owner = os.environ["GITHUB_REPOSITORY"].partition("/")[0]
    if not ask("GET", f"pulls?state=open&head={owner}:{BRANCH}"):
        ask("POST", "pulls", {"title": TITLE, "head": BRANCH, "base": "main", "body": TEXT})


def git(*arguments: str) -> str:
    """Run Git, and return what it prints."""
    command = ["git", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(main())
