"""Promise: all that can be worked is reached by keyboard, in order, in view and with a ring."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 800}
DESK = {"width": 1280, "height": 900}
KINDS = {
    "home": "/index.html",
    "theory": "/theory/peplau.html",
    "deck": "/skills/attach.html",
    "reflections": "/skills/time-outs.html",
    "references": "/references.html",
    "source notes": "/source-notes.html",
    "search": "/search.html",
    "cite": "/cite/bordin-rupture/index.html",
}
# A column that is too wide may be cut off without a bar to scroll by; tables have bars.
RIGHTMOST = """Math.floor(Math.max(
  document.documentElement.scrollWidth,
  ...[...document.querySelectorAll("article, article *")]
    .filter((element) => element.checkVisibility() && !element.closest(".table-wrapper > *"))
    .map((element) => element.getBoundingClientRect().right),
))"""
SIZES = [(320, "100%"), (780, "200%"), (1280, "200%")]
"""Widths and sizes of text; 320 are 1280 at 400%: https://www.w3.org/TR/WCAG22/#reflow"""
MANY = 1500
"""More stops than any page has: whoever has not come to the end by then is caught."""
STEP = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const isAway = () => {
    const { top, right, bottom, left } = shown.getBoundingClientRect();
    return bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth;
  };
  const here = document.activeElement;
  if (here === document.body || here.dataset.visited) return null;
  const shown = here.labels?.[0] ?? here;
  const places = [[here], [here, "::after"], [shown]];
  const ringed = places.some((place) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(...place);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  });
  const before = window.lastStop;
  const wrong = [];
  if (!ringed) wrong.push("has no ring");
  if (!shown.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    wrong.push("is hidden");
  // What comes into a page at this moment moves the rest, and the browser scrolls after it.
  for (let frames = 0; isAway() && frames < 9; frames++) await frame();
  if (isAway()) wrong.push("is out of view");
  if (before && !(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING))
    wrong.push("comes out of order");
  here.dataset.visited = "yes";
  window.lastStop = here;
  return wrong.map((what) => `${here.outerHTML.slice(0, 120)} ${what}`);
}"""
CONTROLS = "'a[href], button, input, select, textarea, summary'"
MISSED = """() => [...document.querySelectorAll(CONTROLS)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.disabled && element.tabIndex >= 0 && element.type !== "radio")
  .filter((element) => !element.dataset.visited)
  .map((element) => element.outerHTML.slice(0, 120))""".replace("CONTROLS", CONTROLS)
FOCUSED = "document.activeElement.closest('aside')?.getAttribute('aria-label')"
SMALL = """() => {
  const controls = document.querySelectorAll(CONTROLS);
  const answers = (control, x, y) => {
    const there = document.elementFromPoint(x, y);
    return control.contains(there) || (control.labels?.[0]?.contains(there) ?? false);
  };
  return [...controls].filter((control) => {
    if (!control.checkVisibility({ visibilityProperty: true })) return false;
    if (getComputedStyle(control).display === "inline" || EXCEPTIONS) return false;
    control.scrollIntoView({ block: "center", behavior: "instant" });
    const card = control.matches(".sd-stretched-link") ? control.closest(".sd-card") : null;
    const label = control.type === "checkbox" ? control.labels[0] : null;
    const box = (card ?? label ?? control).getBoundingClientRect();
    if (box.height >= 43.5 && box.width >= 43.5) return false;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return ![-21, 21].every((step) => answers(control, x, y + step));
  }).map((control) => control.outerHTML.slice(0, 120));
}""".replace("CONTROLS", CONTROLS).replace(
    # These stand in the lines of small print below a reference: inline, as WCAG 2.5.8 has it.
    "EXCEPTIONS",
    "control.closest('.source-trail, .source-trail-pages')",
)
"""Finds what is less than 44 pixels high or wide and does not answer 21 from its middle.

Links in text are excepted: https://www.w3.org/TR/WCAG22/#target-size-minimum
"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_page_can_be_gone_through_with_tab(page, kind):
    page.set_viewport_size(PHONE if kind in {"theory", "references", "cite"} else DESK)
    # Where a page scrolls smoothly, what has the focus is not yet in view.
    page.emulate_media(reduced_motion="reduce")
    page.goto(KINDS[kind])
    wrong = []
    for _ in range(MANY):
        page.keyboard.press("Tab")
        found = page.evaluate(STEP)
        if found is None:
            break
        wrong += found
    else:
        wrong.append("the focus does not come to the end of the page")
    assert wrong == []
    assert page.evaluate(MISSED) == []


def test_the_first_stop_skips_to_the_text(page):
    page.goto(KINDS["theory"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, [role=main]') !== null")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("name", "drawer"), [("Menu", "All pages"), ("On this page",) * 2])
def test_a_drawer_opens_and_closes_by_keyboard(browser, address, name, drawer, scripts):
    context = browser.new_context(base_url=address, viewport=PHONE, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(KINDS["theory"])
    button = page.get_by_role("button", name=name)
    inside = page.get_by_role("complementary", name=drawer)
    expect(inside).to_be_hidden()
    button.press("Enter")
    expect(inside).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == drawer
    page.keyboard.press("Escape")
    expect(inside).to_be_hidden()
    assert button.evaluate("button => button === document.activeElement")
    context.close()


def test_a_chapter_of_the_menu_unfolds_by_keyboard(page):
    page.set_viewport_size(DESK)
    page.goto("/index.html")
    switch = page.get_by_role("switch").first
    chapter = page.get_by_role("link", name="Peplau: the relationship becomes nursing").first
    assert not chapter.is_visible()
    switch.press("Space")
    assert chapter.is_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_controls_are_44_pixels_high_and_wide(page, size):
    """Not so the contents beside the text, on screens wider than 1,300 pixels."""
    page.set_viewport_size(size)
    small = {}
    for kind, path in KINDS.items():
        page.goto(path)
        small[kind] = page.evaluate(SMALL)
    assert small == {kind: [] for kind in KINDS}


def test_no_page_scrolls_sideways_at_320_pixels_or_with_large_text(page):
    wide = {}
    for kind, path in KINDS.items():
        for width, text in SIZES:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(path)
            page.evaluate("text => { document.documentElement.style.fontSize = text; }", text)
            found = page.evaluate(RIGHTMOST)
            if found > width:
                wide[kind, width, text] = found
    assert wide == {}


def test_on_a_phone_the_name_of_the_site_stands_in_the_middle(page):
    page.set_viewport_size(PHONE)
    page.goto("/index.html")
    box = page.locator(".mobile-header .header-center").bounding_box()
    assert abs(box["x"] + box["width"] / 2 - PHONE["width"] / 2) <= 1
