from __future__ import annotations

import json
import re
import sys
from types import ModuleType

import pytest
from bs4 import BeautifulSoup

from page_head import head
from section_links.json_ld import script_element
from site_builder import BUILDERS, build

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CONF = {
    "section_links_ledger": "",
    "extensions": ["myst_parser", "section_links"],
    "html_baseurl": "https://site.example/kb/",
    "language": "en_GB",
    "copyright": "2026, somebody",
    "section_links_license": LICENCE,
    "version": "1",
}
SITE = {
    "index.md": "(start)=\n# Home\n\n```{toctree}\nfolder/page\nplain\n```\n",
    "folder/page.md": """\
---
kind: theory
outcome: You can say what a page is.
authors: [Ada Lovelace, "{The Group}"]
myst:
  html_meta:
    description: A page of the sample.
---

(a-page)=
# A page

(a-part)=
## A part
""",
    "plain.md": "# Plain\n",
}
PAGE = "https://site.example/kb/folder/page.html"


@pytest.fixture
def page(tmp_path):
    return head(build(tmp_path, SITE, conf=CONF).read("folder/page.html"))


def test_reference_managers_find_the_page(page):
    assert page.value("citation_title") == "A page"
    assert page.values("citation_author") == ["Ada Lovelace", "The Group"]
    assert page.value("citation_language") == "en-GB"
    assert page.value("citation_publisher") == "Sample"
    assert page.value("citation_public_url") == PAGE
    assert page.value("citation_abstract_html_url") == PAGE
    assert page.values("citation_publication_date") == []


def test_social_media_find_the_page(page):
    assert page.value("og:title") == "A page"
    assert page.value("og:type") == "website"
    assert page.value("og:url") == PAGE
    assert page.value("og:site_name") == "Sample"
    assert page.value("og:description") == "A page of the sample."
    assert page.value("description") == "A page of the sample."


def test_catalogues_of_teaching_material_find_the_page(page):
    assert page.resource() == {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": "https://site.example/kb/s/a-page/",
        "url": "https://site.example/kb/s/a-page/",
        "name": "A page",
        "description": "A page of the sample.",
        "teaches": "You can say what a page is.",
        "author": [
            {
                "@type": "Person",
                "name": "Ada Lovelace",
                "givenName": "Ada",
                "familyName": "Lovelace",
            },
            {"@type": "Organization", "name": "The Group"},
        ],
        "license": LICENCE,
        "inLanguage": "en-GB",
        "version": "1",
        "learningResourceType": ["reading", "theory"],
        "isPartOf": {
            "@type": "WebSite",
            "name": "Sample",
            "url": "https://site.example/kb/",
        },
    }


def test_harvesters_find_the_page(page):
    assert page.addresses("cite-as") == ["https://site.example/kb/s/a-page/"]
    assert page.addresses("license") == [LICENCE]
    assert page.addresses("type") == ["https://schema.org/LearningResource"]
    files = {link["type"]: link["href"] for link in page.links("describedby")}
    assert files == {
        "application/vnd.citationstyles.csl+json": "https://site.example/kb/cite/a-page/a-page.json",
        "application/x-bibtex": "https://site.example/kb/cite/a-page/a-page.bib",
        "application/x-research-info-systems": "https://site.example/kb/cite/a-page/a-page.ris",
    }


def test_a_page_without_a_label_stands_at_its_own_address_alone(tmp_path):
    plain = head(build(tmp_path, SITE, conf=CONF).read("plain.html"))
    assert plain.resource()["@id"] == "https://site.example/kb/plain.html"
    assert plain.addresses("cite-as") == plain.addresses("describedby") == []
    assert plain.values("og:description") == []
    assert plain.resource()["learningResourceType"] == "reading"


def test_a_site_without_an_address_names_none(tmp_path):
    for address in ("", "kb/", "//site.example", "file:///kb/"):
        built = build(tmp_path, SITE, conf=CONF | {"html_baseurl": address})
        assert (built.warnings, built.status) == ([], 0)
        assert not (built.outdir / "sitemap.xml").exists()
        page = head(built.read("folder/page.html"))
        assert page.value("citation_title") == page.value("og:title") == "A page"
        assert not page.values("og:url") + page.values("citation_public_url")
        assert not page.addresses("cite-as") + page.addresses("describedby")
        resource = page.resource()
        assert not {"@id", "url"} & resource.keys()
        assert resource["isPartOf"] == {"@type": "WebSite", "name": "Sample"}


@pytest.mark.parametrize("address", ["https://site.example/kb", "https://site.example/kb/"])
def test_a_slash_at_the_end_of_the_address_is_not_needed(tmp_path, address):
    built = build(tmp_path, SITE, "dirhtml", conf=CONF | {"html_baseurl": address})
    page = head(built.read("folder/page/index.html"))
    expected = "https://site.example/kb/folder/page/"
    assert page.addresses("canonical") == [expected]
    assert page.value("og:url") == page.value("citation_public_url") == expected
    assert page.addresses("cite-as") == ["https://site.example/kb/s/a-page/"]
    home = head(built.read("index.html"))
    assert home.addresses("canonical") == [home.value("og:url")] == ["https://site.example/kb/"]


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"Quoted\" 'single' “dashes” \u2014 and \u2013",
    "Fish &amp; chips & &lt;b&gt; &copy",
    "Emoji 🧠👩🏽\u200d\u2695\ufe0f and \u200fעברית\u200f!",  # noqa: RUF001 (Hebrew, which runs from right to left)
    "Lines\u2028and\u2029paragraphs",
    "back\\slash \\u003c ${x} {{ y }} {% z %}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_arrives_as_it_was(tmp_path, text):
    front = {
        "outcome": text,
        "authors": [f"{{{text}}}"],
        "myst": {"html_meta": {"description": text}},
    }
    title = re.sub(r"([\\<>&$'\"])", r"\\\1", text)
    files = {
        "index.md": f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n\n# Home\n",
        "title.md": f"---\norphan: true\n---\n# {title}\n",
    }
    built = build(tmp_path, files, conf=CONF | {"project": text, "smartquotes": False})
    assert built.warnings == []
    home, said = head(built.read("index.html")), " ".join(text.split())
    resource = home.resource()
    assert resource["teaches"] == resource["description"] == said
    assert resource["author"][0]["name"] == " ".join(re.sub(r"[{}]", "", text).split())
    assert home.value("og:description") == resource["isPartOf"]["name"] == said
    assert home.value("og:site_name") == home.value("citation_publisher") == said
    titled = head(built.read("title.html"))
    assert titled.resource()["name"] == titled.value("citation_title") == said


def test_json_in_html_neither_ends_early_nor_runs():
    text = "</script>\u2028<!-- <script>& \u2029\\u003c"
    element = script_element({"name": text})
    assert re.findall(r"[<>&\u2028\u2029]", element) == ["<", ">", "<", ">"]
    assert json.loads(BeautifulSoup(element, "html.parser").script.text) == {"name": text}


def test_nothing_inline_can_run(tmp_path):
    page = head(build(tmp_path, SITE, conf=CONF).read("folder/page.html"))
    scripts = page.soup.select("head > script:not([src])")
    assert [script["type"] for script in scripts] == ["application/ld+json"]
    assert "<" not in scripts[0].text


@pytest.mark.parametrize("theme", ["furo", "alabaster", "pydata_sphinx_theme"])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_theme_says_it_once(tmp_path, theme, builder):
    built = build(tmp_path, SITE, builder, conf=CONF | {"html_theme": theme})
    assert built.warnings == []
    name = "folder/page.html" if builder == "html" else "folder/page/index.html"
    page = head(built.read(name))
    assert page.resource()["name"] == page.value("citation_title") == page.value("og:title")
    assert page.addresses("canonical") == [page.value("og:url")]
    assert len(page.addresses("cite-as")) == 1
    search = built.read("search.html" if builder == "html" else "search/index.html")
    assert "ld+json" not in search
    assert "citation_" not in search


@pytest.mark.parametrize("builder", [name for name in BUILDERS if "html" not in name])
def test_other_builders_are_left_alone(tmp_path, builder):
    built = build(tmp_path, SITE, builder, conf=CONF)
    assert built.warnings == []
    texts = [path.read_bytes() for path in built.outdir.rglob("*") if path.is_file()]
    assert texts
    assert not [text for text in texts if b"citation_title" in text or b"ld+json" in text]


def test_singlehtml_is_no_page_of_its_own(tmp_path):
    built = build(tmp_path, SITE, "singlehtml", conf=CONF)
    assert built.warnings == []
    assert "ld+json" not in built.read("index.html")
    assert not (built.outdir / "sitemap.xml").exists()


def test_settings_add_to_what_a_page_says_and_change_it(tmp_path):
    more = {"isAccessibleForFree": True, "educationalUse": ["self-study"], "version": "2"}
    built = build(tmp_path, SITE, conf=CONF | {"section_links_json_ld": more})
    resource = head(built.read("folder/page.html")).resource()
    assert {key: resource[key] for key in more} == more
    article = CONF | {"section_links_json_ld": {"@type": "TechArticle"}}
    page = head(build(tmp_path, SITE, conf=article).read("plain.html"))
    assert page.addresses("type") == ["https://schema.org/TechArticle"]


def test_the_day_of_publication_is_the_ledgers(tmp_path):
    files = {"index.md": "(home)=\n# Home\n", "addresses.txt": "home 2025-02-03\n"}
    conf = CONF | {"section_links_ledger": "addresses.txt"}
    home = head(build(tmp_path, files, conf=conf).read("index.html"))
    assert home.resource()["datePublished"] == "2025-02-03"
    assert home.value("citation_publication_date") == "2025/02/03"
    without = head(build(tmp_path, files, conf=CONF).read("index.html"))
    assert "datePublished" not in without.resource()


def test_the_extension_for_open_graph_goes_first(tmp_path, monkeypatch):
    # Only its name counts here.
    other = ModuleType("sphinxext.opengraph")
    other.setup = lambda _app: {"parallel_read_safe": True}
    monkeypatch.setitem(sys.modules, other.__name__, other)
    conf = CONF | {"extensions": [*CONF["extensions"], other.__name__]}
    built = build(tmp_path, SITE, conf=conf)
    page = head(built.read("folder/page.html"))
    assert page.values("og:title") == []
    assert page.value("citation_title") == "A page"
