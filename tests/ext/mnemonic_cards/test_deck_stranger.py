"""The extension's folder, taken by itself, serves a project that knows nothing else of here."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import mnemonic_cards
from installed import BESIDE, build_site, files_in, install

HOME = Path(mnemonic_cards.__file__).parent
README = (HOME / "README.md").read_text(encoding="utf-8")

LAYOUT = """\
<!DOCTYPE html>
<html lang="en">
<head>
<title>{{ title }}</title>
{% for file in css_files %}{{ css_tag(file) }}{% endfor %}
{% for file in script_files %}{{ js_tag(file) }}{% endfor %}
</head>
<body>{% block body %}{% endblock %}</body>
</html>
"""
THEME = {
    "own/theme.toml": '[theme]\ninherit = "basic"\nstylesheets = ["own.css"]\n',
    "own/layout.html": LAYOUT,
    "own/static/own.css": "body { color: black }\n",
}


def blocks(language):
    """Return what stands in the README in code of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return a folder that holds the extension as pip installs it, and nothing else."""
    return install(tmp_path_factory.mktemp("stranger"), "directive_parts", "mnemonic_cards")


@pytest.mark.parametrize("name", ["directive_parts", "mnemonic_cards"])
def test_what_is_installed_is_complete(installed, name):
    source = HOME.parent / name
    assert files_in(installed / name) == files_in(source) - BESIDE


def test_the_installed_extension_is_the_one_that_is_used(installed):
    code = "import mnemonic_cards; print(mnemonic_cards.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    found = subprocess.check_output([sys.executable, "-c", code], env=environment, text=True)
    assert Path(found.strip()).is_relative_to(installed)


def test_one_line_in_conf_py_is_enough(installed, tmp_path):
    line, (deck,) = blocks("python")[0], blocks("rst")
    assert line.count("\n") == 1
    files = {
        "conf.py": f"html_theme = 'own'\nhtml_theme_path = ['.']\n{line}",
        "index.rst": "Home\n====\n\n.. toctree::\n\n   deck\n",
        "deck.rst": f"Deck\n====\n\n{deck}\nSee :mnemonic:card:`listen <tea/ear>`.\n",
        **THEME,
    }
    out = build_site(installed, tmp_path, files)
    soup = BeautifulSoup((out / "deck.html").read_text(encoding="utf-8"), "html.parser")
    assert [part.get_text() for part in soup.select("mnemonic-deck > details > summary")] == [
        "Time",
        "Ear",
        "Agreement",
    ]
    assert soup.select_one("a[href='#mnemonic-tea-ear']").get_text() == "listen"
    linked = [*soup.select("link[href*=mnemonic]"), *soup.select("script[src*=mnemonic]")]
    assert len(linked) == 2
    for element in linked:
        name = (element.get("href") or element["src"]).partition("?")[0]
        assert (out / name).stat().st_size
    assert "mnemonic" not in (out / "index.html").read_text(encoding="utf-8")


def test_two_lines_are_enough_for_markdown(installed, tmp_path):
    _line, lines = blocks("python")
    (deck,) = blocks("markdown")
    out = build_site(
        installed, tmp_path, {"conf.py": lines, "index.md": f"# Home\n\n{deck}"}, "text"
    )
    text = (out / "index.txt").read_text(encoding="utf-8")
    assert "**TEA**\n\nTime\n   Put the kettle on and sit down.\n\nEar\n" in text


def test_it_imports_nothing_but_sphinx_and_docutils():
    allowed = {"directive_parts", "sphinx", "docutils", *sys.stdlib_module_names}
    parts = HOME.parent / "directive_parts"
    for path in [*HOME.rglob("*.py"), *parts.rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""] if node.level == 0 else []
                assert node.level < 2, path
            assert {name.partition(".")[0] for name in names} <= allowed, path


def test_the_readme_names_every_property_of_the_style_sheet():
    style = (HOME / "static/mnemonic_cards.css").read_text(encoding="utf-8")
    table = README.partition("## Styles")[2].partition("```css")[0]
    named = re.findall(r"^\| `(--mnemonic-[a-z]+)`", table, re.M)
    assert sorted(named) == sorted(set(re.findall(r"var\(\s*(--mnemonic-[a-z]+)", style)))
