"""The tab or the browser is killed while one writes: at most the last second's words go."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest
from bench.chromium import find_browser
from firefox import find_driver, find_firefox
from playwright.sync_api import Error
from reader import PATIENCE, ChromiumReader, FirefoxReader
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from time_out_page import WORDS, area, journal, put_in, said, stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserType
    from reader import Reader


@contextmanager
def chromium(kind: BrowserType, profile: Path, address: str) -> Iterator[Reader]:
    """Start Chromium with a profile of its own, and kill it at the end."""
    port = profile / "DevToolsActivePort"
    port.unlink(missing_ok=True)
    options = ["--no-first-run", "--no-sandbox", "--headless=new", "--remote-debugging-port=0"]
    command = [str(find_browser()), *options, f"--user-data-dir={profile}", "about:blank"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = monotonic() + PATIENCE * 3
        while not (port.exists() and "\n" in port.read_text(encoding="utf-8")):
            assert monotonic() < end, "Chromium does not start"
            sleep(0.02)
        number = port.read_text(encoding="utf-8").split()[0]
        browser = kind.connect_over_cdp(f"http://127.0.0.1:{number}")
        reader = ChromiumReader(browser.contexts[0].pages[0])
        reader.page.goto(f"{address}/index.html")
        yield reader
    finally:
        running.kill()
        running.wait()


@contextmanager
def firefox(profile: Path, address: str) -> Iterator[Reader]:
    """Start Firefox with a profile of its own, and kill it at the end."""
    options = webdriver.FirefoxOptions()
    options.binary_location = str(find_firefox())
    for argument in ("-headless", "-profile", str(profile)):
        options.add_argument(argument)
    service = webdriver.FirefoxService(str(find_driver()), log_output=os.devnull)
    driver = webdriver.Firefox(options, service)
    try:
        reader = FirefoxReader(driver, address)
        reader.open("/index.html")
        yield reader
    finally:
        os.kill(
            driver.capabilities["moz:processID"], getattr(signal, "SIGKILL", signal.SIGTERM)
        )
        try:
            driver.quit()
        except WebDriverException:
            service.stop()


@pytest.fixture(params=["chromium", "firefox"])
def start(request, tmp_path, time_outs):
    """Return what starts a browser of one's own, each time with the same profile."""
    if request.param == "firefox":
        return lambda: firefox(tmp_path, time_outs)
    browser = request.getfixturevalue("browser")
    return lambda: chromium(browser.browser_type, tmp_path, time_outs)


def wait_for_journal(reader, text):
    """Wait until a text is where a killed browser does not lose it, for less than a second."""
    end = monotonic() + 1
    while text not in (journal(reader) or ""):
        assert monotonic() < end


@pytest.mark.time_out("browser-killed")
def test_what_is_kept_survives_that_the_browser_is_killed(start):
    with start() as reader:
        reader.click(WORDS["keep"])
        put_in(reader, "Long before")
        said(reader, "stored-device")
        wait_for_journal(reader, "Long before")
    with start() as reader:
        reader.wait(f"{area()}.value === 'Long before'")
        put_in(reader, "Long before, and just now")
        wait_for_journal(reader, "just now")
    with start() as reader:
        reader.wait(f"{area()}.value === 'Long before, and just now'")
        assert stored(reader) == {"kettle/prompt-1": ["Long before, and just now"]}
        assert reader.ask("document.querySelector('.time-out-version')") is None
        assert reader.ask("document.querySelector('[type=checkbox]').checked") is True


@pytest.mark.time_out("tab-killed")
def test_what_is_kept_survives_that_the_tab_is_killed(browser, time_outs):
    context = browser.new_context(base_url=time_outs)
    page = context.new_page()
    page.goto("/index.html")
    page.get_by_label(WORDS["keep"]).first.check()
    page.locator("textarea").first.fill("Just now")
    page.get_by_text(WORDS["stored-device"], exact=True).first.wait_for()
    page.locator("textarea").first.press_sequentially(", and then this")
    with page.expect_event("crash"), pytest.raises(Error):
        page.goto("chrome://crash")
    page = context.new_page()
    page.goto("/index.html")
    text = page.locator("textarea").first.input_value()
    assert "Just now, and then this".startswith(text)
    assert text.startswith("Just now")
    context.close()
