"""Every address of the site leads to its section, and nothing else stands beside them."""

from __future__ import annotations

import pytest
from address_pages import FOLDERS, Place, Visitor, labelled_headings, ledger_labels

from whole_site import HOME

LEDGER = ledger_labels(HOME / "docs")
HEADINGS = labelled_headings(HOME / "docs")


@pytest.fixture(scope="module")
def visitor(site):
    return Visitor(site)


def test_the_sources_have_labels():
    assert len(HEADINGS) > 200
    assert HEADINGS["bordin-rupture"] == Place("theory/bordin.html", "Rupture and repair")
    assert len(set(LEDGER)) == len(LEDGER)
    assert set(HEADINGS) <= set(LEDGER)


def test_every_address_leads_to_the_section_that_bears_its_label(visitor):
    found = {label: visitor.arrives(f"s/{label}") for label in HEADINGS}
    assert found == HEADINGS


def test_every_published_address_leads_somewhere(visitor):
    for label in LEDGER:
        assert visitor.arrives(f"s/{label}").heading, label
        assert visitor.arrives(f"cite/{label}").heading, label


def test_every_section_has_its_page_to_link_to_and_cite_it(visitor):
    for label, place in HEADINGS.items():
        name = f"cite/{label}/index.html"
        assert visitor.goes_on_to(name) is None
        (link,) = visitor.page(name).select("h1 > a")
        fragment = "" if link["href"].endswith(".html") else f"#{label}"
        assert link["href"] == f"../../{place.page}{fragment}"
        assert link.get_text() == place.heading
        address = visitor.page(name).select_one("[data-copy]").get_text()
        assert address == f"https://therapeutic-relationship.example/s/{label}/"


def test_the_address_of_a_page_leads_to_its_top(visitor):
    tops = {
        label for label in HEADINGS if "#" not in visitor.goes_on_to(f"s/{label}/index.html")
    }
    pages = {visitor.goes_on_to(f"s/{label}/index.html") for label in tops}
    assert len(tops) == len(pages)
    assert pages == {place.page for place in HEADINGS.values()}


def test_every_section_with_a_label_has_its_link_and_no_other(visitor):
    for page in sorted({place.page for place in HEADINGS.values()}):
        links = sorted(visitor.section_links(page))
        assert links == sorted(
            (place.heading, f"cite/{label}/index.html")
            for label, place in HEADINGS.items()
            if place.page == page
        )


def test_nothing_else_stands_where_addresses_do(site):
    for folder in FOLDERS:
        assert sorted(path.name for path in (site / folder).iterdir()) == sorted(LEDGER)
    for label in LEDGER:
        assert [path.name for path in (site / "s" / label).iterdir()] == ["index.html"]
    for label in HEADINGS:
        files = {path.name for path in (site / "cite" / label).iterdir()}
        own = {f"{label}.{form}" for form in ("bib", "json", "ris")}
        works = {f"{label}-works.{form}" for form in ("bib", "json", "ris")}
        assert files - works == {"index.html", "qr.svg", *own}
        assert files & works in (works, set())


def test_no_search_finds_the_pages_of_addresses(site, visitor):
    index = sorted((site / "_static/section-search").glob("*.js"))
    searched = "".join(path.read_text(encoding="utf-8") for path in index)
    for text in ((site / "sitemap.xml").read_text(encoding="utf-8"), searched):
        assert "bordin" in text
        for folder in FOLDERS:
            assert f'"{folder}/' not in text
            assert f".example/{folder}/" not in text
    for label in HEADINGS:
        robots = visitor.page(f"cite/{label}/index.html").select('meta[name="robots"]')
        assert [tag["content"] for tag in robots] == ["noindex"]
        (canonical,) = visitor.page(f"s/{label}/index.html").select('link[rel="canonical"]')
        expected = f"https://therapeutic-relationship.example/{HEADINGS[label].page}"
        assert canonical["href"] == expected
