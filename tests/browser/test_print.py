"""Promise: every page prints well on A4, whatever the screen that it is printed from."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

KINDS = {
    "a home page": "index.html",
    "a theory with drawings and a deck": "theory/bordin.html",
    "a skill with a time out": "skills/authentic.html",
    "the works": "references.html",
    "a manual with a table and code": "contribute/house.html",
    "words": "glossary.html",
}
A4 = (595, 842)
MARGIN = 50
"""Points that stay white at every edge, at least; 72 are an inch."""
FURNITURE = {
    "Skip to content", "Test yourself", "Show all", "Suggest a change",
    "Before this", "After this", "On this page", "Hide navigation sidebar",
}  # fmt: skip
DARK_ON_WHITE = 7
# Chromium itself waits for these before it prints; the protocol that prints here does not.
LOAD = """Promise.all([...document.images].map((image) => {
    image.loading = "eager";
    return image.decode();
}))"""
FACTS = """() => ({
    // But for those that say it themselves, a DOI or an ISBN.
    outside: [...document.querySelectorAll("article a[href^=http]")].filter(
        (a) => !a.textContent.includes(a.href.split("/").filter(Boolean).pop())
    ).map((a) => a.href),
    headings: [...document.querySelectorAll("article :is(h1, h2, h3, dt)")].map((heading) =>
        heading.firstChild.textContent.trim()),
    buttons: [...document.querySelectorAll("button, .section-link")].filter(
        (part) => part.checkVisibility()
    ).map((part) => part.outerHTML),
    explanations: [...document.querySelectorAll(".mnemonic-explanation > p:first-child")].map(
        (text) => text.textContent),
    tooWide: [...document.querySelectorAll("article :is(img, table, pre)")].filter(
        (part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth
    ).map((part) => part.outerHTML.slice(0, 200)),
})"""


@dataclass
class Printed:
    """What stands on the sheets of a page."""

    pdf: PdfReader
    facts: dict[str, list[str]]
    sheets: list[list[str]] = field(default_factory=list)
    """The lines of each sheet."""
    corners: list[tuple[float, float]] = field(default_factory=list)
    """Where each piece of text begins."""
    inks: set[tuple[float, ...]] = field(default_factory=set)
    """The colours of text."""

    @property
    def text(self) -> str:
        """Return all text, without the blanks that come in where a line breaks."""
        return squeezed("".join(line for sheet in self.sheets for line in sheet))


def squeezed(text: str) -> str:
    """Return a text without blanks and without ligatures."""
    return "".join(normalize("NFKC", text).split())


def read(pdf: PdfReader, facts: dict[str, list[str]]) -> Printed:
    """Read the sheets."""
    printed = Printed(pdf, facts)
    ink: tuple[float, ...] = (0, 0, 0)

    def operand(operator, arguments, _cm, _tm):
        nonlocal ink
        if operator == b"rg":
            ink = tuple(float(part) for part in arguments)
        elif operator == b"g":  # A grey is one number.
            ink = (float(arguments[0]),) * 3
        elif operator in {b"Tj", b"TJ"}:
            printed.inks.add(ink)

    def text(piece, cm, tm, _font, _size):
        if piece.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            printed.corners.append((x, y))

    for sheet in pdf.pages:
        found = sheet.extract_text(visitor_operand_before=operand, visitor_text=text)
        printed.sheets.append([line for line in found.splitlines() if line.strip()])
    return printed


@pytest.fixture(scope="module", params=KINDS)
def printed(browser: Browser, address: str, request: pytest.FixtureRequest) -> Printed:
    """Return a page of each kind as it is printed from a dark screen."""
    wide = {"width": 627, "height": 900}  # What A4 leaves within the margins, in CSS pixels.
    context = browser.new_context(base_url=address, color_scheme="dark", viewport=wide)
    page = context.new_page()
    page.goto(f"/{KINDS[request.param]}")
    page.evaluate(LOAD)
    # With backgrounds the ink is the page's own: without, Chromium darkens what is pale.
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    page.emulate_media(media="print")
    facts = page.evaluate(FACTS)
    context.close()
    return read(PdfReader(io.BytesIO(pdf)), facts)


def test_sheets_are_a4_and_full_within_their_margins(printed):
    sizes = {(round(s.mediabox.width), round(s.mediabox.height)) for s in printed.pdf.pages}
    assert sizes == {A4}
    width, height = A4
    outside = [
        (x, y)
        for x, y in printed.corners
        if not (MARGIN <= x <= width - MARGIN and MARGIN <= y <= height - MARGIN)
    ]
    assert all(printed.sheets), "a sheet is empty"
    assert outside == []
    assert printed.facts["tooWide"] == []


def test_no_furniture_is_printed(printed):
    assert [words for words in sorted(FURNITURE) if squeezed(words) in printed.text] == []
    assert printed.facts["buttons"] == []


def test_the_ink_is_dark_whatever_the_screen(printed):
    assert printed.inks
    assert {ink for ink in printed.inks if contrast_with_white(ink) < DARK_ON_WHITE} == set()


def test_cards_are_open(printed):
    missing = [t for t in printed.facts["explanations"] if squeezed(t) not in printed.text]
    assert missing == []


def test_addresses_of_links_to_elsewhere_can_be_read_and_no_others(printed):
    missing = [link for link in printed.facts["outside"] if link not in printed.text]
    assert missing == []
    assert "127.0.0.1" not in printed.text
    assert "(#" not in printed.text


def test_no_heading_and_no_term_is_the_last_line_of_a_sheet(printed):
    last = {sheet[-1].strip() for sheet in printed.sheets}
    assert printed.facts["headings"]
    assert last & set(printed.facts["headings"]) == set()


def test_whoever_prints_while_practising_gets_the_cards(page):
    page.goto("/index.html")
    page.get_by_role("button", name="Test yourself").first.click()
    expect(page.locator(".mnemonic-practice").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".mnemonic-practice").first).to_be_hidden()
    for explanation in page.locator(".mnemonic-explanation").all():
        expect(explanation).to_be_visible()


def contrast_with_white(colour):
    """Return the contrast: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in colour]
    light = sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (light + 0.05)
