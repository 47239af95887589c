"""What the tests in a browser share: the browser, the site on a server, a page."""

from __future__ import annotations

import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from chromium import NoBrowserError, find_browser
from playwright.sync_api import sync_playwright

from whole_site import shared_folder, site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

__all__ = ["site"]

# Nothing but the site is asked for anything.
QUIET = [
    "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *_details: object) -> None:
        """Say nothing."""


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


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address of a server of the built site on this machine."""
    handler = partial(QuietHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return a fresh page; an address such as `/index.html` is one of the site."""
    context = browser.new_context(base_url=address)
    yield context.new_page()
    context.close()
