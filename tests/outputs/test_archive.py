"""Promise: the archive of the site works opened from a folder, without a server."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from outputs.archive import FOLDER, make_archive
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def unpacked(downloads, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    with ZipFile(downloads / "therapeutic-relationship.zip") as archive:
        archive.extractall(folder)
    return folder / FOLDER


@pytest.fixture
def shown(browser):
    context = browser.new_context()
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("requestfailed", lambda request: page.problems.append(request.url))
    yield page
    context.close()
    assert page.problems == []


def test_a_deck_opens(unpacked, shown):
    shown.goto((unpacked / "index.html").as_uri())
    shown.get_by_role("button", name="Show all").first.click()
    expect(shown.locator(".mnemonic-explanation").first).to_be_visible()


def test_a_deck_can_be_practised_and_tells_how_it_went(unpacked, shown):
    shown.goto((unpacked / "index.html").as_uri())
    shown.get_by_role("button", name="Test yourself").click()
    for _letter in "ATTACH":
        shown.get_by_role("button", name="Show the answer").click()
        shown.get_by_role("button", name="I knew it").click()
    expect(shown.get_by_text("Known at first try: 6 of 6.")).to_be_visible()
    shown.get_by_role("button", name="Keep my progress on this device").click()
    shown.reload()
    shown.get_by_role("button", name="Test yourself").click()
    shown.get_by_role("button", name="Show the answer").click()
    expect(shown.locator(".mnemonic-practice .mnemonic-explanation")).to_be_visible()


def test_a_time_out_can_be_written(unpacked, shown):
    shown.goto((unpacked / "theory/bordin.html").as_uri())
    area = shown.locator(".time-out textarea").first
    shown.locator(".time-out").first.scroll_into_view_if_needed()
    area.fill("From a folder")
    expect(area).to_have_value("From a folder")


def test_a_search_finds(unpacked, shown):
    shown.goto(f"{(unpacked / 'search.html').as_uri()}?q=rupture")
    expect(shown.locator(".section-search ol a").first).to_be_visible()


def test_every_link_of_the_home_page_is_a_file(unpacked, shown):
    shown.goto((unpacked / "index.html").as_uri())
    links = shown.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    inside = {link.split("#")[0] for link in links if link.startswith("file:")}
    assert len(inside) > 1
    assert [link for link in inside if link.endswith("/")] == []


def test_the_same_site_makes_the_same_bytes(unpacked, tmp_path):
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    make_archive(unpacked, first)
    make_archive(unpacked, second)
    assert first.stat().st_size > len("an empty archive")
    assert first.read_bytes() == second.read_bytes()
