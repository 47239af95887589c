"""Promise: what a reader has set for all sites, own colours or no motion, is followed."""

from __future__ import annotations

import pytest
from test_keyboard import KINDS, MANY

# A browser that puts a reader's own colours in place of a site's draws no shadows.
STEP = """() => {
  const here = document.activeElement;
  if (here === document.body || here.dataset.visited) return null;
  here.dataset.visited = "yes";
  const places = [[here], [here, "::after"], [here.labels?.[0] ?? here]];
  const ringed = places.some((place) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(...place);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  return ringed ? "" : here.outerHTML.slice(0, 120);
}"""
UNFRAMED = """() => [...document.querySelectorAll("input, textarea, select")]
  .filter((field) => field.type !== "checkbox" && field.checkVisibility())
  .filter((field) => parseFloat(getComputedStyle(field).borderBottomWidth) < 1)
  .map((field) => field.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll("*")]
  .flatMap((element) => [undefined, "::before", "::after"].map(
    (part) => [element, getComputedStyle(element, part)],
  ))
  .filter(([element, style]) => {
    const seconds = (times) => Math.max(...times.split(",").map(parseFloat));
    const turns = style.transitionProperty !== "none" && seconds(style.transitionDuration) > 0;
    const plays = style.animationName !== "none" && seconds(style.animationDuration) > 0;
    return turns || plays || style.scrollBehavior === "smooth";
  })
  .map(([element]) => element.outerHTML.slice(0, 120))"""


@pytest.fixture
def shown(browser, address, request):
    """Return a page whose reader has the settings that the test names."""
    context = browser.new_context(base_url=address, **request.param)
    yield context.new_page()
    context.close()


def unringed(page):
    """Go through the page by keyboard, and return what shows no ring in a reader's colours."""
    found = []
    for _ in range(MANY):
        page.keyboard.press("Tab")
        wrong = page.evaluate(STEP)
        if wrong is None:
            return found
        found += [wrong] if wrong else []
    return [*found, "there is no end"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shown", [{"forced_colors": "active"}], indirect=True, ids=["own"])
def test_rings_and_fields_are_seen_in_a_readers_own_colours(shown, kind):
    shown.goto(KINDS[kind])
    assert unringed(shown) == []
    assert shown.evaluate(UNFRAMED) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shown", [{"reduced_motion": "reduce"}], indirect=True, ids=["still"])
def test_nothing_moves_for_a_reader_who_wants_no_motion(shown, kind):
    shown.goto(KINDS[kind])
    assert shown.evaluate(MOVING) == []


@pytest.mark.parametrize("shown", [{}], indirect=True, ids=["usual"])
def test_what_moves_for_others_would_be_noticed(shown):
    shown.goto(KINDS["home"])
    assert shown.evaluate(MOVING) != []
