"""'My reflections': what is shown, what is saved to files, what is cleared."""

from __future__ import annotations

import json

import pytest
from reflections_site import (
    FIRST,
    GONE,
    HOSTILE,
    JULY,
    KEY,
    RECORD,
    WORDS,
    keep,
    kept,
    record,
    said,
    version,
    written,
)

LINES = """[...document.querySelectorAll(
  ".reflections :is(h2, h3, .reflections-date, .reflections-text)"
)].filter((line) => line.checkVisibility()).map((line) => line.textContent)"""
SAID = "document.querySelector('.reflections-said').textContent"
FOCUSED = "document.activeElement.textContent"
SET = "([key, text]) => localStorage.setItem(key, text)"
SHOWN = [
    "First planting",
    "Last changed on 2 July 2026 at 11:00",
    "What did you plant?",
    "Beans,\nand *peas*.\n\nThen rain.",
    "Why there?",
    "There was sun.",
    "An old bed",
    WORDS["gone"],
    "Last changed on 1 July 2026 at 11:00",
    "Who dug it?",
    "Version of 1 July 2026 at 11:00",
    "I did.",
    "Version of 30 June 2026 at 11:00",
    "We did.",
    "Take it with you",
]


def open_with(reader, content=RECORD):
    keep(reader, content)
    reader.open("/reflections.html")


@pytest.fixture
def chromium(browser, garden):
    """Return a page in London."""
    context = browser.new_context(
        base_url=garden, timezone_id="Europe/London", locale="en-GB", accept_downloads=True
    )
    yield context.new_page()
    context.close()


def put(page, content=RECORD):
    page.goto("/")
    page.evaluate(SET, [KEY, json.dumps(content)])
    page.goto("/reflections.html")


def test_all_is_shown_by_activity_with_dates(chromium):
    put(chromium)
    assert chromium.evaluate(LINES) == SHOWN


def test_what_has_gone_from_the_site_has_no_link(gardener):
    open_with(gardener)
    headings = "[...document.querySelectorAll('.reflections-chapter > h2')]"
    assert gardener.ask(f"{headings}.map((each) => each.querySelector('a')?.href ?? '')") == [
        gardener.ask("new URL('other.html#time-out-first', location).href"),
        "",
    ]


def test_only_what_was_not_written_is_listed_below(gardener):
    open_with(gardener)
    items = "[...document.querySelectorAll('.reflections-activities li')]"
    assert gardener.ask(f"{items}.map((item) => item.checkVisibility())") == [False, True]
    open_with(gardener, record(second=FIRST, first=FIRST))
    assert not gardener.ask("document.querySelector('.reflections-others').checkVisibility()")


def test_nothing_is_offered_where_nothing_is_written(gardener):
    gardener.open("/reflections.html")
    chapters = "document.querySelector('.reflections-chapters').textContent"
    assert gardener.ask(chapters) == WORDS["nothingWritten"]
    buttons = (
        "[...document.querySelectorAll('button')].filter((each) => each.checkVisibility())"
    )
    assert gardener.ask(f"{buttons}.length") == 0
    assert gardener.ask("document.querySelector('input[type=file]').checkVisibility()")
    assert not gardener.ask("document.querySelector('#fallback').checkVisibility()")


def test_what_the_record_says_is_never_markup(gardener):
    hostile = written(
        HOSTILE, **{"<b>": (HOSTILE, [version(HOSTILE), version("b", 1, HOSTILE)])}
    )
    open_with(gardener, record(**{HOSTILE: hostile, "constructor": hostile}))
    texts = "[...document.querySelectorAll('.reflections-text')].map((one) => one.textContent)"
    assert gardener.ask(texts) == [HOSTILE, "b"] * 2
    assert (
        gardener.ask("document.querySelectorAll('.reflections :is(img, script)').length") == 0
    )
    assert gardener.ask("document.title") == "My reflections"


def test_what_prints_is_what_was_written(chromium):
    put(chromium)
    chromium.emulate_media(media="print")
    assert chromium.evaluate(LINES) == SHOWN[:-1]
    tools = "button, input, .reflections-activities, .reflections-said"
    assert not [each for each in chromium.locator(tools).all() if each.is_visible()]
    chromium.emulate_media(media="screen")
    chromium.evaluate("void (window.print = () => { window.printed = true })")
    chromium.get_by_role("button", name=WORDS["print"]).click()
    assert chromium.evaluate("printed")


def test_everything_is_cleared_and_is_back(gardener):
    open_with(gardener)
    gardener.click(WORDS["clearAll"])
    gardener.wait(f"{SAID} === {json.dumps(WORDS['clearedAll'])}")
    assert kept(gardener)["activities"] == {}
    assert gardener.ask("document.querySelectorAll('.reflections-chapter').length") == 0
    assert gardener.ask(FOCUSED) == WORDS["undo"]
    gardener.press("Enter")
    gardener.wait(f"{SAID} === {json.dumps(WORDS['undone'])}")
    assert kept(gardener)["activities"] == RECORD["activities"]
    assert gardener.ask(FOCUSED) == WORDS["undone"]
    assert gardener.ask("document.querySelectorAll('.reflections-chapter').length") == 2


def test_one_activity_is_cleared_and_is_back(gardener):
    open_with(gardener)
    gardener.click(said("clearOne", "An old bed"))
    gardener.wait(f"{SAID} === {json.dumps(WORDS['clearedOne'])}")
    assert kept(gardener)["activities"] == {"first": FIRST}
    gardener.click(WORDS["undo"])
    gardener.wait(f"{SAID} === {json.dumps(WORDS['undone'])}")
    assert kept(gardener)["activities"] == {"first": FIRST, "gone": GONE}


def test_keeping_is_a_choice_here_too(gardener):
    gardener.open("/")
    gardener.ask(
        f"sessionStorage.setItem('time-outs:garden', {json.dumps(json.dumps(RECORD))})"
    )
    gardener.open("/reflections.html")
    assert not gardener.ask("document.querySelector('.reflections [type=checkbox]').checked")
    gardener.click(WORDS["keep"])
    gardener.wait(f"{SAID} === {json.dumps(WORDS['keepOn'])}")
    assert kept(gardener) == RECORD
    gardener.click(WORDS["keep"])
    gardener.wait(f"{SAID} === {json.dumps(WORDS['keepOff'])}")
    assert gardener.ask("localStorage.length") == 0
    assert gardener.ask("document.querySelectorAll('.reflections-chapter').length") == 2


def test_another_tab_is_followed(chromium):
    put(chromium)
    other = chromium.context.new_page()
    other.goto("/")
    changed = record(second=written("Second", a=("A?", [version("New.", JULY)])))
    other.evaluate(SET, [KEY, json.dumps(changed)])
    chromium.get_by_text("New.").wait_for()
    other.close()


def test_what_cannot_be_read_is_told_and_stays(gardener):
    open_with(gardener, '{"version": 1, "activities": "')
    notice = "document.querySelector('.time-out-notice').innerText"
    assert WORDS["unreadable"] in gardener.ask(notice)
    assert gardener.ask("localStorage['time-outs:garden']") == '{"version": 1, "activities": "'
