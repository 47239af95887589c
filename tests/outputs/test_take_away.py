"""Promise: one page offers all that can be taken away, or says how it is made."""

from __future__ import annotations

import re
from zipfile import ZipFile

from outputs.__main__ import NAME
from outputs.archive import FOLDER, make_archive

import kb
from whole_site import build

FILES = [f"downloads/{NAME}.{ending}" for ending in ("epub", "pdf", "zip")]
LINK = re.compile(r'href="(downloads/[^"]+)"')


def test_the_page_says_how_the_files_are_made(site):
    page = (site / "take-away.html").read_text(encoding="utf-8")
    assert LINK.findall(page) == []
    assert "python3 kb.py build --all" in page


def test_a_build_of_all_offers_them_but_not_from_the_archive(tmp_path):
    assert build(kb.HOME / "docs", tmp_path, "--tag=take_away") == ""
    page = (tmp_path / "html/take-away.html").read_text(encoding="utf-8")
    assert LINK.findall(page) == FILES
    make_archive(tmp_path / "html", tmp_path / "site.zip")
    with ZipFile(tmp_path / "site.zip") as archive:
        page = archive.read(f"{FOLDER}/take-away.html").decode()
    assert LINK.findall(page) == []
    assert "You are reading the archive." in page


def test_what_is_offered_is_what_is_made(downloads):
    assert sorted(path.name for path in downloads.iterdir()) == sorted(
        file.partition("/")[2] for file in FILES
    )
