"""What stands below an entry: where its work is cited, and what is known of it."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from cited_site import CONF, SITE, WITH_CSL
from docutils.nodes import make_id
from pybtex.database import parse_file

from site_builder import Built, build


@pytest.fixture(scope="module", params=["plain", "csl"])
def built(request, tmp_path_factory) -> Built:
    conf = {"plain": CONF, "csl": WITH_CSL}[request.param]
    built = build(tmp_path_factory.mktemp("cited"), SITE, conf=conf)
    assert built.warnings == []
    return built


def page(built: Built, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.read(name), "html.parser")


def entry(built: Built, key: str) -> Tag:
    return page(built, "references.html").find(id=f"cite-{make_id(key)}")


def line(built: Built, key: str) -> str:
    """Return what the line below an entry says before its BibTeX."""
    text = entry(built, key).find("p", class_="source-trail").get_text()
    return text.removesuffix("BibTeX").strip()


def links(soup: Tag, name: str) -> list[str]:
    """Return where the citation links of a page lead, as `page.html#id`."""
    found = (urldefrag(urljoin(f"http://s/{name}", a["href"])) for a in soup.find_all("a"))
    return [
        f"{url.removeprefix('http://s/')}#{fragment}"
        for url, fragment in found
        if fragment.startswith("cited-")
    ]


def cited_ids(built: Built) -> list[str]:
    """Return the citations of all pages, as `page.html#id`."""
    return [
        f"{path.relative_to(built.outdir).as_posix()}#{tag['id']}"
        for path in sorted(built.outdir.rglob("*.html"))
        for tag in BeautifulSoup(path.read_text(), "html.parser").find_all(id=True)
        if tag["id"].startswith("cited-")
    ]


def test_each_citation_has_one_link_back_and_each_link_its_citation(built):
    ids = cited_ids(built)
    assert len(ids) == len(set(ids)) == 14
    back = links(page(built, "references.html"), "references.html")
    assert sorted(back) == sorted(ids)


def test_a_link_back_stands_below_the_work_that_its_citation_links_to(built):
    entries = page(built, "references.html").find_all(
        lambda tag: tag.get("id", "").startswith("cite-")
    )
    for found in entries:
        for name, fragment in (link.split("#") for link in links(found, "references.html")):
            place = page(built, name).find(id=fragment)
            citation = place.find_parent(class_="bibtex-citation") or place
            targets = [a["href"].rpartition("#")[2] for a in citation.find_all("a")]
            assert found["id"] in targets


def test_a_line_names_pages_in_reading_order_and_sections_in_that_of_the_page(built):
    assert line(built, "grey2001") == (
        "Cited in: Zebras: Stripes (again: 2, 3), After Black:2002; Apples."
    )


def test_what_a_footnote_cites_is_cited_where_the_footnote_is_called(built):
    assert line(built, "white2003") == "Cited in: Zebras: Stripes."


def test_a_work_that_is_not_cited_says_nothing(built):
    assert line(built, "unseen") == ""


def test_a_work_that_is_cited_in_many_places_has_them_in_a_disclosure(tmp_path):
    sections = "".join(f"\n## Part {n}\n\n{{cite:p}}`grey2001`\n" for n in range(1, 6))
    built = build(tmp_path, {**SITE, "more.md": f"# More\n{sections}"}, conf=CONF)
    details = entry(built, "grey2001").find("details", class_="source-trail-pages")
    assert details.summary.get_text() == "Cited 11 times, on 3 pages"
    assert "open" not in details.attrs
    items = [item.get_text() for item in details.find_all("li")]
    assert items[2] == "More: Part 1, Part 2, Part 3, Part 4, Part 5"


def test_a_list_on_the_page_itself_is_the_one_that_is_led_back_from(tmp_path):
    """A citation links to an entry of its own page where there is one; so does the trail."""
    local = "```{bibliography}\n:filter: docname in docnames\n```\n"
    more = f"# More\n\n{{cite:p}}`grey2001`\n\n{local}"
    conf = {**CONF, "bibtex_cite_id": "", "suppress_warnings": ["bibtex.duplicate_citation"]}
    built = build(tmp_path, {**SITE, "more.md": more}, conf=conf)
    assert built.warnings == []
    assert links(page(built, "more.html"), "more.html") == ["more.html#cited-grey2001-1"]
    assert "more.html#cited-grey2001-1" not in links(
        page(built, "references.html"), "references.html"
    )


def test_ids_do_not_change_with_what_else_stands_on_the_page(tmp_path):
    text = "# More\n\n{cite:p}`white2003` {cite:p}`grey2001`\n"
    for more in (text, text.replace("`white2003`", "`white2003` {cite:p}`Black:2002`[^a]")):
        built = build(tmp_path, {**SITE, "more.md": more + "\n[^a]: Note.\n"}, conf=CONF)
        assert page(built, "more.html").find(id="cited-grey2001-1").get_text() == "[Gre01]"


def test_an_id_that_an_author_gave_is_left_to_them(tmp_path):
    more = "# More\n\n(cited-grey2001-1)=\nText.\n\n{cite:p}`grey2001`\n"
    built = build(tmp_path, {**SITE, "more.md": more}, conf=CONF)
    assert built.warnings == []
    assert page(built, "more.html").find(id="cited-grey2001-2").get_text() == "[Gre01]"


STATES = {
    "source_trail_catalogue": "https://books.example/{isbn}",
    "source_trail_verification_field": "state",
    "source_trail_verification_words": {"half": "Half known."},
    "source_trail_bibtex_without": ["state"],
}


def test_an_entry_says_how_far_it_is_verified_and_where_it_is_catalogued(tmp_path):
    built = build(tmp_path, SITE, conf={**CONF, **STATES})
    assert line(built, "grey2001").startswith("Half known. ISBN 9780201002997. Cited in: ")
    catalogue = entry(built, "grey2001").find("a", string="ISBN 9780201002997")
    assert catalogue["href"] == "https://books.example/9780201002997"
    # It has a DOI, and a state that nothing is said of.
    assert line(built, "Black:2002").startswith("Cited ")


def test_the_bibtex_of_an_entry_is_a_file(tmp_path):
    built = build(tmp_path, SITE, "dirhtml", conf={**CONF, **STATES})
    soup = BeautifulSoup(built.read("references/index.html"), "html.parser")
    hrefs = [span.a["href"] for span in soup.find_all("span", class_="source-trail-bibtex")]
    assert len(hrefs) == 4
    texts = {href: (built.outdir / "references" / href).resolve() for href in hrefs}
    entries = [parse_file(path, "bibtex").entries for path in texts.values()]
    works = {key: found[key] for found in entries for key in found}
    assert set(works) == {"grey2001", "Black:2002", "white2003", "unseen"}
    assert works["Black:2002"].fields["doi"] == "10.1000/x"
    assert all("state" not in work.fields for work in works.values())


def test_there_need_be_no_bibtex(tmp_path):
    build(tmp_path, SITE, conf=CONF)
    conf = {**CONF, "source_trail_bibtex": False}
    built = build(tmp_path, SITE, conf=conf, fresh=False)
    assert "BibTeX" not in built.read("references.html")
    assert list(built.outdir.rglob("*.bib")) == []
    assert "source-trail-copy.js" not in built.read("references.html")
