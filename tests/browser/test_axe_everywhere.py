"""Promise: axe finds nothing on any page, at any width, in light and dark, with scripts or not.

Its rules of best practice and of level AAA are included. All pages are visited in one tab, and
each is loaded once for all widths and schemes, as a fresh tab or page costs most of the time.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Route

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = [
    "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
]  # fmt: skip
"""Those of WCAG 2.2, and best practice: https://www.deque.com/axe/core-documentation/api-documentation/#axe-core-tags"""
COLOURS = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
"""The rules whose answer may differ between light and dark."""
RUN = """async (only) => {
  const runOnly = only ? { type: "rule", values: only.rules } : { type: "tag", values: TAGS };
  const found = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}""".replace("TAGS", str(RULES))
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
GENERATED = ("cite", "s")
"""The folders with one small page for each section."""
TENTH = 10


def below(site: Path, folder: str = ".") -> Iterator[str]:
    """Yield the path of every page below a folder of the site."""
    for page in sorted((site / folder).rglob("*.html")):
        yield f"/{page.relative_to(site).as_posix()}"


def pages(site: Path) -> list[str]:
    """Return the paths of all pages that are not generated for a section."""
    return [path for path in below(site) if path.split("/")[1] not in GENERATED]


def without_refresh(route: Route) -> None:
    """Answer with the page that stands at an address, which a browser would leave at once."""
    answer = route.fetch()
    body = answer.text().replace('http-equiv="refresh"', 'name="refresh"')
    route.fulfill(response=answer, body=body)


def without_scripts(route: Route) -> None:
    """Answer with a page without its scripts. (A browser without them could not run axe.)"""
    answer = route.fetch()
    body = SCRIPT.sub("", answer.text())
    body = re.sub(r"</?noscript>", "", body)
    route.fulfill(response=answer, body=body)


@pytest.fixture(scope="module")
def tab(browser, address) -> Iterator[Page]:
    """Return the one tab of these tests."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.route("**/s/*/index.html", without_refresh)
    yield page
    context.close()


def findings(tab: Page, path: str, looks: list[tuple[dict[str, int], str, bool]]) -> list[str]:
    """Return what axe finds in `path`, each as `path width scheme: rule: element`.

    Args:
        tab: Where the page is opened.
        path: The page.
        looks: The sizes and colour schemes, and whether every rule is asked or `COLOURS` alone.
    """
    tab.set_viewport_size(looks[0][0])
    tab.emulate_media(color_scheme=looks[0][1])
    tab.goto(path)
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for size, scheme, every_rule in looks:
        tab.set_viewport_size(size)
        tab.emulate_media(color_scheme=scheme)
        only = None if every_rule else {"rules": COLOURS}
        label = f"{path} {size['width']} {scheme}"
        found += [f"{label}: {finding}" for finding in tab.evaluate(RUN, only)]
    return found


def test_axe_finds_nothing_on_any_page(tab, site):
    looks = [
        (DESK, "light", True),
        (DESK, "dark", False),
        (PHONE, "dark", False),
        (PHONE, "light", True),
    ]
    assert [found for path in pages(site) for found in findings(tab, path, looks)] == []


def test_axe_finds_nothing_on_any_page_without_scripts(tab, site):
    looks = [(PHONE, "dark", False), (DESK, "light", True)]
    tab.route("**/*.html", without_scripts)
    found = [found for path in pages(site) for found in findings(tab, path, looks)]
    tab.unroute("**/*.html", without_scripts)
    assert found == []


def test_axe_finds_nothing_on_any_page_of_an_address(tab, site):
    """They differ in their words alone: each is looked at once, and few in every look.

    (`test_cite_access.py` has one of each kind in every state.)
    """
    once = [(PHONE, "light", True)]
    often = [*once, (PHONE, "dark", False), (DESK, "dark", True)]
    cited = list(below(site, "cite"))
    moved = list(below(site, "s"))[::TENTH]
    found = [found for path in cited for found in findings(tab, path, once)]
    for path in [*cited[::TENTH], *moved]:
        found += findings(tab, path, often)
    assert found == []
