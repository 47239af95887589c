"""Reflections and drafts can be used by the keyboard, and axe finds nothing in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reflections_site import JULY, KEY, RECORD, WORDS, said, version, written

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
FOCUSED = """(() => {
  const { activeElement: at } = document;
  return at.labels?.[0]?.textContent.trim() || at.textContent.trim();
})()"""
TARGETS = ".reflections :is(button, input, label), .time-out-draft :is(button, select, label)"


@pytest.fixture(params=[1280, 320], ids=["desk", "phone"])
def width(request):
    return request.param


LONG = written("Title " * 30, why=("Why? " * 30, [version("Word" * 100, JULY)]))
LONG_RECORD = {**RECORD, "activities": {**RECORD["activities"], "long": LONG}}


def opened(browser, garden, path, scheme="light", width=1280, kept=RECORD):
    context = browser.new_context(
        base_url=garden, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto("/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(kept)])
    page.goto(path)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/reflections.html", "/draft.html"])
def test_axe_finds_nothing(browser, garden, path, scheme):
    page = opened(browser, garden, path, scheme)
    if path == "/draft.html":
        page.get_by_role("button", name=WORDS["print"]).click()
    else:
        page.get_by_role("button", name=said("clearOne", "An old bed")).click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    assert found["passes"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    page.context.close()


def tabbed(page):
    """Return what the Tab key reaches, in order."""
    found = []
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return found
        found.append(page.evaluate(FOCUSED))


def test_the_keyboard_reaches_all(browser, garden):
    page = opened(browser, garden, "/reflections.html")
    assert tabbed(page) == [
        "First planting",
        said("clearOne", "First planting"),
        said("clearOne", "An old bed"),
        *(WORDS[word] for word in ("saveWord", "saveMarkdown", "print", "saveBackup")),
        *(WORDS[word] for word in ("clearAll", "restore", "keep")),
        "Second sowing",
    ]
    page.context.close()


@pytest.mark.parametrize("path", ["/reflections.html", "/draft.html"])
def test_targets_are_large_and_nothing_is_cut_off(browser, garden, path, width):
    page = opened(browser, garden, path, width=width, kept=LONG_RECORD)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = page.evaluate(
        f"""[...document.querySelectorAll("{TARGETS}")].filter((each) => each.checkVisibility())
        .map((each) => [
          each.textContent, (each.closest("label") ?? each).getBoundingClientRect().height
        ])"""
    )
    assert [each for each in heights if each[1] < 44] == []
    page.context.close()


def test_what_is_done_is_said_to_screen_readers(browser, garden):
    page = opened(browser, garden, "/reflections.html")
    status = page.get_by_role("status")
    assert status.count() == 1
    assert status.text_content() == ""
    page.get_by_role("button", name=WORDS["clearAll"]).click()
    assert status.text_content() == WORDS["clearedAll"]
    page.context.close()


def test_headings_follow_those_of_the_page(browser, garden):
    page = opened(browser, garden, "/reflections.html")
    headings = "[...document.querySelectorAll('h1, h2, h3, h4')]"
    assert page.evaluate(f"{headings}.map((each) => each.tagName)") == [
        "H1",
        "H2",
        "H3",
        "H3",
        "H2",
        "H3",
        "H2",
        "H2",
    ]
    page.context.close()
