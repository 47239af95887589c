"""Installs folders of `ext/` where nothing else of this project is, and builds sites there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

EXTENSIONS = Path(__file__).parents[1] / "ext"

BESIDE = frozenset({"README.md", "LICENSE", "pyproject.toml"})
"""What a folder holds beside its package."""

# Of what this project uses, the stranger has nothing but Sphinx.
_UNKNOWN = ["csl_references", "source_trail", "sphinx_design", "sphinxcontrib.bibtex"]


def install(folder: Path, *names: str) -> Path:
    """Return a folder that holds the packages `names` as pip installs them, and no others."""
    ignored = shutil.ignore_patterns("__pycache__", "build", "*.egg-info")
    for name in names:
        shutil.copytree(EXTENSIONS / name, folder / name, ignore=ignored)
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    sources = [f"./{name}" for name in names]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "-w", "wheels", *sources],
        cwd=folder,
        check=True,
    )
    for wheel in (folder / "wheels").glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(folder / "installed")
    (folder / "installed/sitecustomize.py").write_text(
        f"import sys\nfor name in {_UNKNOWN!r}:\n    sys.modules[name] = None\n"
    )
    return folder / "installed"


def files_in(folder: Path) -> set[str]:
    """Return the names of all files of a package, save what Python and pip make."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and "egg-info" not in str(path)
    }


def build_site(
    installed: Path, folder: Path, files: dict[str, str], builder: str = "html"
) -> Path:
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
