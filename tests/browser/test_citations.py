"""Citations that show their reference: by keyboard, pointer and touch, and without a script."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from bench.loopback import server
from deck_site import CONF, LAYOUT, PolicyHandler
from playwright.sync_api import expect
from reader import ChromiumReader, FirefoxReader

from site_builder import build

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
PANEL = "#source-trail-panel"
SHOWN = "document.querySelector('#source-trail-panel')?.matches(':popover-open') === true"
GONE = "document.querySelector('#source-trail-panel') === null"
FOCUSED = "document.activeElement.getAttribute('href')"
PAGES = {
    "_templates/layout.html": LAYOUT,
    "index.rst": """\
Home
====

Said :cite:p:`grey2001`, and :cite:p:`white2003`.

And more.

.. toctree::

   references
""",
    "references.rst": "References\n==========\n\n.. bibliography::\n",
    "works.bib": """\
@book{grey2001, author={Grey, Ann}, title={A Guide}, publisher={Press}, year=2001}
@misc{white2003, author={White, Cy}, title={Snow}, year=2003, url={https://snow.example/}}
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    conf = {
        **CONF,
        "extensions": ["sphinxcontrib.bibtex", "source_trail"],
        "bibtex_bibfiles": ["works.bib"],
        "bibtex_cite_id": "cite-{key}",
    }
    built = build(tmp_path_factory.mktemp("citations"), PAGES, conf=conf)
    assert built.warnings == []
    return built.outdir


@pytest.fixture(scope="module")
def citations(folder):
    """Return the address of a stranger's site under a strict policy."""
    with server(partial(PolicyHandler, directory=str(folder))) as address:
        yield address


@pytest.fixture(params=["chromium", "firefox"])
def reader(request, citations):
    if request.param == "firefox":
        yield FirefoxReader(request.getfixturevalue("firefox"), citations)
        return
    context = request.getfixturevalue("browser").new_context(base_url=citations)
    yield ChromiumReader(context.new_page())
    context.close()


@pytest.fixture
def page(browser, citations):
    context = browser.new_context(base_url=citations, has_touch=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/index.html")
    yield page
    assert [text for text in said if "404" not in text] == []  # there is no favicon
    context.close()


def citation(page, number=0):
    return page.locator(".bibtex-citation a").nth(number)


def tab_to_a_citation(reader):
    reader.open("/index.html")
    for _ in range(20):
        reader.press("Tab")
        if "#cite-" in (reader.ask(FOCUSED) or ""):
            return


def test_focus_shows_and_escape_hides(reader):
    tab_to_a_citation(reader)
    reader.wait(SHOWN)
    said = "document.getElementById(document.activeElement.getAttribute('aria-describedby'))"
    assert "Ann Grey" in reader.ask(f"{said}.textContent")
    reader.press("Escape")
    reader.wait(GONE)
    assert reader.ask(FOCUSED) == "references.html#cite-grey2001"
    assert not reader.ask("document.activeElement.hasAttribute('aria-describedby')")


def test_the_next_citation_is_one_step_on_and_enter_follows_it(reader):
    tab_to_a_citation(reader)
    reader.wait(SHOWN)
    reader.press("Tab")
    assert reader.ask(FOCUSED) == "references.html#cite-white2003"
    reader.wait(f"{SHOWN} && document.querySelectorAll('{PANEL}').length === 1")
    assert "Snow" in reader.ask(f"document.querySelector('{PANEL}').textContent")
    reader.press("Enter")
    reader.wait("location.hash === '#cite-white2003'")


def test_the_pointer_shows_may_move_onto_it_and_leaves(page):
    before = page.locator("text=And more.").bounding_box()
    citation(page).hover()
    panel = page.locator(PANEL)
    expect(panel).to_contain_text("A Guide")
    assert page.locator("text=And more.").bounding_box() == before
    link, box = citation(page).bounding_box(), panel.bounding_box()
    # Nothing lies between the two that the pointer would have to cross.
    assert abs(link["y"] + link["height"] - box["y"]) <= 1
    panel.hover()
    page.wait_for_function("() => document.querySelector('#source-trail-panel:hover')")
    page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 500))")
    expect(panel).to_be_visible()
    page.mouse.move(0, 0)
    expect(panel).to_have_count(0)


def test_escape_hides_what_the_pointer_has_shown(page):
    citation(page).hover()
    expect(page.locator(PANEL)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)


def test_a_click_follows_the_link(page):
    citation(page).click()
    page.wait_for_url("**/references.html#cite-grey2001")


def test_the_first_tap_shows_and_the_second_follows(page):
    citation(page, 1).tap()
    expect(page.locator(PANEL)).to_contain_text("Snow")
    assert page.locator(PANEL).locator("a").first.get_attribute("href").startswith("https://")
    page.locator("h1").tap()
    expect(page.locator(PANEL)).to_have_count(0)
    citation(page, 1).tap()
    page.locator(PANEL).get_by_text("In the list of references").tap()
    page.wait_for_url("**/references.html#cite-white2003")
    page.go_back()
    citation(page, 1).tap()
    citation(page, 1).tap()
    page.wait_for_url("**/references.html#cite-white2003")


def test_it_is_not_printed(page):
    citation(page).hover()
    expect(page.locator(PANEL)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(PANEL)).not_to_be_visible()


def test_a_page_opened_as_a_file_shows_it_too(browser, folder):
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    citation(page).hover()
    expect(page.locator(PANEL)).to_contain_text("A Guide")
    page.goto((folder / "references.html").as_uri())
    expect(page.get_by_text("BibTeX").first).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.close()


def test_without_a_script_a_citation_is_a_link(browser, citations):
    context = browser.new_context(base_url=citations, java_script_enabled=False)
    page = context.new_page()
    page.goto("/index.html")
    assert page.locator("template").count() == 1
    expect(page.locator("body")).not_to_contain_text("A Guide")
    citation(page).click()
    page.wait_for_url("**/references.html#cite-grey2001")
    context.close()


def test_bibtex_is_copied_and_said(browser, citations):
    context = browser.new_context(base_url=citations)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/references.html")
    button = page.get_by_role("button", name="Copy").first
    button.click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@book{grey2001,")
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_entry_moves_where_a_script_adds_its_button(browser, address, width):
    heights = []
    for scripts in (True, False):
        size = {"width": width, "height": 800}
        context = browser.new_context(
            base_url=address, viewport=size, java_script_enabled=scripts
        )
        page = context.new_page()
        page.goto("/references.html")
        assert (page.get_by_role("button", name="Copy").count() > 0) == scripts
        entries = page.locator(".csl-references > li").all()
        heights.append([entry.bounding_box()["height"] for entry in entries])
        context.close()
    assert heights[0] == heights[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, address, scheme):
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    page.goto("/theory/peplau.html")
    citation(page).hover()
    expect(page.locator(PANEL)).to_be_visible()
    assert_axe_finds_nothing(page, "article")
    page.goto("/references.html")
    page.locator(".source-trail-pages > summary").first.click()
    assert_axe_finds_nothing(page, "article")
    context.close()


def assert_axe_finds_nothing(page, selector):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = page.evaluate("([where, rules]) => axe.run(where, rules)", [selector, rules])
    assert found["passes"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
