"""Asks GitHub's REST API about the repository that a workflow runs for.

GitHub Actions says in the environment where the API is and which repository it is about
(https://docs.github.com/en/actions/reference/workflows-and-actions/variables). The standard
library alone is used.
"""

from __future__ import annotations

import json
import os
import urllib.request
from typing import Any

PATIENCE = 30
"""Seconds that GitHub may take to answer."""


class GitHubError(Exception):
    """GitHub refused, or did not answer. The message says it in one line."""


def ask(method: str, path: str, body: dict[str, str] | None = None) -> Any:  # noqa: ANN401 (JSON)
    """Return what GitHub answers, or None where it has nothing to say.

    Args:
        method: The method of HTTP.
        path: What follows the repository's address, such as `issues?state=open`.
        body: What to send.

    Raises:
        GitHubError: It refused, or did not answer.
    """
    api, repository = os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"]
    request = urllib.request.Request(  # noqa: S310 (Actions says where the API is)
        f"{api}/repos/{repository}/{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "X-GitHub-Api-Version": "2022-11-28",
        },
        method=method,
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            text = answer.read()
            return json.loads(text) if text else None
    except (OSError, ValueError) as error:
        raise GitHubError(f"{method} {path}: {error}") from error
