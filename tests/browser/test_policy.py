"""No page of the site does anything that its Content-Security-Policy forbids."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from time_outs.words import field_words

STORED = field_words()["stored-visit"]
PHONE = {"width": 390, "height": 844}
REPORT = """
addEventListener("securitypolicyviolation", (event) => console.error(
  `${event.effectiveDirective} forbids ${event.blockedURI} (${event.sample}), asked for by `
  + `${event.sourceFile}, line ${event.lineNumber}`));
"""


class Visit:
    """A reader's one tab, and what their browser complained of, by page."""

    def __init__(self, page):
        self.page = page
        self.complaints = []
        page.on("pageerror", lambda error: self.complain(str(error)))
        page.on("console", lambda line: line.type == "error" and self.complain(line.text))

    def complain(self, text):
        self.complaints.append(f"{self.page.url}: {text}")

    def open(self, path):
        self.page.goto(path)


@pytest.fixture
def visit(browser, address):
    context = browser.new_context(base_url=address, viewport=PHONE)
    # Not every build of Chromium lets a page that nobody looks at write to the clipboard.
    context.grant_permissions(["clipboard-write"])
    context.add_init_script(REPORT)
    yield Visit(context.new_page())
    context.close()


def test_no_page_breaks_its_policy(visit, site):
    paths = sorted(site.rglob("*.html"))
    names = [f"/{path.relative_to(site).as_posix()}" for path in paths]
    # A page of an address leads on at once, to a page that is visited by its own name.
    visited = [name for name in names if not name.startswith("/s/")]
    assert len(visited) > 300
    for name in visited:
        visit.open(name)
    visit.open("about:blank")
    assert visit.complaints == []


def test_what_scripts_do_breaks_no_policy(visit):
    page = visit.page
    visit.open("/skills/attach.html")
    deck = page.locator("#mnemonic-attach")
    deck.get_by_role("button", name="Test yourself").click()
    deck.get_by_role("textbox").fill("Authentic")
    deck.get_by_role("textbox").press("Enter")
    expect(deck.locator(".mnemonic-verdict")).to_contain_text("Right")
    page.locator(".time-out").first.scroll_into_view_if_needed()
    page.locator(".time-out textarea").first.fill("I listened.")
    expect(page.locator(".time-out [role=status]").first).to_have_text(STORED)

    visit.open("/skills/reflections.html")
    for name in ("Save for Word", "Save as Markdown", "Save a backup"):
        with page.expect_download():
            page.get_by_role("button", name=name).first.click()

    visit.open("/search.html?q=rupture")
    expect(page.locator(".section-search ol a").first).to_be_visible()

    visit.open("/references.html")
    page.get_by_role("button", name="Copy").first.click()
    visit.open("/cite/bordin-rupture/index.html")
    page.get_by_role("button", name="Copy").first.click()
    visit.open("/s/bordin-rupture/index.html")
    page.wait_for_url("**/theory/bordin.html#bordin-rupture")
    assert visit.complaints == []


@pytest.mark.parametrize(
    "breach",
    [
        '<p style="color: red">',
        "<script>document.title = 1</script>",
        "<style>p { color: red }</style>",
        '<img src="https://elsewhere.example/a.png" alt="">',
        '<script src="https://elsewhere.example/a.js"></script>',
    ],
)
def test_a_breach_is_seen(visit, site, breach):
    text = (site / "about.html").read_text(encoding="utf-8")
    broken = text.replace("</body>", f"{breach}</body>")
    visit.page.route("**/about.html", lambda route: route.fulfill(body=broken))
    visit.open("/about.html")
    visit.open("about:blank")
    assert any("forbids" in complaint for complaint in visit.complaints)
