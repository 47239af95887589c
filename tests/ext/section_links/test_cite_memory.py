"""A build makes the link-and-cite pages that would differ, and no others."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from address_site import BIB, CONF, FILES, GARDEN, LEDGER, build_site

from section_links.cite_page import CitePages
from section_links.memory import FILE

if TYPE_CHECKING:
    from pathlib import Path

CHANGES = {
    "a heading": ({"garden.md": GARDEN.replace("## The wall", "## The *old* wall")}, {}),
    "the title of a page": ({"garden.md": GARDEN.replace("# The garden", "# A park", 1)}, {}),
    "a label": (
        {
            "garden.md": GARDEN.replace("(garden-pond)=", "(garden-pool)="),
            "addresses.txt": LEDGER.replace(
                "garden-pond  2026-01-01",
                "garden-pond  2026-01-01  is now garden-pool\ngarden-pool  2026-01-02",
            ),
        },
        {},
    ),
    "a citation": ({"garden.md": GARDEN.replace("Still water", "{cite:t}`moss2001`")}, {}),
    "a work": ({"works.bib": BIB.replace("title = {Gardens}", "title = {Lawns}")}, {}),
    "the ledger": (
        {"addresses.txt": LEDGER.replace("gate  2026-01-01", "gate  2026-02-03")},
        {},
    ),
    "an author": ({"garden.md": f"---\nauthors: Ada Stone\n---\n{GARDEN}"}, {}),
    "a page that moves": (
        {
            "garden.md": "",
            "park.md": GARDEN,
            "index.md": FILES["index.md"].replace("\ngarden\n", "\npark\n"),
        },
        {},
    ),
    "the version": ({}, {"release": "3.0"}),
    "the licence": ({}, {"section_links_license": "https://licence.example/"}),
    "the address of the site": ({}, {"html_baseurl": "https://other.example/"}),
    "no address of the site": ({}, {"html_baseurl": ""}),
    "the name of the site": ({}, {"project": "Another"}),
    "the language": ({}, {"language": "de"}),
    "the folder of the pages": ({}, {"section_links_cite_folder": "quote"}),
    "nothing": ({}, {}),
}


@pytest.fixture
def made(monkeypatch):
    """Return the labels of the sections whose files are made, as they are made."""
    labels: list[str] = []
    make = CitePages.files

    def noted(self, section, *others):
        labels.append(section.label)
        return make(self, section, *others)

    monkeypatch.setattr(CitePages, "files", noted)
    return labels


def contents(folder: Path, cite: str = "cite") -> dict[str, bytes]:
    """Return the files of all addresses and link-and-cite pages."""
    files = [path for name in ("s", cite) for path in (folder / name).rglob("*.*")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_what_is_as_it_was_is_not_made_again(tmp_path, made):
    build_site(tmp_path)
    assert len(made) == 6
    made.clear()
    below = GARDEN.replace("It opens", "It creaks, on most days, and opens")
    build_site(tmp_path, {"garden.md": f"{below}\nMore words.\n"}, fresh=False)
    assert made == []
    build_site(tmp_path, {"garden.md": below.replace("## The wall", "## A wall")}, fresh=False)
    assert made == ["garden-wall"]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_made_again_is_as_a_fresh_build_makes_it(tmp_path, change):
    files, conf = CHANGES[change]
    build_site(tmp_path / "again")
    again = build_site(tmp_path / "again", files, conf={**CONF, **conf}, fresh=False)
    fresh = build_site(tmp_path / "fresh", files, conf={**CONF, **conf})
    cite = conf.get("section_links_cite_folder", "cite")
    assert contents(again.outdir, cite) == contents(fresh.outdir, cite)
    if change != "nothing":
        before = build_site(tmp_path / "before")
        assert contents(before.outdir) != contents(fresh.outdir, cite)


def test_a_file_that_is_gone_is_made_again(tmp_path, made):
    built = build_site(tmp_path)
    before = contents(built.outdir)
    made.clear()
    (built.outdir / "cite/garden-gate/qr.svg").unlink()
    assert contents(build_site(tmp_path, fresh=False).outdir) == before
    assert made == ["garden-gate"]
    shutil.rmtree(built.outdir / "cite")
    assert contents(build_site(tmp_path, fresh=False).outdir) == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"garden": 1}', '{"garden": ["", 5]}', "7"])
def test_a_memory_that_cannot_be_read_is_none(tmp_path, made, text):
    before = contents(build_site(tmp_path).outdir)
    made.clear()
    (tmp_path / "build/doctrees" / FILE).write_text(text, encoding="utf-8")
    assert contents(build_site(tmp_path, fresh=False).outdir) == before
    assert len(made) == 6


def test_other_code_makes_everything_anew(tmp_path, made, monkeypatch):
    build_site(tmp_path)
    made.clear()
    monkeypatch.setattr("section_links.memory.code_digest", lambda: "other code")
    build_site(tmp_path, fresh=False)
    assert len(made) == 6
