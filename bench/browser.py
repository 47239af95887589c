"""Chromium, with a built site in it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import Error, sync_playwright

from bench.builds import BenchError
from bench.chromium import NoBrowserError, find_browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
ADDRESS = "http://bench.invalid"


def browser_program() -> Path:
    """Return the program of the browser that the tests use.

    Raises:
        BenchError: There is none, and none can be had.
    """
    try:
        return find_browser()
    except NoBrowserError as error:
        raise BenchError(str(error)) from error


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that the tests use.

    Raises:
        BenchError: There is none, or a page did not do what was asked of it.
    """
    program = browser_program()
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    options = [*QUIET, "--no-sandbox"] if is_root else [*QUIET]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=options)
        try:
            yield browser
        except Error as error:
            raise BenchError(error.message) from error
        finally:
            browser.close()


def open_page(browser: Browser, site: Path, slowed: int) -> Page:
    """Open `index.html` of the folder `site`, then slow the page down so many times.

    It has an address of the web's kind: modules of JavaScript are not read from a file.
    """

    def answer(route: Route) -> None:
        path = site / urlsplit(route.request.url).path.removeprefix("/")
        if path.is_file():
            route.fulfill(path=path)
        else:
            route.fulfill(status=404)

    page = browser.new_page()
    page.route(f"{ADDRESS}/**", answer)
    page.goto(f"{ADDRESS}/index.html")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    return page
