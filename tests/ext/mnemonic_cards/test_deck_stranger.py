"""The extension's folder, taken by itself, serves a project that knows nothing else of here."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import mnemonic_cards

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
    folder = tmp_path_factory.mktemp("stranger")
    ignored = shutil.ignore_patterns("__pycache__", "build", "*.egg-info")
    shutil.copytree(HOME, folder / "mnemonic_cards", ignore=ignored)
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "-w", "wheels", "./mnemonic_cards"],
        cwd=folder,
        check=True,
    )
    (wheel,) = (folder / "wheels").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "installed")
    # Of what this project uses, the stranger has nothing but Sphinx.
    names = ["csl_references", "source_trail", "sphinx_design", "sphinxcontrib.bibtex"]
    (folder / "installed/sitecustomize.py").write_text(
        f"import sys\nfor name in {names!r}:\n    sys.modules[name] = None\n"
    )
    return folder / "installed"


def build_site(installed, folder, files, builder="html"):
    """Build a site in a process that finds the extension where it is installed."""
    for name, text in files.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    options = ["-n", "-W", "--keep-going", "-j2", "-b", builder, "-d", str(folder / "trees")]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(folder / "source"), str(folder / "out")],
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "out"


def test_what_is_installed_is_complete(installed):
    def files(folder):
        return {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and path.suffix != ".pyc" and "egg-info" not in str(path)
        }

    beside = {"README.md", "LICENSE", "pyproject.toml"}
    assert files(installed / "mnemonic_cards") == files(HOME) - beside


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
    allowed = {"sphinx", "docutils", *sys.stdlib_module_names}
    for path in HOME.rglob("*.py"):
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
