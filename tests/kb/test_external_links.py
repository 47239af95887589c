from __future__ import annotations

import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

from bench.loopback import server
from fake_github import GitHub

import kb


class Handler(BaseHTTPRequestHandler):
    """A site that has one page, `/live`."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/live" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_details: object) -> None:
        """Say nothing: a test reads what linkcheck says."""


@pytest.fixture
def address():
    with server(Handler) as address:
        yield address


def check_links(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Do what `kb.py links` does, with a site of the one page `text`."""
    (folder / "docs").mkdir()
    (folder / "docs/conf.py").write_text("extensions = ['myst_parser']\n")
    (folder / "docs/index.md").write_text(text)
    (step,) = kb.COMMANDS["links"].steps
    return subprocess.run(
        [sys.executable, "-m", *step.split()],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_live_link_is_not_reported(tmp_path, address):
    done = check_links(tmp_path, f"# Home\n\n[Live]({address}/live).\n")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert f"{address}/live" in (tmp_path / "_build/links/output.json").read_text()


def test_a_dead_link_is_found(tmp_path, address):
    done = check_links(
        tmp_path, f"# Home\n\n[Live]({address}/live).\n\n[Dead]({address}/dead).\n"
    )
    assert done.returncode != 0
    (report,) = (tmp_path / "_build/links/output.txt").read_text().splitlines()
    assert report.startswith("index.md:5: [broken]")
    assert f"{address}/dead: 404" in report


def test_a_dead_link_comes_into_the_issue(tmp_path, address):
    check_links(tmp_path, f"# Home\n\n[Dead]({address}/dead).\n")
    github = GitHub()
    output = tmp_path / "_build/links/output.json"
    done = github.run("links_issue.py", "failure", str(output))
    assert (done.returncode, done.stderr) == (0, "")
    (issue,) = github.open()
    assert "[docs/index.md:3](https://github.com/" in issue["body"]
    assert f"`{address}/dead` (`404" in issue["body"]
