"""Finds a browser for tests and benches: one that is installed, else one that can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SHELL = Path("/usr/lib/chromium/chromium-headless-shell")
"""Debian's Chromium without windows: a fresh page costs it a third of what it costs others.

The script of its name in /usr/bin starts it as a child, which outlives a killed script."""

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip
MACOS = tuple(
    Path(f"/Applications/{name}.app/Contents/MacOS/{name}")
    for name in ("Google Chrome", "Chromium", "Microsoft Edge")
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
HELP = (
    "no browser was found, and none could be fetched: install Chromium, Chrome or Edge "
    "(on Debian, 'apt install chromium'), or run 'python -m playwright install chromium'"
)


class NoBrowserError(Exception):
    """There is none, and none can be had. The message says what to do, in one line."""


def find_browser() -> Path:
    """Return the program of a browser, which is installed if there is none.

    Raises:
        NoBrowserError: There is none, and it cannot be installed.
    """
    for way in (of_debian_on_ci, installed, of_playwright, of_debian):
        if browser := way():
            return browser
    raise NoBrowserError(HELP)


def installed() -> Path | None:
    """Return a browser that is on the path, or where it usually is."""
    on_path = [Path(found) for name in NAMES if (found := shutil.which(name))]
    folders = [Path(os.environ[name]) for name in WINDOWS_FOLDERS if name in os.environ]
    usual = [*MACOS, *(folder / program for folder in folders for program in WINDOWS)]
    return next((path for path in [SHELL, *on_path, *usual] if works(path)), None)


def of_playwright() -> Path | None:
    """Return Playwright's own browser, fetched if need be."""
    with sync_playwright() as playwright:
        browser = Path(playwright.chromium.executable_path)
    if not works(browser):
        run([sys.executable, "-m", "playwright", "install", "chromium"])
    return browser if works(browser) else None


def of_debian(package: str = "chromium") -> Path | None:
    """Return Debian's browser, installed if this may be done."""
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    if may_install and run(["apt-get", "update"]):
        run(["apt-get", "install", "--yes", "--no-install-recommends", package])
    return installed()


def of_debian_on_ci() -> Path | None:
    """Return Debian's quick browser where nobody's own machine is changed by installing it."""
    if os.environ.get("CI") and not SHELL.is_file():
        return of_debian(SHELL.name)
    return None


def works(browser: Path) -> bool:
    """Say whether `browser` starts: what it needs of the system may be missing.

    On Windows it opens a window when asked for its version; there it has all that it needs.
    """
    return browser.is_file() and (os.name == "nt" or run([str(browser), "--version"]))


def run(command: list[str]) -> bool:
    """Run `command` silently, and say whether it succeeded."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
