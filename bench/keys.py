"""The time from the press of a key to the paint of what it changes, in a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from bench.browser import chromium, open_page
from bench.builds import BenchError, build
from bench.content import DECK, DETAILS, DROPDOWNS, Form
from bench.table import number, ratio, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from bench.scale import Scale

PRESSES = 10
"""How often the key is pressed on a page at a turn."""

SPEEDS = {1: "ms", 4: "ms, slowed by 4"}
"""How many times slower the browser runs; Lighthouse slows it by 4 to be a phone."""

FOCUS = "index => document.querySelectorAll('summary')[index].focus()"
IS_OPEN = "document.activeElement.parentElement.open"
IS_ANSWERED = "document.activeElement.localName === 'button'"
TWO_FRAMES = "() => new Promise(end => requestAnimationFrame(() => requestAnimationFrame(end)))"

# Promises the milliseconds from the next key to the second frame after its first change:
# in the first of the two the change is painted. Where nothing changes, it gives up.
WATCH = """() => {
  let pressed;
  const note = (event) => { pressed = event.timeStamp; };
  addEventListener("keydown", note, { once: true, capture: true });
  window.painted = new Promise((resolve) => {
    const end = () => resolve(performance.now() - pressed);
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(end));
    });
    observer.observe(document, { attributes: true, childList: true, subtree: true });
    setTimeout(resolve, 5000, 0);
  });
}"""


class Case(NamedTuple):
    """What the key does on a page."""

    title: str
    form: Form
    press: Callable[[Page], list[float]]
    """Presses the key `PRESSES` times, and returns the milliseconds that each takes."""


Times = dict[tuple[Case, int], float]
"""The median milliseconds of a case, by how many times slower the browser runs."""


def report(scale: Scale) -> str:
    """Measure, and return a table for pages of each size."""
    with chromium() as browser:
        return "\n".join(
            times_table(size, key_times(browser, size, scale.repetitions))
            for size in scale.sizes
        )


def key_times(browser: Browser, size: int, turns: int) -> Times:
    """Build the pages of `size` cards, and measure all cases in turn, `turns` times."""
    times: dict[tuple[Case, int], list[float]] = {}
    with TemporaryDirectory() as folder:
        sites = {form: site(Path(folder), form, size) for form in {c.form for c in CASES}}
        for slowed in list(SPEEDS) * turns:
            for case in CASES:
                print(f"{size:,} cards, slowed by {slowed}: {case.title}", file=sys.stderr)
                page = open_page(browser, sites[case.form], slowed)
                times.setdefault((case, slowed), []).extend(case.press(page))
                page.close()
    return {key: median(of_key) for key, of_key in times.items()}


def site(folder: Path, form: Form, size: int) -> Path:
    """Build the page of `size` cards, and return the folder of the HTML."""
    own = folder / "-".join(["site", *form.extensions])
    own.mkdir()
    build(own, form, size)
    return own / "html"


def times_table(size: int, times: Times) -> str:
    """Return the table of times, each with its ratio to that of the first case."""
    rows = []
    for case in CASES:
        pairs = [(times[case, slowed], times[CASES[0], slowed]) for slowed in SPEEDS]
        rows.append([case.title, *(text for p in pairs for text in (number(p[0]), ratio(*p)))])
    speeds = [text for heading in SPEEDS.values() for text in (heading, "÷ first")]
    return table([f"Enter, on a page of {number(size)} cards", *speeds], rows)


def open_cards(page: Page) -> list[float]:
    """Open cards all over the page.

    Raises:
        BenchError: A card stays closed.
    """
    cards = page.locator("details").count()
    times = []
    for index in range(0, cards, max(1, cards // PRESSES))[:PRESSES]:
        page.evaluate(FOCUS, index)
        times.append(press_enter(page))
        if not page.evaluate(IS_OPEN):
            raise BenchError("the Enter key does not open a card")
    return times


def answer_cards(page: Page) -> list[float]:
    """Practise, and give wrong answers; after each, the button to go on has the focus.

    Raises:
        BenchError: An answer stays without a response.
    """
    deck = page.locator("mnemonic-deck")
    deck.get_by_role("button", name="Test yourself").click()
    times = []
    for _ in range(PRESSES):
        deck.get_by_role("textbox").fill("an answer")
        times.append(press_enter(page))
        if not page.evaluate(IS_ANSWERED):
            raise BenchError("the Enter key does not give an answer")
        page.keyboard.press("Enter")
    return times


def press_enter(page: Page) -> float:
    """Press the key when the page is at rest; return the milliseconds until it is painted."""
    page.evaluate(TWO_FRAMES)
    page.evaluate(WATCH)
    page.keyboard.press("Enter")
    return float(page.evaluate("window.painted"))


CASES = (
    Case("opens a bare `<details>`", DETAILS, open_cards),
    Case("opens a dropdown", DROPDOWNS, open_cards),
    Case("opens a card of a deck", DECK, open_cards),
    Case("gives an answer in a deck's practice", DECK, answer_cards),
)
