"""References that say where they are cited, in every format and every kind of build."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import sphinx.locale
from bs4 import BeautifulSoup
from catalogues import translate
from cited_site import APPLE, CONF, SITE, WITH_CSL, ZEBRA
from test_note_builds import content

from site_builder import BUILDERS, build


@pytest.mark.parametrize("conf", [CONF, WITH_CSL], ids=["plain", "csl"])
@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_writes_the_trail_without_a_warning(tmp_path, builder, conf):
    built = build(tmp_path, SITE, builder, conf=conf)
    assert built.warnings == []
    said = any(b"Stripes" in text and b"Cited in" in text for text in content(built).values())
    assert said == (builder != "gettext")


@pytest.mark.parametrize("conf", [CONF, WITH_CSL], ids=["plain", "csl"])
def test_in_latex_every_link_has_its_label_and_every_label_is_one(tmp_path, conf):
    tex = build(tmp_path, SITE, "latex", conf=conf).read("sample.tex")
    links = re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex)
    labels = re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex)
    assert len([link for link in links if ":cited-" in link]) == 14
    assert set(links) <= set(labels)
    assert len(labels) == len(set(labels))


def test_in_latex_no_title_and_no_caption_holds_a_label(tmp_path):
    tex = build(tmp_path, SITE, "latex", conf=CONF).read("sample.tex")
    titles = [line for line in tex.splitlines() if re.match(r"\\(section|caption)\{", line)]
    assert any("hyperlink" in line for line in titles)
    assert [line for line in titles if "cited-" in line] == []


def test_in_texinfo_every_link_has_its_anchor(tmp_path):
    texi = build(tmp_path, SITE, "texinfo", conf=CONF).read("sample.texi")
    anchors = re.findall(r"@anchor\{([^}]*)\}", texi)
    links = re.findall(r"@ref\{([^},]*)", texi)
    assert len([anchor for anchor in anchors if " cited-" in anchor]) == 14
    assert set(links) <= {*anchors, *re.findall(r"@node ([^,\n]*)", texi)}


def test_where_all_pages_are_one_every_id_is_one_and_every_link_leads_to_it(tmp_path):
    site = {**SITE, "more.md": "# More\n\n{cite:p}`grey2001`\n"}
    built = build(tmp_path, site, "singlehtml", conf=CONF)
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    ids = Counter(tag["id"] for tag in soup.find_all(id=True))
    cited = [name for name in ids if "-cited-" in name]
    links = [a["href"][1:] for a in soup.find_all("a") if "-cited-" in a["href"]]
    assert sorted(links) == sorted(cited)
    assert len(cited) == 15
    assert all(ids[name] == 1 for name in cited)
    citations = soup.select(".bibtex-citation a")
    assert {a["href"] for a in citations} <= {f"#{name}" for name in ids}


def test_in_an_epub_the_disclosure_is_open_and_there_is_no_script(tmp_path):
    sections = "".join(f"\n## Part {n}\n\n{{cite:p}}`grey2001`\n" for n in range(1, 6))
    site = {**SITE, "more.md": f"# More\n{sections}"}
    page = build(tmp_path, site, "epub", conf=CONF).read("references.xhtml")
    assert '<details class="source-trail-pages" open="open">' in page
    assert "BibTeX" not in page
    assert "source-trail.js" not in page


def test_parallel_builds_equal_serial_ones(tmp_path):
    serial = build(tmp_path / "serial", SITE, conf=WITH_CSL, alone=True)
    parallel = build(tmp_path / "parallel", SITE, conf=WITH_CSL, jobs=2)
    assert parallel.warnings == serial.warnings == []
    assert content(parallel) == content(serial)


# Sphinx itself does not write a page again for the titles in its lists of contents.
HOME = "# Home\n\n```{toctree}\n:hidden:\n\nzebra\nfolder/apple\nnotes\nreferences\n```\n"
ALONE = "---\norphan: true\n---\n# Alone\n"
EDITS: dict[str, dict[str, str | None]] = {
    "a new citation": {"more.md": f"{ALONE}\n{{cite:p}}`unseen`\n"},
    "one citation fewer": {"folder/apple.md": APPLE.replace("A note {cite:p}`grey2001`", "A")},
    "a section's title": {"zebra.md": ZEBRA.replace("## Stripes", "## Bars")},
    "a page's title": {"folder/apple.md": APPLE.replace("# Apples", "# Pears")},
    "another order": {"index.md": HOME.replace("zebra\nfolder/apple", "folder/apple\nzebra")},
    "one page fewer": {"index.md": HOME.replace("zebra\n", ""), "zebra.md": None},
    "the text of an entry": {"works.bib": SITE["works.bib"].replace("A Guide", "The Guide")},
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("edit", EDITS)
def test_incremental_builds_equal_fresh_ones(tmp_path, edit, jobs):
    site = {**SITE, "index.md": HOME, "more.md": ALONE, "plain.md": ALONE}
    changed = {**site, **EDITS[edit]}
    changed = {name: text for name, text in changed.items() if text is not None}
    build(tmp_path / "edited", site, conf=WITH_CSL, jobs=jobs)
    edited = build(tmp_path / "edited", changed, conf=WITH_CSL, jobs=jobs, fresh=False)
    fresh = build(tmp_path / "fresh", changed, conf=WITH_CSL)
    assert edited.warnings == fresh.warnings == []
    for name in ("references.html", "notes.html", "folder/apple.html"):
        assert article(edited.read(name)) == article(fresh.read(name)), name


def article(page: str) -> str:
    return str(BeautifulSoup(page, "html.parser").find(role="main"))


def test_a_page_is_not_written_again_where_nothing_of_it_changed(tmp_path):
    build(tmp_path, SITE, conf=CONF)
    names = ["references", "zebra"]
    for name in names:
        (tmp_path / f"build/html/{name}.html").write_text("as it was")
    built = build(tmp_path, {**SITE, "plain.md": "# Plain\n\nNew.\n"}, conf=CONF, fresh=False)
    assert [built.read(f"{name}.html") for name in names] == ["as it was"] * 2


def test_only_pages_that_need_them_have_the_files(tmp_path):
    built = build(tmp_path, SITE, conf=CONF)
    pages = {path.stem: path.read_text() for path in built.outdir.rglob("*.html")}
    for name, wanted in {
        "source-trail.css": {"zebra", "apple", "notes", "references"},
        "source-trail.js": {"zebra", "apple", "notes"},
        "source-trail-copy.js": {"references"},
    }.items():
        assert {stem for stem, text in pages.items() if f"/{name}?" in text} == wanted


def test_titles_and_words_are_translated(tmp_path, monkeypatch):
    locale = tmp_path / "locale"
    translate(locale, {"Zebras": "Zebras dort", "Stripes": "Streifen"}, "zebra")
    translate(locale, {"Cited in: {places}.": "Zitiert in {places}.", "Copy": "Kopieren"})
    conf = {**CONF, "language": "de", "locale_dirs": [str(locale)]}
    monkeypatch.setattr(sphinx.locale, "translators", {})
    sphinx.locale.init([locale], "de", "source_trail")
    built = build(tmp_path, SITE, conf=conf)
    text = BeautifulSoup(built.read("references.html"), "html.parser").get_text()
    assert "Zitiert in Zebras dort: Streifen." in text
    assert 'data-copy="Kopieren"' in built.read("references.html")


def test_a_translated_citation_is_one_citation(tmp_path):
    """Sphinx parses a translated paragraph, and what it cites, a second time."""
    message = "An admonition {cite:p}`Black:2002`."
    translate(tmp_path / "locale", {message: "Hinweis {cite:p}`Black:2002`."}, "zebra")
    conf = {**CONF, "language": "de", "locale_dirs": [str(tmp_path / "locale")]}
    built = build(tmp_path, SITE, conf=conf)
    assert "Hinweis" in built.read("zebra.html")
    assert len(re.findall('"zebra.html#cited-', built.read("references.html"))) == 13
    assert len(re.findall('id="cited-', built.read("zebra.html"))) == 13
