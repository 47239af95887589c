"""Reading a deck, with the script that opens and closes it."""

from __future__ import annotations

import pytest

FIELD = ".mnemonic-practice input[type=text]"
OPEN = "document.querySelectorAll('#mnemonic-teat > details[open]').length"


@pytest.mark.behaviour("toolbar")
def test_the_tools_stand_above_the_cards(reader):
    reader.open("/index.html")
    texts = reader.ask(
        "[...document.querySelectorAll('#mnemonic-teat button')].map(b => b.textContent)"
    )
    assert texts == ["Test yourself", "Show all"]
    assert reader.ask("document.querySelector('.mnemonic-tools + details') !== null")


@pytest.mark.behaviour("show-all")
def test_all_cards_open_and_close(reader):
    reader.open("/index.html")
    reader.click("Show all")
    reader.wait(f"{OPEN} === 4")
    reader.click("Hide all")
    reader.wait(f"{OPEN} === 0")
    assert reader.ask("document.querySelectorAll('#mnemonic-two > details[open]').length") == 0


def test_show_all_follows_the_cards(reader):
    reader.open("/index.html")
    for term in ("Time", "Ear", "Agreement (both)", "Tact-ful"):
        reader.click(term)
    reader.click("Hide all")
    reader.wait(f"{OPEN} === 0")


@pytest.mark.behaviour("link-opens")
@pytest.mark.parametrize("path", ["/index.html#mnemonic-teat-ear", "/other.html"])
def test_a_link_opens_its_card(reader, path):
    reader.open(path)
    if path == "/other.html":
        reader.click("Ear")
    reader.wait("document.querySelector('#mnemonic-teat-ear')?.closest('details').open")
    assert reader.ask(OPEN) == 1


@pytest.mark.behaviour("link-on-page")
def test_a_link_opens_its_card_while_the_page_is_there(reader):
    reader.open("/index.html")
    reader.ask("void (location.hash = '#mnemonic-teat-ear')")
    reader.wait(f"{OPEN} === 1")


@pytest.mark.behaviour("link-on-page")
def test_a_link_ends_the_practice_of_its_deck(reader):
    reader.open("/index.html")
    reader.click("Test yourself")
    reader.wait("document.activeElement.type === 'text'")
    reader.ask("void (location.hash = '#mnemonic-teat-ear')")
    reader.wait(f"{OPEN} === 1")
    assert reader.ask("document.querySelector('.mnemonic-practice')") is None


@pytest.mark.behaviour("search-opens")
def test_a_card_with_a_word_that_was_searched_for_is_open(reader):
    reader.open("/index.html?highlight=biscuits")
    reader.wait(f"{OPEN} === 1")
    assert (
        reader.ask("document.querySelector('#mnemonic-teat-tact-ful .highlighted')") is not None
    )


@pytest.mark.behaviour("policy")
def test_nothing_breaks_the_policy(browser, decks):
    context = browser.new_context(base_url=decks)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/index.html")
    page.get_by_role("button", name="Test yourself").first.click()
    page.locator(FIELD).fill("tim")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Next").click()
    assert [text for text in said if "404" not in text] == []  # there is no favicon
    context.close()


@pytest.mark.behaviour("without-script", "print-whole")
def test_without_a_script_and_on_paper_every_card_can_be_read(browser, decks):
    context = browser.new_context(base_url=decks, java_script_enabled=False)
    page = context.new_page()
    page.goto("/index.html")
    assert page.locator(".mnemonic-deck button").count() == 0
    explanation = page.get_by_text("Listen before you pour.")
    assert not explanation.is_visible()
    page.get_by_text("Ear", exact=True).click()
    assert explanation.is_visible()
    page.emulate_media(media="print")
    assert page.get_by_text("Milk or lemon?").is_visible()
    context.close()


@pytest.mark.behaviour("narrow", "targets")
@pytest.mark.parametrize("state", ["reading", "asking", "told"])
def test_at_320_pixels_nothing_overflows_and_targets_are_large(browser, decks, state):
    context = browser.new_context(base_url=decks, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto("/index.html")
    if state != "reading":
        page.get_by_role("button", name="Test yourself").first.click()
        page.locator(FIELD).wait_for()
    if state == "told":
        page.get_by_role("button", name="Show the answer").click()
    sizes = page.evaluate(
        """[...document.querySelectorAll(
             "#mnemonic-teat :is(button, summary, label, input[type=text])"
           )].filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect())
           .map(({ right, height }) => [right, height])"""
    )
    assert sizes
    assert [size for size in sizes if size[0] > 320 or size[1] < 44] == []
    context.close()
