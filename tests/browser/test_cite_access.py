"""The pages at addresses, for every reader: axe, small screens, dark screens and paper."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pytest
import zxingcpp
from bench.loopback import server
from deck_site import CONF, PolicyHandler
from PIL import Image
from playwright.sync_api import expect

from site_builder import build

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
ADDRESS = "https://therapeutic-relationship.example/s/bordin-rupture/"
CITE = "/cite/bordin-rupture/index.html"
LONGEST = "/cite/teach-accessibility-technical/index.html"
MOVED = "/s/bordin-rupture/index.html"
LEDGER = """\
exam   2026-01-01  ended 2027-03-01: the module has closed.
index  2026-01-01
roles  2026-01-01  ended 2027-03-01, see index
"""
STATES = {
    "cite": CITE,
    "copied": CITE,
    "longest": LONGEST,
    "moved": MOVED,
    "ended": "/s/exam/index.html",
    "ended with an heir": "/cite/roles/index.html",
}
NARROW = 390
DARK_ON_WHITE = 7
"""The contrast that text on paper is to have at least: https://www.w3.org/TR/WCAG22/#contrast-enhanced"""
INK = "getComputedStyle(document.querySelector('.copy')).color.match(/[0-9.]+/g).map(Number)"


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """Return the address of a stranger's site with addresses that have ended."""
    pages = {"index.md": "(index)=\n# Home\n", "addresses.txt": LEDGER}
    conf = {**CONF, "extensions": ["myst_parser", "section_links"], "templates_path": []}
    built = build(tmp_path_factory.mktemp("ended"), pages, conf=conf)
    assert built.warnings == []
    with server(partial(PolicyHandler, directory=str(built.outdir))) as address:
        yield address


def stay(route):
    """Answer with the page as it is where a browser does not follow it."""
    answer = route.fetch()
    body = answer.text().replace('http-equiv="refresh"', 'name="refresh"')
    route.fulfill(response=answer, body=body)


@pytest.fixture
def bring(browser, address, ended):
    """Return what opens a page of `STATES`, with the options of a browser's context."""
    contexts = []

    def bring(state, **options):
        base = ended if state.startswith("ended") else address
        contexts.append(browser.new_context(base_url=base, **options))
        page = contexts[-1].new_page()
        page.route("**/s/**", stay)
        page.goto(STATES[state])
        assert page.url == base + STATES[state]
        if state == "copied":
            page.get_by_role("button").first.click()
        return page

    yield bring
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(bring, state, scheme):
    page = bring(state, color_scheme=scheme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    assert {"color-contrast", "region", "page-has-heading-one"} <= {
        rule["id"] for rule in found["passes"]
    }
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []


@pytest.mark.parametrize("state", STATES)
def test_on_a_small_screen_nothing_is_cut_off(bring, state):
    page = bring(state, viewport={"width": NARROW, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    rights = page.locator("body *").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().right)"
    )
    assert max(rights) <= NARROW


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_qr_code_can_be_read_from_the_screen(bring, scheme):
    page = bring("cite", color_scheme=scheme)
    picture = page.get_by_role("figure").screenshot()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)), try_invert=False)
    assert code.text == ADDRESS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_stands_what_can_be_read_there_and_no_button(bring, scheme):
    page = bring("cite", color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    for button in page.locator("button").all():
        expect(button).to_be_hidden()
    expect(page.get_by_text("For a reference manager")).to_be_hidden()
    for text in page.locator("[data-copy]").all():
        expect(text).to_be_visible()
    expect(page.get_by_role("img")).to_be_visible()
    # Browsers print no backgrounds: whatever the screen has, the ink is to suit white paper.
    assert contrast_with_white(page.evaluate(INK)[:3]) >= DARK_ON_WHITE


def contrast_with_white(colour):
    """Return the contrast: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    parts = [part / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (light + 0.05)
