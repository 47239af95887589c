"""No address that was ever committed has left the ledger."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from section_links.ledger import read_ledger

HOME = Path(__file__).parents[2]
LEDGER = "docs/addresses.txt"
ADDED = re.compile(r"^\+(?![+#])(\S+)\s+\d{4}-\d\d-\d\d", re.MULTILINE)


def committed_labels(folder: Path) -> set[str]:
    """Return the labels that any commit of the history has added; none without a history."""
    command = ["git", "log", "--patch", "--unified=0", "--format=", "--", LEDGER]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    return set(ADDED.findall(done.stdout))


def test_every_address_that_was_ever_committed_is_in_the_ledger():
    ledger = read_ledger((HOME / LEDGER).read_text(encoding="utf-8"))
    assert ledger.misfits == []
    assert committed_labels(HOME) - ledger.addresses.keys() == set()


@pytest.fixture
def history(tmp_path):
    def git(*arguments):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True)

    (tmp_path / "docs").mkdir()
    git("init", "--quiet")
    for text in ("# note\na 2026-01-01\n", "a 2026-01-01\nb 2026-01-02\n", "b 2026-01-02\n"):
        (tmp_path / LEDGER).write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "--message", "Change")
    return tmp_path


def test_an_address_that_was_deleted_is_found_in_the_history(history):
    assert committed_labels(history) == {"a", "b"}
