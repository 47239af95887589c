from __future__ import annotations

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

CARD = "details.mnemonic-card"


@pytest.fixture
def troubles(page: Page) -> list[str]:
    """Return what a page complains of; it fills while the page loads."""
    found: list[str] = []
    page.on("console", lambda message: note(message) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(request.url))

    def note(message: ConsoleMessage) -> None:
        found.append(f"{message.text}: {message.location['url']}")

    return found


def test_the_home_page_opens_without_trouble(page, troubles):
    page.goto("/index.html")
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_contain_text("therapeutic relationship")
    assert troubles == []


@pytest.mark.parametrize(
    "trouble",
    [
        "<img src='/gone.png' alt=''>",
        "<script>nothing()</script>",
        "<script src='http://127.0.0.1:1/'></script>",
    ],
)
def test_trouble_on_a_page_is_seen(page, troubles, trouble):
    html = f"<link rel='icon' href='data:,'>{trouble}"
    page.route(
        "**/planted.html", lambda route: route.fulfill(body=html, content_type="text/html")
    )
    page.goto("/planted.html")
    page.wait_for_load_state("networkidle")
    assert troubles


def test_a_card_opens_and_closes_by_keyboard(page):
    page.goto("/index.html")
    card = page.locator(CARD).first
    summary = card.locator("> summary")
    expect(card).not_to_have_attribute("open", "")
    for _ in range(100):
        page.keyboard.press("Tab")
        if summary.evaluate("summary => summary === document.activeElement"):
            break
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("open", "")
    expect(card.locator("p").first).to_be_visible()
    page.keyboard.press("Space")
    expect(card).not_to_have_attribute("open", "")
    expect(card.locator("p").first).to_be_hidden()


def test_a_link_lands_on_the_open_card(page):
    page.goto("/skills/attach.html")
    expect(page.locator(f"{CARD}[open]")).to_have_count(0)
    page.goto("/skills/attach.html#mnemonic-attach-authentic")
    expect(page.locator(f"{CARD}[open]")).to_have_count(1)
    card = page.locator(f"{CARD}[open]")
    expect(card.locator("summary")).to_have_text("Authentic")
    expect(card).to_be_in_viewport()
