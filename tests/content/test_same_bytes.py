"""Two builds of the same sources are the same, byte for byte."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from test_edits import content

from whole_site import HOME, build


def copy(folder):
    """Copy what a build reads into another folder, with the history of the pages."""
    shutil.copytree(HOME / "docs", folder / "docs")
    shutil.copy(HOME / "references.bib", folder)
    git = subprocess.run(
        ["git", "rev-parse", "--absolute-git-dir"],
        cwd=HOME,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # A copy of the project without history says so on its pages, here as there.
    if git.returncode == 0:
        (folder / ".git").write_text(f"gitdir: {git.stdout}", encoding="utf-8")
    return folder / "docs"


@pytest.fixture
def on_the_same_day(site, monkeypatch):
    """Let a build take place when the site was built: its pages tell when a review is due."""
    first = min(path.stat().st_mtime for path in site.rglob("*.html"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(first)))


@pytest.mark.usefixtures("on_the_same_day")
def test_in_another_folder_and_in_one_process_every_file_is_the_same(site, tmp_path):
    """The other side, which all tests share, is built by several processes in its own place."""
    there = tmp_path / "another folder"
    there.mkdir()
    assert build(copy(there), tmp_path / "out", "--jobs=1") == ""
    here, other = content(site), content(tmp_path / "out/html")
    assert {"index.html", "objects.inv", "sitemap.xml", ".buildinfo"} <= here.keys()
    assert any(name.startswith("_static/section-search/") for name in here), (
        "the search's index"
    )
    names = here.keys() | other.keys()
    assert [name for name in sorted(names) if here.get(name) != other.get(name)] == []
    assert [name for name, data in here.items() if bytes(HOME) in data] == []
