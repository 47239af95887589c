"""The page to link to and cite a section, and the files beside it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import bibtexparser
import pytest
import rispy
import zxingcpp
from address_site import GARDEN, build_site, soup
from PIL import Image

from section_links.memory import FILE
from section_links.qr import qr_code
from section_links.site_folder import MANY

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://site.example/docs/s/garden-gate/"
CITE = "cite/garden-gate/"
HOSTILE = (
    '\u201cDon\u2019t\u201d \u2014 <b>shout</b> & "leave" {now} at 50% $5 \\\\o/ '
    "</script> \u0174\u0177 \u03a8 \U0001f331"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    built = build_site(tmp_path_factory.mktemp("site"))
    assert built.warnings == []
    return built


def texts(page, selector):
    return [" ".join(element.get_text().split()) for element in page.select(selector)]


def test_a_heading_has_one_quiet_link_to_its_page(site):
    page = soup(site.read("garden.html"))
    links = {
        heading.find(string=True).strip(): [
            link["href"] for link in heading.select("a.section-link")
        ]
        for heading in page.select("section > :is(h1, h2, h3)")
    }
    assert links == {
        "The garden": ["cite/garden/index.html"],
        "The wall": ["cite/garden-wall/index.html"],
        "The gate": ["cite/garden-gate/index.html"],
        "The pond": ["cite/garden-pond/index.html"],
    }


def test_a_heading_without_a_label_has_none(tmp_path):
    built = build_site(tmp_path, {"garden.md": f"{GARDEN}\n## The shed\n"})
    heading = soup(built.read("garden.html")).find(id="the-shed").h2
    assert not heading.select("a.section-link")


def test_the_link_is_no_part_of_the_title_elsewhere(site):
    page = soup(site.read("index.html"))
    assert "Link & cite" not in page.select_one(".toctree-wrapper").get_text()
    assert (
        "cite"
        not in json.loads(
            site.read("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
        )["titleterms"]
    )


def test_the_page_says_all_that_is_needed_to_link_and_cite(site):
    page = soup(site.read(f"{CITE}index.html"))
    assert page.title.get_text() == "Link & cite: The gate \N{EN DASH} Sample"
    assert page.h1.a["href"] == "../../garden.html#garden-gate"
    assert texts(page, "h2") == [
        "Permanent address", "Reference", "For a course page",
        "For a reference manager", "Works that it cites",
    ]  # fmt: skip
    assert texts(page, "[data-copy]")[0] == ADDRESS
    assert "It has led here since 1 January 2026." in page.get_text()
    assert texts(page, "h3")[:3] == ["Harvard (Cite Them Right)", "APA 7", "Vancouver"]
    html, markdown = texts(page, ".code")
    assert html == f'<a href="{ADDRESS}">The gate</a>'
    assert markdown == f"[The gate]({ADDRESS})"


def test_the_works_are_those_of_the_section_in_the_order_of_the_list(site):
    page = soup(site.read(f"{CITE}index.html"))
    assert [text.partition(" (")[0] for text in texts(page, "li")] == ["Moss, B.", "Stone, A."]
    wall = soup(site.read("cite/garden-wall/index.html"))
    assert len(texts(wall, "li")) == 2, "what a subsection cites is cited in the section"
    pond = soup(site.read("cite/garden-pond/index.html"))
    assert "Works that it cites" not in texts(pond, "h2")
    assert not (site.outdir / "cite/garden-pond/garden-pond-works.ris").exists()


def test_the_page_is_whole_without_scripts_and_loads_nothing_from_elsewhere(site):
    page = soup(site.read(f"{CITE}index.html"))
    assert not page.select("button, style, [style], script:not([src])")
    loaded = [tag.get("src") or tag.get("href") for tag in page.select("script, img, link")]
    assert [address for address in loaded if ":" in address] == []


def test_the_page_stays_out_of_search(site):
    page = soup(site.read(f"{CITE}index.html"))
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    index = site.read("searchindex.js")
    assert "cite/garden-gate" not in index
    assert "s/garden-gate" not in index


def test_the_qr_code_leads_to_the_address(site, browser):
    page = browser.new_page(viewport={"width": 400, "height": 400}, color_scheme="dark")
    page.goto((site.outdir / CITE / "index.html").as_uri())
    picture = page.locator("figure img").screenshot()
    page.close()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    assert code.text == ADDRESS


@pytest.mark.parametrize("length", [40, 90, 200])
def test_a_qr_code_of_any_length_can_be_read(browser, length):
    address = f"https://site.example/s/{'x' * (length - 24)}/"
    page = browser.new_page(viewport={"width": 400, "height": 400})
    page.set_content(f"<div id=code style='width: 300px'>{qr_code(address)}</div>")
    picture = page.locator("#code").screenshot()
    page.close()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    assert code.text == address


def test_the_ris_file_has_every_field_right(site):
    (section,) = rispy.loads(site.read(f"{CITE}garden-gate.ris"))
    assert section["type_of_reference"] == "ELEC"
    assert section["title"] == "The garden \N{EN DASH} The gate"
    assert section["authors"] == ["Somebody"]
    assert section["urls"] == [ADDRESS]
    assert "Sample" in section.values()
    works = rispy.loads(site.read(f"{CITE}garden-gate-works.ris"))
    assert [work["title"] for work in works] == ["Gardens", "Walls"]
    assert works[1]["authors"] == ["Stone, Ada"]
    assert works[1]["doi"] == "10.1000/walls"
    assert works[1]["year"] == "1999"


def test_the_bibtex_file_has_every_field_right(site):
    (section,) = bibtexparser.parse_string(site.read(f"{CITE}garden-gate.bib")).entries
    assert section.key == "sample-garden-gate"
    assert section["title"].strip("{}") == "The garden -- The gate"
    assert section["url"] == ADDRESS
    works = bibtexparser.parse_string(site.read(f"{CITE}garden-gate-works.bib"))
    assert [work.key for work in works.entries] == ["moss2001", "stone1999"]
    assert works.failed_blocks == []


def test_the_csl_file_has_every_field_right(site):
    (section,) = json.loads(site.read(f"{CITE}garden-gate.json"))
    assert section["title"] == "The garden \N{EN DASH} The gate"
    assert section["version"] == "2.1"
    assert section["author"] == [{"literal": "Somebody"}]
    assert section["URL"] == ADDRESS
    assert "issued" not in section, "the day of the last change is not known, nor guessed"
    works = json.loads(site.read(f"{CITE}garden-gate-works.json"))
    assert [work["id"] for work in works] == ["moss2001", "stone1999"]


def test_a_title_with_any_characters_is_shown_and_filed_as_it_is(tmp_path):
    files = {"garden.md": GARDEN.replace("The gate", HOSTILE.replace("<", "\\<"))}
    built = build_site(tmp_path, files)
    assert built.warnings == []
    page = soup(built.read(f"{CITE}index.html"))
    title = page.h1.a.get_text()
    assert "<b>shout</b>" in title
    assert "</script>" in title
    assert not page.h1.find("b")
    html, _markdown = texts(page, ".code")
    assert soup(html).a.get_text() == title
    (section,) = rispy.loads(built.read(f"{CITE}garden-gate.ris"))
    assert section["title"].endswith(title.replace("<b>", "").replace("</b>", ""))
    (item,) = json.loads(built.read(f"{CITE}garden-gate.json"))
    assert item["title"].endswith(title)
    assert title in soup(built.read("s/garden-gate/index.html")).h1.get_text()


def test_a_site_that_does_not_know_its_address_says_so(tmp_path):
    built = build_site(tmp_path, conf={"html_baseurl": ""})
    assert built.warnings == []
    page = soup(built.read(f"{CITE}index.html"))
    assert "does not know the address at which it is published" in page.get_text()
    assert texts(page, "[data-copy]")[0] == "s/garden-gate/"
    assert not page.select("img, .code")
    (item,) = json.loads(built.read(f"{CITE}garden-gate.json"))
    assert "URL" not in item
    address = soup(built.read("s/garden-gate/index.html"))
    assert not address.find(rel="canonical")


def test_a_licence_gives_words_for_reuse(tmp_path, site):
    conf = {
        "section_links_license": "https://licence.example/by/",
        "section_links_license_name": "BY",
    }
    page = soup(build_site(tmp_path, conf=conf).read(f"{CITE}index.html"))
    assert texts(page, "[data-copy]")[-1] == (
        f"\u2018The garden \N{EN DASH} The gate\u2019 by Somebody, {ADDRESS}, "
        "BY (https://licence.example/by/)"
    )
    without = soup(site.read(f"{CITE}index.html"))
    assert "To reuse the text" not in texts(without, "h2")


def files_of(outdir: Path) -> dict[str, bytes]:
    return {
        path.relative_to(outdir).as_posix(): path.read_bytes()
        for folder in ("s", "cite")
        for path in (outdir / folder).rglob("*")
        if path.is_file()
    }


DOTTED = GARDEN.replace("(garden-pond)", "(garden.pond)")
EDITS = {
    "a label has a full stop": {"garden.md": DOTTED},
    "a page is changed": {"garden.md": GARDEN.replace("The wall", "The high wall")},
    "a section is gone": {"garden.md": GARDEN.partition("(garden-pond)=")[0]},
    "a page is gone": {"garden.md": ""},
    "a work is corrected": {
        "works.bib": "@book{moss2001, title={Gardens}, year={2002}}\n"
        "@book{stone1999, title={Walls}, year={1998}}\n"
    },
    "the ledger is changed": {"addresses.txt": "garden 2025-05-05\n"},
    "nothing is changed": {},
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_build_that_goes_on_ends_as_a_fresh_one(tmp_path, edit):
    build_site(tmp_path / "on")
    went_on = build_site(tmp_path / "on", EDITS[edit], fresh=False)
    fresh = build_site(tmp_path / "fresh", EDITS[edit])
    assert files_of(went_on.outdir) == files_of(fresh.outdir)
    assert not list((went_on.outdir / "cite").glob("*/.*"))


def remembered(folder):
    """Return the paths of the files of each address that the next build will know of."""
    text = (folder / "build/doctrees" / FILE).read_text(encoding="utf-8")
    return {label: paths for label, [_digest, *paths] in json.loads(text).items()}


def test_many_processes_write_what_one_does(tmp_path):
    pages = {
        f"page{n}.md": f"---\norphan: true\n---\n(page{n})=\n# {n}\n\n{{cite:p}}`stone1999`\n"
        for n in range(MANY)
    }
    one = build_site(tmp_path / "one", pages, alone=True)
    many = build_site(tmp_path / "many", pages, jobs=3)
    assert files_of(one.outdir) == files_of(many.outdir)
    assert "cite/page8/page8-works.ris" in files_of(one.outdir)
    assert remembered(tmp_path / "one") == remembered(tmp_path / "many")


@pytest.mark.parametrize(
    "builder", ["singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml"]
)
def test_other_builders_have_neither_pages_nor_links(tmp_path, builder):
    built = build_site(tmp_path, builder=builder)
    assert built.warnings == []
    assert not (built.outdir / "s").exists()
    assert not (built.outdir / "cite").exists()
    for path in built.outdir.rglob("*"):
        if path.suffix in {".html", ".xhtml", ".tex", ".txt", ".xml", ".pot"}:
            assert "cite/garden-gate" not in path.read_text(encoding="utf-8")
