"""Following a permanent address: wherever the site stands, with scripts and without."""

from __future__ import annotations

from functools import partial

import pytest
from bench.loopback import QuietHandler, server
from reader import ChromiumReader, FirefoxReader

LANDINGS = {
    "bordin": ("theory/bordin.html", "Bordin: goal, task and bond"),
    "bordin-rupture": ("theory/bordin.html#bordin-rupture", "Rupture and repair"),
}
HEADING = (
    "(document.querySelector(':target') ?? document.querySelector('article'))"
    "?.querySelector('h1, h2, h3')"
)


class SubpathHandler(QuietHandler):
    """Serves a folder below `/some/where/`, and nothing at the server's top."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix("/some/where/")
        return super().translate_path(f"/{below}" if below != path else "/nothing/here")


@pytest.fixture(scope="module", params=["subpath", "folder"])
def top(request, site):
    """Return where the site begins: on a server that has others too, or as files."""
    if request.param == "folder":
        yield f"{site.as_uri()}/"
        return
    with server(partial(SubpathHandler, directory=str(site))) as address:
        yield f"{address}/some/where/"


class ChromiumFollower(ChromiumReader):
    """A reader with Chromium who goes from page to page."""

    def go_on(self, address: str) -> None:
        self.page.goto(address)

    def arrive(self, address: str) -> None:
        self.page.wait_for_url(address)

    def follow(self, link: str) -> None:
        self.page.locator(link).click()

    def back(self) -> None:
        self.page.go_back()


class FirefoxFollower(FirefoxReader):
    """A reader with Firefox who goes from page to page."""

    def go_on(self, address: str) -> None:
        self.driver.get(address)

    def arrive(self, address: str) -> None:
        self.wait(f"location.href === {address!r} && document.readyState === 'complete'")

    def follow(self, link: str) -> None:
        # Its own click waits for no theme that scrolls slowly.
        self.driver.execute_script("document.querySelector(arguments[0]).click()", link)

    def back(self) -> None:
        self.driver.back()


@pytest.fixture(params=["chromium", "chromium-no-scripts", "firefox"])
def follower(request):
    """Return a reader of whole addresses."""
    if request.param == "firefox":
        yield FirefoxFollower(request.getfixturevalue("firefox"), "")
        return
    browser = request.getfixturevalue("browser")
    context = browser.new_context(java_script_enabled=request.param == "chromium")
    yield ChromiumFollower(context.new_page())
    context.close()


def address_of(top, label):
    """Return an address; where there is no server, the file's name has to be part of it."""
    return f"{top}s/{label}/" + ("index.html" if top.startswith("file:") else "")


def lands(reader, top, label):
    """Wait until the section of a label is before the reader, below the top of the window."""
    target, heading = LANDINGS[label]
    reader.arrive(top + target)
    reader.wait(f"{HEADING}?.firstChild.data.trim() === {heading!r}")
    # The theme may scroll there slowly.
    place = f"{HEADING}.getBoundingClientRect().top"
    reader.wait(f"{place} >= 0 && {place} < innerHeight / 3")


@pytest.mark.parametrize("label", LANDINGS)
def test_an_address_lands_on_its_section(follower, top, label):
    follower.go_on(address_of(top, label))
    lands(follower, top, label)


@pytest.mark.parametrize("label", LANDINGS)
def test_the_page_to_cite_a_section_is_beside_its_heading_and_leads_back(follower, top, label):
    follower.go_on(f"{top}theory/bordin.html")
    follower.follow(f"a.section-link[href*='/{label}/']")
    follower.arrive(f"{top}cite/{label}/index.html")
    follower.follow("h1 a")
    lands(follower, top, label)


def test_back_leads_to_where_the_reader_was(follower, top):
    follower.go_on(f"{top}about.html")
    follower.go_on(address_of(top, "bordin-rupture"))
    lands(follower, top, "bordin-rupture")
    follower.back()
    follower.arrive(f"{top}about.html")
