"""Mistakes made on purpose: each is found, with its place, in words, and nothing else is.

A mistake is a file in `cases/`; the README there says what stands in it.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from checks.finding import ERROR
from checks.house import House, run
from checks.sphinx_build import build

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
CASES = sorted((HERE / "cases").glob("*.toml"))
LEAST = 100


def read(case: Path) -> dict[str, Any]:
    """Return what stands in the file of a mistake."""
    return tomllib.loads(case.read_text(encoding="utf-8"))


def house(folder: Path) -> Path:
    """Return a copy of the small house in which nothing is wrong, built as the site is."""
    shutil.copytree(HERE / "house", folder / "house")
    for name in ("conf.py", "_static/favicon.svg"):
        shutil.copy(DOCS / name, folder / "house/docs" / name)
    return folder / "house"


def make(mistake: dict[str, Any], home: Path) -> None:
    """Make a mistake in the house `home`."""
    for change in mistake["change"]:
        path = home / change["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if "old" in change:
            text = path.read_bytes().decode()
            assert text.count(change["old"]) == 1, (
                f"{change['old']!r} is to stand once in {path}"
            )
            text = text.replace(change["old"], change["new"])
        else:
            text = change["text"] * change.get("times", 1)
        text = text.replace("\n", change.get("ends", "\n"))
        path.write_bytes(text.encode(change.get("encoding", "utf-8")))


def found(home: Path) -> list[str]:
    """Return what is found in a house, notes on its style apart."""
    return [str(finding) for finding in run(House(home), build) if finding.level == ERROR]


def test_in_the_house_itself_nothing_is_found(tmp_path):
    assert found(house(tmp_path)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_mistake_is_found_and_nothing_else(case, tmp_path):
    mistake = read(case)
    home = house(tmp_path)
    make(mistake, home)
    assert found(home) == mistake["findings"]


def test_there_are_mistakes_in_every_kind_of_file():
    changes = [change for case in CASES for change in read(case)["change"]]
    kinds = {Path(change["file"]).name for change in changes}
    assert len(CASES) >= LEAST
    assert kinds >= {
        "listening.md", "waiting.md", "index.md", "glossary.md", "references.md",
        "references.bib", "addresses.txt", "ring.svg",
    }  # fmt: skip
