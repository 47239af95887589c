"""A reader before a browser: the same few things to do in Chromium and in Firefox."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from playwright.sync_api import Error
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from selenium.webdriver import Firefox

KEYS = {"Enter": Keys.ENTER, "Escape": Keys.ESCAPE, "Tab": Keys.TAB, "Space": Keys.SPACE}
PATIENCE = 10
"""Seconds that a condition may take before a test fails."""

# What a person points at: a button, or what a label belongs to.
FIND = """
[...document.querySelectorAll("button, summary, label, a")].find(
  (element) => element.textContent.trim() === {text} && element.checkVisibility()
)
"""


class Reader(Protocol):
    """What a test does, and what it can ask."""

    def open(self, path: str) -> None:
        """Open a page of the site, and wait until it is there with its scripts."""

    def press(self, key: str) -> None:
        """Press a key: 'Enter', 'Escape', 'Tab', 'Space'."""

    def write(self, text: str) -> None:
        """Write at the keyboard."""

    def click(self, text: str) -> None:
        """Click what bears this text."""

    def ask(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to; promises are waited for."""

    def wait(self, expression: str) -> None:
        """Wait until a JavaScript expression is true."""


class ChromiumReader:
    """A reader with Chromium, by way of Playwright."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, path: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(path, wait_until="load")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def click(self, text: str) -> None:
        find = FIND.format(text=repr(text)).strip()
        self.wait(f"Boolean({find})")
        element = self.page.evaluate_handle(f"() => {find}").as_element()
        assert element is not None
        element.click()

    def ask(self, expression: str) -> Any:
        return self.page.evaluate(f"async () => ({expression})")

    def holds(self, expression: str) -> bool:
        """Say whether it is true now; on a page that is just being left nothing is."""
        try:
            return bool(self.ask(expression))
        except Error as error:
            if "context was destroyed" in str(error):
                return False
            raise

    def wait(self, expression: str) -> None:
        # Playwright's own waiting evaluates texts in the page, which the policy forbids.
        end = monotonic() + PATIENCE
        while not self.holds(expression):
            assert monotonic() < end, f"never true: {expression}"
            self.page.wait_for_timeout(10)


class FirefoxReader:
    """A reader with Firefox, by way of Selenium."""

    def __init__(self, driver: Firefox, address: str) -> None:
        self.driver = driver
        self.address = address

    def open(self, path: str) -> None:
        self.driver.get("about:blank")
        self.driver.get(self.address + path)

    def press(self, key: str) -> None:
        self.driver.switch_to.active_element.send_keys(KEYS[key])

    def write(self, text: str) -> None:
        self.driver.switch_to.active_element.send_keys(text)

    def click(self, text: str) -> None:
        find = FIND.format(text=repr(text)).strip()
        self.wait(f"Boolean({find})")
        self.driver.execute_script(f"return {find}").click()

    def ask(self, expression: str) -> Any:
        return self.driver.execute_script(f"return (async () => ({expression}))()")

    def wait(self, expression: str) -> None:
        waiting = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.02)
        waiting.until(lambda driver: driver.execute_script(f"return ({expression})"))
