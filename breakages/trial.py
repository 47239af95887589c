"""Runs tests in a copy of the project, and judges whether they noticed a breakage."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from breakages.project_copy import CopyError, broken, environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from breakages.rows import Breakage

LONGEST = 900
"""After so many seconds a run of tests is given up."""


class Outcome(NamedTuple):
    """How a test, or one of its cases, ended."""

    kind: str
    """`passed`, `failed`, or `error` where it could not begin."""
    text: str
    """What pytest says of it."""


class Verdict(NamedTuple):
    """What became of a breakage."""

    caught: bool
    reason: str
    """Why it was not caught; empty where it was."""


def run_tests(copy: Path, tests: Iterable[str]) -> dict[str, Outcome]:
    """Run `tests` in `copy`, and return how each case ended, by its name in pytest.

    A test that is not run at all, because its file cannot be read for one, is not in it.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ["-n", "0", "-q", "--tb=short", "-p", "no:cacheprovider"]
        # Colours and the terminal's width would be in what the failure says.
        subprocess.run(
            [sys.executable, "-m", "pytest", *options, f"--junitxml={report}", *tests],
            cwd=copy,
            env={**environment(copy), "NO_COLOR": "1", "COLUMNS": "96"},
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )
        if not report.exists():
            return {}
        return read_report(report.read_text(encoding="utf-8"))


def read_report(text: str) -> dict[str, Outcome]:
    """Return how each case of pytest's report in JUnit's form ended."""
    found: dict[str, Outcome] = {}
    for case in ET.fromstring(text).iter("testcase"):  # noqa: S314 (pytest wrote it just now)
        name = f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name')}"
        kind, words = "passed", ""
        for part in case:
            if part.tag in ("failure", "error"):
                kind = "failed" if part.tag == "failure" else "error"
                words = f"{part.get('message', '')}\n{part.text or ''}"
        # A test that failed is there once more if what cleans up after it failed too.
        if name not in found or found[name].kind == "passed":
            found[name] = Outcome(kind, words)
    return found


def cases(test: str, outcomes: Mapping[str, Outcome]) -> list[Outcome]:
    """Return the outcomes of `test`, which may be one case of a test or all of them."""
    return [
        outcome for name, outcome in outcomes.items() if name.partition("[")[0] == test
    ] or [outcome for name, outcome in outcomes.items() if name == test]


def unsound(tests: Iterable[str], outcomes: Mapping[str, Outcome]) -> list[str]:
    """Return those of `tests` that do not pass although nothing is broken."""
    return [
        test
        for test in tests
        if not cases(test, outcomes)
        or any(outcome.kind != "passed" for outcome in cases(test, outcomes))
    ]


def judge(row: Breakage, outcomes: Mapping[str, Outcome]) -> Verdict:
    """Say whether each test of `row` noticed.

    What fails before a test begins, such as the building of the site, counts only where the
    row names the words: else a slip of Python anywhere would count as noticed.
    """
    for test in row.tests:
        found = cases(test, outcomes)
        if not found:
            return Verdict(caught=False, reason=f"{test} could not be run")
        wanted = ("failed", "error") if row.says else ("failed",)
        noticed = [outcome for outcome in found if outcome.kind in wanted]
        if not noticed:
            kinds = "could not begin" if found[0].kind == "error" else "passed"
            return Verdict(caught=False, reason=f"{test} {kinds}")
        if not any(row.says in outcome.text for outcome in noticed):
            return Verdict(caught=False, reason=f"{test} failed without saying '{row.says}'")
    return Verdict(caught=True, reason="")


def try_breakage(copy: Path, row: Breakage) -> Verdict:
    """Break `copy` as `row` says, run its tests, mend the copy, and judge."""
    try:
        with broken(copy, row):
            return judge(row, run_tests(copy, row.tests))
    except (CopyError, subprocess.TimeoutExpired) as error:
        return Verdict(caught=False, reason=str(error))
