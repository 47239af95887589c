"""Prints a page with Chromium, to a PDF that has tags and bookmarks."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from outputs.sphinx_runs import OutputError

PATIENCE = 300
"""Seconds that printing may take."""
# Debian's browser without windows goes first: its script of the same name would outlive a kill.
SHELL = Path("/usr/lib/chromium/chromium-headless-shell")
NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "msedge",
)  # fmt: skip
OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf",
)  # fmt: skip


def find_chromium() -> Path:
    """Return the program.

    Raises:
        OutputError: There is none.
    """
    if SHELL.is_file():
        return SHELL
    for found in map(shutil.which, NAMES):
        if found:
            return Path(found)
    raise OutputError(
        "the PDF is printed by Chromium, Chrome or Edge, and none was found: install one "
        "(on Debian, 'apt install chromium')"
    )


def print_page(page: Path, target: Path, patience: float = PATIENCE) -> None:
    """Print the file `page` to the PDF `target`.

    Raises:
        OutputError: There is no browser, it failed, or it did not end in `patience` seconds.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with TemporaryDirectory() as profile:
        of_this_run = ["--no-sandbox"] if is_root else []
        of_this_run += [f"--user-data-dir={profile}", f"--print-to-pdf={target}"]
        running = subprocess.Popen(
            [str(find_chromium()), *OPTIONS, *of_this_run, page.as_uri()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = running.wait(patience)
        except subprocess.TimeoutExpired:
            code = -1
            end(running)
    if code or not target.is_file():
        raise OutputError("the browser did not print the PDF: try 'kb.py build --all' again")


def end(running: subprocess.Popen[bytes]) -> None:
    """End a browser and the processes that it has started."""
    if hasattr(os, "killpg"):
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()
