"""The references of the site: each citation is led back to, once, from the work it names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

import pytest
from built_pages import read_site

if TYPE_CHECKING:
    from built_pages import Built


@pytest.fixture(scope="module")
def pages(site) -> dict[str, Built]:
    return read_site(site)


def test_every_citation_is_led_back_to_from_its_work(pages):
    """A citation has an id, and a link to a work, for each work that it names."""
    there: list[tuple[str, str]] = []
    for name, page in pages.items():
        for citation in page.soup.select(".bibtex-citation"):
            marks = [citation, *citation.find_all("span", id=True)]
            ids = [mark["id"] for mark in marks if mark.has_attr("id")]
            # What stands on the list of source notes stands on the notes' pages, too.
            if name == "source-notes.html" and not ids:
                continue
            works = {link["href"].rpartition("#")[2] for link in citation.find_all("a")}
            assert {mark.removeprefix("cited-").rpartition("-")[0] for mark in ids} == {
                work.removeprefix("cite-") for work in works
            }, page.at(citation, str(citation))
            there += [(f"{name}#{mark}", mark) for mark in ids]
    back: list[tuple[str, str]] = []
    for entry in pages["references.html"].soup.select(".csl-references > li"):
        links = entry.select(":is(.source-trail, .source-trail-pages) a[href*='#cited-']")
        assert links, f"nobody cites {entry['id']}"
        for link in links:
            url, mark = urldefrag(urljoin("http://s/references.html", link["href"]))
            assert mark.startswith(f"cited-{entry['id'].removeprefix('cite-')}-")
            back.append((f"{url.removeprefix('http://s/')}#{mark}", mark))
    assert len(there) == len(set(there)) > 0
    assert sorted(back) == sorted(there)


def test_every_entry_says_how_far_it_is_verified_and_has_its_bibtex(pages, site):
    entries = pages["references.html"].soup.select(".csl-references > li")
    assert entries
    for entry in entries:
        assert entry.select_one(".source-trail-state"), entry["id"]
        assert (site / entry.select_one(".source-trail-bibtex a")["href"]).is_file()


def test_every_cited_work_is_kept_once_for_the_panels(pages):
    for name, page in pages.items():
        hrefs = {a["href"] for a in page.soup.select(".bibtex-citation a")}
        # Selectors do not look into templates.
        template = page.soup.find("template", class_="source-trail-works")
        kept = [work["data-for"] for work in template.find_all("p")] if template else []
        if name == "references.html":
            assert kept == []
        else:
            assert sorted(kept) == sorted(hrefs), name
