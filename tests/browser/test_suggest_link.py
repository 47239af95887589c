"""The link at the foot of a page with which a reader suggests a change."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = {"rules": {name: {"enabled": True} for name in ("color-contrast-enhanced",)}}
"""Contrast of at least 7:1, which axe looks for only when asked."""
TARGET = 44
WIDTHS = {"phone": 390, "desk": 1280}


@pytest.fixture(params=WIDTHS)
def width(request):
    return WIDTHS[request.param]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, address, scheme, width):
    size = {"width": width, "height": 800}
    context = browser.new_context(base_url=address, color_scheme=scheme, viewport=size)
    page = context.new_page()
    page.goto("/skills/attach.html")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("(rules) => axe.run('.site-suggest', rules)", RULES)
    assert {"color-contrast-enhanced", "link-name"} <= {rule["id"] for rule in found["passes"]}
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    context.close()


def test_it_stands_under_the_dates_and_is_large_enough_to_hit(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/skills/attach.html")
    link = page.get_by_role("link", name="Suggest a change", exact=True)
    expect(link).to_be_visible()
    box, dates = link.bounding_box(), page.locator(".page-review").bounding_box()
    assert box["height"] >= TARGET
    assert dates["y"] + dates["height"] <= box["y"]


def test_it_is_not_printed(page):
    page.goto("/skills/attach.html")
    page.emulate_media(media="print")
    expect(page.get_by_text("Suggest a change")).to_be_hidden()
