"""The script of a time out comes when a reader gets near it, has written, or follows a link."""

from __future__ import annotations

import json
from functools import partial

import pytest
from bench.loopback import QuietHandler, server
from playwright.sync_api import expect
from time_out_page import KEY, record_of

from site_builder import build

CONF = {
    "extensions": ["myst_parser", "time_outs"],
    "time_outs_storage_key": "stranger",
    "time_outs_policy": "default-src 'self'",
}
TIME_OUT = """\
:::{time-out} The kettle
:name: kettle
:minutes: 5

- What did you hear?
:::
"""
PAGE = "# Tea\n\n" + "Word after word.\n\n" * 300 + TIME_OUT
SCRIPT = "/_static/time-outs.js"


@pytest.fixture(scope="module")
def far(tmp_path_factory):
    """Return the folder of a site with a time out far down."""
    built = build(tmp_path_factory.mktemp("far"), {"index.md": PAGE}, conf=CONF)
    assert built.warnings == []
    return built.outdir


@pytest.fixture
def tab(browser, far):
    """Return a tab, the addresses that it has asked for, and that of the page."""
    with server(partial(QuietHandler, directory=str(far))) as address:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.home = f"{address}/index.html"
        yield page
        context.close()


def has_asked(page):
    return any(SCRIPT in url for url in page.asked)


def settle(page):
    page.goto(page.home)
    page.evaluate("new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))")


def test_a_page_is_read_without_it_until_the_reader_gets_near(tab):
    settle(tab)
    assert not has_asked(tab)
    expect(tab.locator("textarea")).to_have_count(0)
    tab.locator(".time-out").scroll_into_view_if_needed()
    expect(tab.locator("textarea")).to_be_visible()
    assert has_asked(tab)


def test_what_was_written_is_there_at_once(tab):
    settle(tab)
    record = json.dumps(record_of("I listened."))
    tab.evaluate(f"localStorage.setItem('{KEY}', {record})")
    settle(tab)
    expect(tab.locator("textarea")).to_have_count(1)


def test_a_link_to_a_time_out_finds_it_ready(tab):
    tab.home += "#time-out-kettle"
    settle(tab)
    expect(tab.locator("textarea")).to_be_in_viewport()


def test_it_comes_from_a_file_too(browser, far):
    context = browser.new_context()
    page = context.new_page()
    page.goto((far / "index.html").as_uri())
    page.locator(".time-out").scroll_into_view_if_needed()
    expect(page.locator("textarea")).to_be_visible()
    context.close()
