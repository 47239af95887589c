"""The extension's folder serves a project that knows nothing else of here."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup

import time_outs
from installed import BESIDE, build_site, files_in, install
from time_outs.directives import ReflectionDraft, TimeOut

HOME = Path(time_outs.__file__).parent
README = (HOME / "README.md").read_text(encoding="utf-8")


def blocks(language):
    """Return what stands in the README in code of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return a folder that holds the extension as pip installs it, and nothing else."""
    return install(tmp_path_factory.mktemp("stranger"), "directive_parts", "time_outs")


def test_what_is_installed_is_complete(installed):
    assert files_in(installed / "time_outs") == files_in(HOME) - BESIDE


def test_one_line_in_conf_py_is_enough(installed, tmp_path):
    line, (part,) = blocks("python")[0], blocks("rst")
    assert line.count("\n") == 1
    pages = {
        "conf.py": line,
        "index.rst": "Home\n====\n\n.. toctree::\n\n   page\n",
        "page.rst": f"Page\n====\n\n{part}\nSee :time-out:activity:`first-meetings`.\n",
    }
    out = build_site(installed, tmp_path, pages)
    soup = BeautifulSoup((out / "page.html").read_text(encoding="utf-8"), "html.parser")
    assert [item["data-prompt"] for item in soup.select("[data-prompt]")] == [
        "what-did-you-notice-first",
        "what-did-you-not-say",
    ]
    for element in [*soup.select("link[href*=time-outs]"), soup.select_one("[data-site]")]:
        name = (element.get("href") or element["src"]).partition("?")[0]
        assert (out / name).stat().st_size
    assert "time-out" not in (out / "index.html").read_text(encoding="utf-8")


def test_two_lines_are_enough_for_markdown(installed, tmp_path):
    _line, lines = blocks("python")
    part, place = blocks("markdown")
    pages = {"conf.py": lines, "index.md": f"# Home\n\n{part}\n{place}"}
    text = (build_site(installed, tmp_path, pages, "text") / "index.txt").read_text()
    assert "Time out: **First meetings** (about 10 minutes)\n\nThink of" in text
    assert "which does not run here" in text


def test_it_imports_nothing_but_sphinx_docutils_and_the_common_parts():
    allowed = {"directive_parts", "sphinx", "docutils", *sys.stdlib_module_names}
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""] if node.level == 0 else []
            assert {name.partition(".")[0] for name in names} <= allowed, path


def test_the_readme_tells_every_option():
    told = re.findall(r"^\| `(:[\w-]+:)` \|", README, re.M)
    assert sorted(told) == sorted({*TimeOut.options_known, *ReflectionDraft.options_known})


def test_the_readme_names_every_property_of_the_style_sheet():
    style = (HOME / "static/time-outs.css").read_text(encoding="utf-8")
    table = README.partition("## Styles")[2].partition("```css")[0]
    named = re.findall(r"^\| `(--time-out-[a-z-]+)`", table, re.M)
    assert sorted(named) == sorted(set(re.findall(r"var\(\s*(--time-out-[a-z-]+)", style)))


def test_the_template_for_translators_holds_what_the_source_says():
    found = {
        message: " ".join(comments)
        for _file, _line, message, comments, _context in extract_from_dir(
            HOME, comment_tags=("Translators:",)
        )
    }
    with (HOME / "locale/time_outs.pot").open("rb") as file:
        held = {entry.id: " ".join(entry.auto_comments) for entry in read_po(file) if entry.id}
    assert held == found, "bring it up to date as the README of the extension says"
