from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
LOCKS = sorted(HOME.glob("requirements*.lock"))
LONGEST = 250


@pytest.mark.parametrize("tool", ["ruff check", "ruff format --check", "mypy"])
def test_the_tool_finds_nothing(tool):
    done = subprocess.run(
        [sys.executable, "-m", *tool.split()],
        cwd=HOME,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{tool}:\n{done.stdout}{done.stderr}"


def test_a_file_can_be_read_at_a_sitting():
    folders = [HOME / name for name in ("ext", "authoring", "bench", "checks", "serve")]
    files = [HOME / "kb.py", *(path for folder in folders for path in folder.rglob("*.py"))]
    lengths = {
        path.relative_to(HOME).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in files
    }
    assert len(lengths) > 10
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_there_are_four_lock_files():
    parts = ["requirements-bench", "requirements-check", "requirements-test", "requirements"]
    assert [path.stem for path in LOCKS] == parts


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_pins_every_package_and_names_no_host(path):
    text = path.read_text(encoding="utf-8")
    assert "http" not in text
    packages = re.split(r"\n(?=\S)", text.replace("\\\n", "").strip())
    assert len(packages) > 20
    pinned = re.compile(r"[a-z0-9-]+==[0-9][^ ;]*(\s*;[^#]*?)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert [line[:40] for line in packages if not pinned.fullmatch(line)] == []
