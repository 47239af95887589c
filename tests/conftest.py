"""What all tests share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from bench.chromium import NoBrowserError, find_browser
from playwright.sync_api import sync_playwright

from whole_site import shared_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytest_plugins = ["sphinx.testing.fixtures"]

# Sphinx colours its lines where `CI=true` or `FORCE_COLOR` is set; the tests read them.
os.environ["NO_COLOR"] = "1"

# Nothing but the site is asked for anything.
QUIET = [
    "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a running browser."""
    try:
        with shared_folder(tmp_path_factory):
            program = find_browser()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    options = [*QUIET, "--no-sandbox"] if is_root else QUIET
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=options)
        yield browser
        browser.close()
