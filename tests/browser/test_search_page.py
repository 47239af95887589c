"""The page of the search: by keyboard, from a folder, without scripts, with axe."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from bench.loopback import server
from deck_site import PolicyHandler
from playwright.sync_api import expect

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
STATES = {"results": "?q=trust", "nothing": "?q=zzzxqk", "not asked": ""}


def results(page):
    return page.locator(".section-search-results > li")


def status(page):
    return page.locator(".section-search-status")


def settle(page, state):
    """Wait until the page of a state is whole."""
    if state == "results":
        expect(results(page)).to_have_count(10)
    elif state == "nothing":
        expect(page.locator(".section-search-help")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_the_search(browser, address, scheme):
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    for state, query in STATES.items():
        page.goto(f"/search.html{query}")
        settle(page, state)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run('.section-search')")
        problems = [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]]
        assert (state, problems) == (state, [])
    context.close()


def test_a_search_works_by_keyboard_alone(page):
    page.goto("/search.html")
    page.get_by_label("What are you looking for?").focus()
    page.keyboard.type("second T")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/search.html?q=second+T")
    expect(status(page)).to_contain_text("for \u2018second T\u2019")
    expect(status(page)).to_have_attribute("role", "status")
    expect(page.get_by_label("What are you looking for?")).to_have_value("second T")
    page.locator(".section-search-form button").focus()
    page.keyboard.press("Tab")
    first = results(page).first.get_by_role("link")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("-time-maker$"))


def test_the_field_beside_the_pages_leads_to_this_page(page):
    page.goto("/theory/peplau.html")
    page.locator(".sidebar-search").fill("rupture")
    page.keyboard.press("Enter")
    expect(results(page).first).to_contain_text("upture")


def test_a_result_names_page_and_section_and_marks_the_words(page):
    page.goto("/search.html?q=who+was+peplau")
    first = results(page).first
    expect(first.get_by_role("link")).to_have_text(
        "Peplau: the relationship becomes nursing \u203a Who she was"
    )
    address = first.get_by_role("link").get_attribute("href")
    assert address.endswith("/theory/peplau.html#peplau-who")
    assert set(first.locator("p mark").all_text_contents()) == {"Peplau"}
    expect(page.locator(".section-search-results")).to_have_js_property("tagName", "OL")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")


def test_markup_in_a_question_is_text(page):
    page.goto("/search.html?q=%3Cimg+src%3Dx+onerror%3Dwindow.hit%3D1%3E%26zzzxqk")
    expect(status(page)).to_contain_text("<img src=x onerror=window.hit=1>&zzzxqk")
    assert page.locator(".section-search img").count() == 0
    assert page.evaluate("window.hit") is None


def test_nothing_found_helps_further(page):
    page.goto("/search.html?q=zzzxqk")
    expect(status(page)).to_have_text("Nothing found for \u2018zzzxqk\u2019.")
    links = page.locator(".section-search-help a")
    expect(links.filter(has_text="Glossary")).to_be_visible()
    expect(links.filter(has_text="Index")).to_be_visible()


def test_a_word_spelt_nearly_so_is_found_and_told(page):
    page.goto("/search.html?q=unconcious")
    expect(status(page)).to_contain_text("\u2018unconscious\u2019")
    expect(results(page).first).to_contain_text("unconscious")


def test_without_scripts_the_page_leads_elsewhere(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search.html?q=trust")
    expect(page.get_by_text("Searching needs scripts")).to_be_visible()
    expect(
        page.locator(".section-search-no-script a").filter(has_text="Glossary")
    ).to_be_visible()
    context.close()


def test_a_search_works_from_a_folder(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "theory/peplau.html").as_uri())
    page.locator(".sidebar-search").fill("empathy")
    page.keyboard.press("Enter")
    first = results(page).first.get_by_role("link")
    expect(first).to_contain_text("empathy")
    assert first.get_attribute("href") == (site / "glossary.html").as_uri() + "#term-empathy"
    context.close()


def test_a_search_that_cannot_be_loaded_says_so(page):
    page.route("**/section-search/index.js", lambda route: route.abort())
    page.goto("/search.html?q=trust")
    expect(status(page)).to_contain_text("could not be loaded")
    expect(page.locator(".section-search-help")).to_be_visible()


def test_a_search_keeps_to_a_strict_policy(browser, site):
    with server(partial(PolicyHandler, directory=str(site))) as base:
        context = browser.new_context(base_url=base)
        page = context.new_page()
        page.goto("/search.html?q=trust")
        expect(results(page)).to_have_count(10)
        context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_cut_off_and_targets_are_large(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/search.html?q=trust")
    settle(page, "results")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for target in page.locator(".section-search-field > *").all():
        assert target.bounding_box()["height"] >= 44
