"""As much of GitHub's API, on this machine, as the scripts of the workflows use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bench.loopback import server

SCRIPTS = Path(__file__).parents[2] / ".github/scripts"
REPOSITORY = "somebody/a-repository"
BOT = "github-actions[bot]"


class GitHub:
    """A repository's issues, its pull requests, and the runs of its check of links."""

    def __init__(self) -> None:
        self.issues: list[dict[str, Any]] = []
        self.comments: list[str] = []
        self.changes = 0
        self.runs: list[dict[str, str]] = []
        self.created = "2020-01-01T00:00:00Z"
        self.pulls: list[dict[str, str]] = []
        self.started: list[str] = []
        self.refuses = False

    def add(self, body: str | None, author: str = BOT, state: str = "open") -> dict[str, Any]:
        issue = {"title": "An issue", "body": body, "author": author, "state": state}
        self.issues.append({**issue, "number": len(self.issues) + 1})
        return self.issues[-1]

    def open(self) -> list[dict[str, Any]]:
        return [issue for issue in self.issues if issue["state"] == "open"]

    def answer(self, method: str, path: str, sent: dict[str, str]) -> Any:
        """Return what GitHub answers; a KeyError is a path that it does not know."""
        start, address = f"/repos/{REPOSITORY}/", urlsplit(path)
        if not address.path.startswith(start):
            raise KeyError(path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        kind, *rest = address.path.removeprefix(start).split("/")
        of_kind = {"issues": self.of_issues, "pulls": self.of_pulls, "actions": self.of_actions}
        return of_kind[kind](method, rest, query, sent)

    def of_issues(self, method, rest, query, sent):
        match method, rest:
            case "GET", []:
                wanted = (query["creator"], query["state"])
                return [i for i in self.issues if (i["author"], i["state"]) == wanted]
            case "POST", []:
                return {**self.add(sent["body"]), **sent}
            case "PATCH", [number]:
                self.changes += 1
                return self.issues[int(number) - 1].update(sent)
            case "POST", [_number, "comments"]:
                return self.comments.append(sent["body"])
        raise KeyError(rest)

    def of_pulls(self, method, _rest, query, sent):
        if method == "POST":
            return self.pulls.append(sent)
        wanted = (query["head"], query["state"])
        return [p for p in self.pulls if (f"somebody:{p['head']}", "open") == wanted]

    def of_actions(self, _method, rest, query, sent):
        match rest:
            case ["workflows", "links.yml"]:
                return {"created_at": self.created}
            case ["workflows", "links.yml", "runs"]:
                assert query == {"branch": "main", "status": "success", "per_page": "1"}
                return {"workflow_runs": self.runs[:1]}
            case ["workflows", workflow, "dispatches"]:
                return self.started.append(f"{workflow} {sent['ref']}")
        raise KeyError(rest)

    @contextmanager
    def serve(self):
        """Answer at an address, which is yielded."""
        github = self

        class Handler(BaseHTTPRequestHandler):
            def respond(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                sent = json.loads(self.rfile.read(length) or b"{}")
                refused = github.refuses or self.headers["Authorization"] != "Bearer a-token"
                answer = None if refused else github.answer(self.command, self.path, sent)
                body = b"" if answer is None else json.dumps(answer).encode()
                self.send_response(403 if refused else 200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PATCH = respond  # noqa: N815

            def log_message(self, *_details: object) -> None:
                """Say nothing."""

        with server(Handler) as address:
            yield address

    def run(
        self, script: str, *arguments: str, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a script as a workflow runs it, against this repository."""
        with self.serve() as address:
            return subprocess.run(
                [sys.executable, str(SCRIPTS / script), *arguments],
                cwd=cwd,
                capture_output=True,
                encoding="utf-8",
                check=False,
                env={
                    **os.environ,
                    "GITHUB_API_URL": address,
                    "GITHUB_SERVER_URL": "https://github.com",
                    "GITHUB_REPOSITORY": REPOSITORY,
                    "GITHUB_TOKEN": "a-token",
                },
            )
