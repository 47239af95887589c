"""The page to link to and cite a section: copying its texts, by mouse and keyboard."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

PAGE = "/cite/bordin-rupture/index.html"
ADDRESS = "https://therapeutic-relationship.example/s/bordin-rupture/"
STYLES = ("Harvard (Cite Them Right)", "APA 7", "Vancouver")
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
"""When it is the first of December in Auckland already."""
CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return Object.fromEntries(
    await Promise.all(item.types.map(async (type) => [type, await read(type)])));
}"""


@pytest.fixture
def cite(browser, address):
    """Return the page before a reader in Auckland who lets it use the clipboard."""
    context = browser.new_context(base_url=address, timezone_id="Pacific/Auckland")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    page.goto(PAGE)
    yield page
    context.close()


def reference(page, style):
    """Return the text under the heading of a style."""
    return page.locator(f"h3:text-is('{style}') + [data-copy]")


def button_after(text):
    return text.locator("+ button")


def status(page):
    return page.get_by_role("status")


def test_without_scripts_the_page_is_whole(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    expect(page.locator("button")).to_have_count(0)
    hint = page.get_by_text("Where [date] stands, write the day on which you read it.")
    expect(hint).to_be_visible()
    for style in STYLES:
        expect(reference(page, style)).to_contain_text("[date]")
    for text in page.locator("[data-copy]").all():
        expect(text).to_be_visible()
    context.close()


def test_with_scripts_today_stands_in_the_form_of_each_style(cite):
    for style, date in zip(
        STYLES,
        (
            "(Accessed: 1 December 2026)",
            "Retrieved December 1, 2026, from",
            "[cited 2026 Dec 1]",
        ),
        strict=True,
    ):
        expect(reference(cite, style)).to_contain_text(date)
    expect(cite.locator("main")).not_to_contain_text("[date]", use_inner_text=True)
    expect(cite.get_by_text("write the day on which you read it")).to_be_hidden()


def test_every_text_to_copy_has_a_button_that_says_what_it_copies(cite):
    headings = ["Permanent address", *STYLES, "HTML", "Markdown", "To reuse the text"]
    buttons = cite.locator("[data-copy] + button")
    expect(buttons).to_have_count(len(headings))
    for button, heading in zip(buttons.all(), headings, strict=True):
        expect(button).to_have_accessible_name("Copy")
        expect(button).to_have_accessible_description(heading)
    assert min(buttons.evaluate_all("all => all.map(e => e.offsetHeight)")) >= 44


def test_a_button_puts_the_text_on_the_clipboard(cite):
    for text in cite.locator("[data-copy]").all():
        button_after(text).click()
        expect(button_after(text)).to_have_text("Copied")
        assert cite.evaluate("navigator.clipboard.readText()") == text.inner_text()


def test_a_reference_is_pasted_with_its_italics_and_code_is_not(cite):
    harvard = reference(cite, "Harvard (Cite Them Right)")
    button_after(harvard).click()
    expect(status(cite)).to_have_text("Copied")
    copied = cite.evaluate(CLIPBOARD)
    assert copied["text/plain"] == harvard.inner_text()
    assert re.search(r"<em\b[^>]*>[^<]+Rupture and repair</em>", copied["text/html"])
    assert f'href="{ADDRESS}"' in copied["text/html"]
    assert "(Accessed: " in copied["text/html"]
    assert "1 December 2026" in copied["text/html"]
    button_after(reference(cite, "HTML")).click()
    expect(button_after(reference(cite, "HTML"))).to_have_text("Copied")
    assert cite.evaluate(CLIPBOARD) == {
        "text/plain": f'<a href="{ADDRESS}">Rupture and repair</a>'
    }


def test_what_happened_is_said_until_the_reader_goes_on(cite):
    button = button_after(reference(cite, "APA 7"))
    expect(status(cite)).to_have_text("")
    button.focus()
    cite.keyboard.press("Enter")
    expect(button).to_have_text("Copied")
    expect(status(cite)).to_have_text("Copied")
    cite.keyboard.press("Tab")
    expect(button).to_have_text("Copy")
    expect(status(cite)).to_have_text("")


def test_the_label_returns_where_a_click_does_not_move_the_focus(cite):
    """Safari leaves the focus where it was when a button is clicked."""
    first, second = cite.locator("[data-copy] + button").all()[:2]
    first.evaluate("button => button.click()")
    expect(first).to_have_text("Copied")
    second.evaluate("button => button.click()")
    expect(second).to_have_text("Copied")
    expect(first).to_have_text("Copy")
    expect(status(cite)).to_have_text("Copied")


REFUSALS = {
    "permission": "Object.defineProperty(navigator, 'clipboard', { value: {"
    " write: () => Promise.reject(new DOMException('', 'NotAllowedError')),"
    " writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) } })",
    "no clipboard": "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
    "delete globalThis.ClipboardItem",
}


@pytest.mark.parametrize("style", ["Harvard (Cite Them Right)", "Markdown"])
@pytest.mark.parametrize("refusal", REFUSALS)
def test_where_the_clipboard_is_refused_the_text_is_selected(cite, refusal, style):
    """A page that came over http has no clipboard; a browser may ask, and its reader say no."""
    cite.add_init_script(REFUSALS[refusal])
    cite.reload()
    text = reference(cite, style)
    button_after(text).click()
    words = "Selected: now copy it"
    expect(status(cite)).to_have_text(words)
    expect(button_after(text)).to_have_text(words)
    assert cite.evaluate("getSelection().toString()").strip() == text.inner_text()


def test_the_keyboard_goes_through_the_page_from_top_to_end(cite):
    stops = "a[href], button"
    expected = cite.locator(stops).evaluate_all("all => all.map(e => e.outerHTML)")
    reached = []
    for _ in expected:
        cite.keyboard.press("Tab")
        reached.append(cite.evaluate("document.activeElement.outerHTML"))
    assert reached == expected
    assert sum("<button" in stop for stop in reached) == cite.locator("[data-copy]").count()


def test_nothing_is_asked_of_another_host_and_nothing_once_the_page_is_there(browser, address):
    context = browser.new_context(base_url=address)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(PAGE, wait_until="networkidle")
    assert len(asked) >= 4
    assert [url for url in asked if not url.startswith(address)] == []
    count = len(asked)
    for button in page.locator("[data-copy] + button").all():
        button.click()
        expect(button).not_to_have_text("Copy")
    page.wait_for_load_state("networkidle")
    assert asked[count:] == []
    context.close()
