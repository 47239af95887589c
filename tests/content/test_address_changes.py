"""What is done to the site in years to come: its addresses hold, or the build fails."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from address_pages import Place, Visitor, ledger_labels

from whole_site import HOME, build

if TYPE_CHECKING:
    from pathlib import Path

LINEAGE = "(theory-lineage)="


class Editor:
    """Somebody who works on a copy of the site's sources."""

    def __init__(self, folder: Path) -> None:
        ignored = shutil.ignore_patterns("_build", "__pycache__")
        shutil.copytree(HOME / "docs", folder / "docs", ignore=ignored)
        shutil.copy(HOME / "references.bib", folder)
        self.docs = folder / "docs"

    def replace(self, name: str, *pairs: tuple[str, str]) -> None:
        """Replace texts of a file, each of which has to stand there."""
        path = self.docs / name
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, f"{name} has no '{old}' any more: let the test use another"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

    def replace_everywhere(self, old: str, new: str) -> None:
        """Replace a text in all pages that have it."""
        paths = [path for path in self.docs.rglob("*.md") if old in path.read_text("utf-8")]
        for path in paths:
            self.replace(str(path.relative_to(self.docs)), (old, new))

    def cut(self, name: str, start: str, end: str = "") -> str:
        """Take what stands from `start` up to `end` out of a file, and return it."""
        path = self.docs / name
        before, found, rest = path.read_text(encoding="utf-8").partition(start)
        assert found, f"{name} has no '{start}' any more: let the test use another"
        taken, end_found, after = rest.partition(end) if end else (rest, "", "")
        assert end_found == end, f"{name} has no '{end}' after it"
        path.write_text(before + end_found + after, encoding="utf-8")
        return start + taken

    def line_of(self, label: str) -> int:
        """Return the number of the ledger's line of a label."""
        lines = (self.docs / "addresses.txt").read_text(encoding="utf-8").splitlines()
        (number,) = (n for n, line in enumerate(lines, 1) if line.split()[0] == label)
        return number


@pytest.fixture
def editor(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return Editor(tmp_path / "site")


def move_a_page(editor: Editor) -> None:
    """Move the page on Peplau to a folder of its own, and mend what leads to and from it."""
    editor.replace("theory/index.md", ("\npeplau\n", "\ninterpersonal/peplau\n"))
    editor.replace("theory/freud.md", ("](peplau.md", "](interpersonal/peplau.md"))
    editor.replace(
        "theory/peplau.md", ("](bordin.md", "](../bordin.md"), ("../s", "../../s"),
        ("../_static", "../../_static"),
    )  # fmt: skip
    editor.replace_everywhere("theory/peplau.md", "theory/interpersonal/peplau.md")
    folder = editor.docs / "theory/interpersonal"
    folder.mkdir()
    (editor.docs / "theory/peplau.md").rename(folder / "peplau.md")


def move_a_section(editor: Editor) -> None:
    """Move the picture of the theories to the end of another page."""
    section = editor.cut("theory/index.md", LINEAGE)
    path = editor.docs / "theory/concept.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{section}", encoding="utf-8")


def reword_a_heading(editor: Editor) -> None:
    editor.replace("theory/bordin.md", ("# Rupture and repair\n", "# When it *breaks*\n"))


def rename_a_label(editor: Editor, *, told: bool) -> None:
    """Rename a label, and say so in the ledger if it is `told`."""
    editor.replace_everywhere("bordin-idea", "bordin-thought")
    if told:
        line = r"^bordin-idea .*$"
        path = editor.docs / "addresses.txt"
        text = path.read_text(encoding="utf-8")
        text, count = re.subn(line, r"\g<0>  is now bordin-thought", text, flags=re.MULTILINE)
        assert count == 1
        text = re.sub(
            r"^(?=bordin-time-out )", "bordin-thought  2027-01-01\n", text, flags=re.M
        )
        path.write_text(text, encoding="utf-8")


def test_every_address_outlives_ten_years_of_work(site, editor, tmp_path):
    labels = ledger_labels(editor.docs)
    move_a_page(editor)
    move_a_section(editor)
    reword_a_heading(editor)
    rename_a_label(editor, told=True)
    assert build(editor.docs, tmp_path / "built") == ""
    before, after = Visitor(site), Visitor(tmp_path / "built/html")
    expected = {label: before.arrives(f"s/{label}") for label in labels}
    for label, place in expected.items():
        if place.page == "theory/peplau.html":
            expected[label] = place._replace(page="theory/interpersonal/peplau.html")
    lineage = expected["theory-lineage"]
    expected["theory-lineage"] = lineage._replace(page="theory/concept.html")
    expected["bordin-rupture"] = Place("theory/bordin.html", "When it breaks")
    assert {label: after.arrives(f"s/{label}") for label in labels} == expected
    headings = {label: after.arrives(f"cite/{label}").heading for label in labels}
    assert headings == {
        label: f"Link & cite {place.heading}" for label, place in expected.items()
    }
    assert after.arrives("s/bordin-thought") == after.arrives("s/bordin-idea")


def test_a_section_that_is_lost_fails_the_build_at_its_line_of_the_ledger(editor, tmp_path):
    editor.cut("theory/peplau.md", "(peplau-limits)=", "(peplau-source-notes)=")
    rename_a_label(editor, told=False)
    report = build(editor.docs, tmp_path / "built")
    ledger = editor.docs / "addresses.txt"
    found = [line for line in report.splitlines() if "[section_links." in line]
    starts = [
        f"{ledger}:{editor.line_of('bordin-idea')}: the address 'bordin-idea' is",
        f"{ledger}:{editor.line_of('peplau-limits')}: the address 'peplau-limits' is",
        f"{editor.docs / 'theory/bordin.md'}:",
    ]
    assert [start for start, line in zip(starts, found, strict=True) if start in line] == starts
    assert all("no section bears its label" in line for line in found[:2])
    assert "'bordin-thought' is not in addresses.txt: run 'python3 kb.py addresses'" in found[2]
