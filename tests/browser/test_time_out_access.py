"""A time out for all readers: keyboard, axe, narrow screens, paper; and the manual's rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from behaviours import listed
from time_out_page import WORDS, area, keep, put_in, record_of, said, write_in

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
FILES = {path.name for path in Path(__file__).parent.glob("test_time_out_*.py")}
"""The files with tests of the rows of the manual."""


@pytest.mark.time_out("access")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["new", "versions", "unreadable", "cleared"])
def test_axe_finds_nothing(browser, time_outs, state, scheme):
    context = browser.new_context(base_url=time_outs, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto("/other.html")
    records = {
        "versions": record_of("One", "Two"),
        "unreadable": "junk",
        "cleared": record_of("1"),
    }
    if state in records:
        store = "(text) => localStorage.setItem('time-outs:stranger', text)"
        page.evaluate(store, records[state])
    page.goto("/index.html")
    page.locator("textarea").first.wait_for()
    if state == "cleared":
        page.get_by_role("button", name=WORDS["clear"]).first.click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('main')")
    assert found["passes"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    context.close()


@pytest.mark.time_out("keyboard")
def test_all_can_be_done_with_the_keyboard(writer):
    writer.ask(f"void {area()}.focus()")
    writer.write("The lid")
    writer.press("Tab")
    assert writer.ask(f"document.activeElement === {area(1)}")
    writer.press("Tab")
    assert writer.ask("document.activeElement.type") == "checkbox"
    writer.press("Space")
    said(writer, "keepOn")
    writer.press("Tab")
    writer.press("Enter")
    said(writer, "cleared")
    writer.press("Enter")
    said(writer, "undone")
    assert writer.ask(f"{area()}.value") == "The lid"


@pytest.mark.time_out("said")
def test_what_was_done_is_said_once_by_a_live_region(writer):
    writer.ask(
        "void (window.heard = [], new MutationObserver(() => heard.push("
        "document.querySelector('[role=status]').textContent)).observe("
        "document.querySelector('[role=status]'), { childList: true, characterData: true, "
        "subtree: true }))"
    )
    write_in(writer, "The lid")
    said(writer, "stored-visit")
    for text in ("The lid s", "The lid shook"):
        put_in(writer, text)
        writer.wait(f"sessionStorage.getItem('time-outs:stranger').includes('\"{text}\"')")
    assert writer.ask("heard") == [WORDS["stored-visit"]]


@pytest.mark.time_out("grows")
def test_a_field_grows_with_its_text(writer):
    height = f"{area()}.getBoundingClientRect().height"
    before = writer.ask(height)
    put_in(writer, "A line\n" * 40)
    assert writer.ask(height) > before + 500
    assert writer.ask(f"{area()}.scrollHeight <= {area()}.clientHeight + 1")
    keep(writer, record_of("A line\n" * 40))
    assert writer.ask(height) > before + 500


@pytest.mark.time_out("narrow")
def test_at_320_pixels_nothing_is_cut_off(browser, time_outs):
    context = browser.new_context(
        base_url=time_outs, viewport={"width": 320, "height": 640}, bypass_csp=True
    )
    page = context.new_page()
    page.goto("/index.html")
    page.locator("textarea").first.fill("W" * 400)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.time_out("targets")
def test_what_can_be_pressed_is_at_least_44_pixels_high(writer):
    keep(writer, record_of("One", "Two"))
    writer.click(WORDS["deleteVersion"])
    heights = writer.ask(
        "[...document.querySelectorAll('main :is(button, textarea, label, a)')]"
        ".filter((one) => one.checkVisibility())"
        ".map((one) => [one.textContent, one.getBoundingClientRect().height])"
    )
    assert len(heights) >= 10
    assert [name for name, height in heights if height < 43.99] == []


@pytest.mark.time_out("print")
def test_on_paper_a_text_is_whole_and_an_empty_field_is_room(browser, time_outs):
    context = browser.new_context(base_url=time_outs)
    page = context.new_page()
    page.goto("/index.html")
    text = "A line\n" * 60 + "The end"
    page.locator("textarea").first.fill(text)
    page.emulate_media(media="print")
    assert page.locator("textarea:visible, button:visible, input:visible").count() == 0
    assert page.locator(".time-out-paper").first.inner_text() == text
    rooms = page.locator(".time-out-room")
    assert rooms.nth(0).bounding_box()["height"] > 60 * 15
    assert rooms.nth(1).bounding_box()["height"] > 60
    assert page.get_by_text("What did you hear?").is_visible()
    context.close()


def test_the_manual_lists_what_is_tested_and_no_more(request):
    items = request.session.items
    tested = {
        behaviour
        for item in items
        for mark in item.iter_markers("time_out")
        for behaviour in mark.args
    }
    rows = listed("time-outs-behaviour.md")
    assert len(rows) == len(set(rows))
    if {item.path.name for item in items} >= FILES:
        assert set(rows) == tested
    else:
        assert tested <= set(rows)
