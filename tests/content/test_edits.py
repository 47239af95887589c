"""A build that goes on from the last writes, byte for byte, what a fresh one would."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from edited_site import CONF, KINDS, SITE, edited
from sphinx.builders.html import _assets

from site_builder import build

if TYPE_CHECKING:
    from pathlib import Path

# Sphinx keeps the last one, where the configuration has changed; no page leads to it.
LEFT_BY_SPHINX = {".buildinfo.bak"}


def content(folder: Path) -> dict[str, bytes]:
    """Return every file of a built site."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if path.is_file() and name not in LEFT_BY_SPHINX
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the folder with the site before any edit, its output, and the environment."""
    folder = tmp_path_factory.mktemp("before")
    assert build(folder, SITE, conf=CONF).warnings == []
    return folder


@pytest.fixture(autouse=True)
def _each_build_reads_the_files():
    """Let Sphinx forget the checksums that it keeps as long as a process runs."""
    _assets._file_checksum_inner.cache_clear()


@pytest.fixture
def site(built, tmp_path_factory):
    """Return a folder to edit, at the path where the site was built."""
    kept = tmp_path_factory.mktemp("kept") / "site"
    shutil.copytree(built, kept)
    yield built
    shutil.rmtree(built)
    kept.rename(built)


@pytest.mark.parametrize("kind", KINDS)
def test_after_an_edit_the_same_is_written_as_afresh(site, tmp_path, kind):
    files = edited(KINDS[kind])
    before = content(site / "build/html")
    again = build(site, files, conf=CONF, fresh=False)
    fresh = build(tmp_path, files, conf=CONF)
    assert (again.warnings, fresh.warnings) == ([], [])
    then, now = content(fresh.outdir), content(again.outdir)
    assert then != before
    assert [name for name in then.keys() | now.keys() if then.get(name) != now.get(name)] == []
