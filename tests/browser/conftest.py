"""What the tests in a browser share: the site on a server, a page, readers of decks."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import deck_site
import pytest
import reflections_site
from bench.chromium import NoBrowserError
from bench.loopback import QuietHandler, server
from firefox import find_driver, find_firefox
from reader import ChromiumReader, FirefoxReader
from selenium import webdriver
from time_out_page import time_outs, writer

from site_builder import build
from whole_site import shared_folder, site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from reader import Reader

__all__ = ["site", "time_outs", "writer"]


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known that says which rows of the manual a test proves."""
    config.addinivalue_line("markers", "behaviour(*ids): rows of cards-behaviour.md")
    config.addinivalue_line("markers", "time_out(*ids): rows of time-outs-behaviour.md")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address of a server of the built site on this machine."""
    handler = partial(QuietHandler, directory=str(site))
    with server(handler) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return a fresh page; an address such as `/index.html` is one of the site."""
    context = browser.new_context(base_url=address)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a stranger's site with decks, under a strict policy."""
    folder = tmp_path_factory.mktemp("decks")
    built = build(folder, deck_site.PAGES, conf=deck_site.CONF)
    assert built.warnings == []
    with server(partial(deck_site.PolicyHandler, directory=str(built.outdir))) as address:
        yield address


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Firefox]:
    """Return a running Firefox."""
    try:
        with shared_folder(tmp_path_factory):
            program, driver = find_firefox(), find_driver()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    options = webdriver.FirefoxOptions()
    options.binary_location = str(program)
    options.add_argument("-headless")
    service = webdriver.FirefoxService(str(driver), log_output=os.devnull)
    firefox = webdriver.Firefox(options, service)
    yield firefox
    firefox.quit()


@pytest.fixture(params=["chromium", "firefox"])
def reader(request: pytest.FixtureRequest, decks: str) -> Iterator[Reader]:
    """Return a reader with nothing kept, before the stranger's decks, in each browser."""
    if request.param == "firefox":
        firefox = FirefoxReader(request.getfixturevalue("firefox"), decks)
        firefox.open("/index.html")
        firefox.ask("localStorage.clear()")
        yield firefox
        return
    browser: Browser = request.getfixturevalue("browser")
    context = browser.new_context(base_url=decks)
    yield ChromiumReader(context.new_page())
    context.close()


@pytest.fixture(scope="session")
def garden() -> Iterator[str]:
    """Return the address of a site with reflections and a draft."""
    with server(reflections_site.handler()) as address:
        yield address


@pytest.fixture(params=["chromium", "firefox"])
def gardener(request: pytest.FixtureRequest, garden: str) -> Iterator[Reader]:
    """Return a reader of that site who has written nothing, in each browser."""
    if request.param == "firefox":
        firefox = FirefoxReader(request.getfixturevalue("firefox"), garden)
        firefox.open("/")
        firefox.ask(reflections_site.FORGET)
        yield firefox
        return
    browser: Browser = request.getfixturevalue("browser")
    context = browser.new_context(base_url=garden, timezone_id="Europe/London")
    yield ChromiumReader(context.new_page())
    context.close()
