"""Which pages are written again after an edit, and what is then warned of."""

from __future__ import annotations

import pytest

from site_builder import build

CONF = {
    "extensions": ["myst_parser", "stale_pages"],
    "html_copy_source": False,
    "stale_pages_sidebar_sections": False,
}
COUNT = 30
SITE = {
    "index.md": "# Home\n\n```{toctree}\n:titlesonly:\n"
    + "".join(f"page{number}\n" for number in range(COUNT))
    + "```\n",
    **{f"page{number}.md": f"# Page {number}\n\nText.\n" for number in range(COUNT)},
    "page0.md": "# Page 0\n\n(goal)=\n## A goal\n\nText.\n",
    "page7.md": "# Page 7\n\nSee {ref}`goal`.\n",
    "page8.md": "# Page 8\n\nCall {py:func}`kettle.boil`.\n",
    "page9.md": "# Page 9\n\n```{py:function} kettle.boil()\n```\n",
}
LOST = {**SITE, "page0.md": "# Page 0\n\n## A goal\n\nText.\n"}
EVERY_PAGE = {name.removesuffix(".md") for name in SITE}


def written(folder, files, **options):
    """Build again, and return the pages that were written."""
    (outdir,) = [path for path in (folder / "build").iterdir() if path.name != "doctrees"]
    pages = [outdir / f"{name}.html" for name in EVERY_PAGE]
    before = {path: path.stat().st_mtime_ns for path in pages}
    built = build(
        folder, files, conf={**CONF, **options.pop("conf", {})}, fresh=False, **options
    )
    assert built.warnings == []
    return {path.stem for path in pages if path.stat().st_mtime_ns != before[path]}


@pytest.fixture
def site(tmp_path):
    """Return the folder of the built site."""
    assert build(tmp_path, SITE, conf=CONF).warnings == []
    return tmp_path


def test_nothing_is_written_where_nothing_has_changed(site):
    assert written(site, SITE) == set()


def test_a_text_is_written_alone_with_the_page_that_lists_it(site):
    files = {**SITE, "page0.md": SITE["page0.md"].replace("Text.", "Other text.\n\nMore.")}
    assert written(site, files) == {"page0", "index"}


def test_a_page_that_refers_to_a_renamed_heading_is_written(site):
    files = {**SITE, "page0.md": SITE["page0.md"].replace("A goal", "An aim")}
    assert written(site, files) == {"page0", "index", "page7"}


def test_every_page_is_written_where_sidebars_show_a_renamed_heading(tmp_path):
    conf = {"stale_pages_sidebar_sections": True}
    build(tmp_path, SITE, conf={**CONF, **conf})
    files = {**SITE, "page0.md": SITE["page0.md"].replace("A goal", "An aim")}
    assert written(tmp_path, files, conf=conf) == EVERY_PAGE


def test_every_page_is_written_where_a_title_has_changed(site):
    files = {**SITE, "page5.md": "# Another title\n\nText.\n"}
    assert written(site, files) == EVERY_PAGE


def test_a_page_that_refers_to_an_object_of_any_domain_is_written(site):
    files = {**SITE, "page9.md": SITE["page5.md"].replace("5", "9")}
    files["page10.md"] = SITE["page10.md"] + "\n```{py:function} kettle.boil()\n```\n"
    assert written(site, files) == {"page8", "page9", "page10", "index"}


def test_pages_that_several_processes_read_are_followed_too(tmp_path):
    build(tmp_path, SITE, conf=CONF, jobs=2)
    files = {**SITE, "page0.md": SITE["page0.md"].replace("A goal", "An aim")}
    assert written(tmp_path, files, alone=True) == {"page0", "index", "page7"}


def test_a_reference_to_a_lost_label_is_warned_of_in_every_build(site, tmp_path_factory):
    fresh = build(tmp_path_factory.mktemp("fresh"), LOST, conf=CONF).warnings
    assert len(fresh) == 1
    for time in ("first", "second"):
        assert build(site, LOST, conf=CONF, fresh=False).warnings == fresh, time
    mended = {**LOST, "page7.md": SITE["page5.md"].replace("5", "7")}
    assert build(site, mended, conf=CONF, fresh=False).warnings == []
    assert written(site, mended) == set()


def test_a_removed_page_is_taken_away_and_its_toctree_warned_of(site, tmp_path_factory):
    files = {name: text for name, text in SITE.items() if name != "page5.md"}
    fresh = build(tmp_path_factory.mktemp("fresh"), files, conf=CONF).warnings
    again = build(site, files, conf=CONF, fresh=False)
    assert len(fresh) == 1
    assert again.warnings == fresh
    assert not (again.outdir / "page5.html").exists()


def test_with_a_folder_for_each_page_that_of_a_removed_page_goes(tmp_path):
    build(tmp_path, SITE, "dirhtml", conf=CONF)
    files = {name: text for name, text in SITE.items() if name != "page5.md"}
    files["index.md"] = files["index.md"].replace("page5\n", "")
    outdir = build(tmp_path, files, "dirhtml", conf=CONF, fresh=False).outdir
    assert (outdir / "page4/index.html").exists()
    assert not (outdir / "page5").exists()


def test_what_a_build_that_ended_early_did_not_write_the_next_one_does(site):
    files = {**SITE, "page0.md": SITE["page0.md"].replace("A goal", "An aim")}
    broken = (
        "def fail(*_): raise OSError('no room')\n"
        "def setup(app): app.connect('write-started', fail)\n"
    )
    with pytest.raises(Exception, match="no room"):
        build(site, {**files, "conf.py": broken}, conf=CONF, fresh=False)
    assert written(site, files) >= {"page0", "page7"}


def test_other_builders_are_left_alone(tmp_path):
    for builder in ("text", "epub", "latex"):
        conf = {**CONF, "copyright": "nobody", "version": "1"}
        assert build(tmp_path, SITE, builder, conf=conf).warnings == []
    assert list((tmp_path / "build/doctrees").glob("stale_pages*")) == []


def test_a_page_that_cites_an_edited_work_is_written(tmp_path):
    conf = {
        "extensions": [*CONF["extensions"], "sphinxcontrib.bibtex"],
        "bibtex_bibfiles": ["works.bib"],
    }
    work = "@book{a, author={Grey, Ann}, title={T}, publisher={P}, year={2001}}\n"
    files = {
        **SITE,
        "works.bib": work,
        "page11.md": "# Page 11\n\nAs {cite:t}`a` says.\n",
        "page12.md": "# Page 12\n\n```{bibliography}\n```\n",
    }
    assert build(tmp_path, files, conf={**CONF, **conf}).warnings == []
    files["works.bib"] = work.replace("Grey", "Black")
    assert written(tmp_path, files, conf=conf) == {"page11", "page12", "index"}


def test_every_page_that_loads_an_edited_style_is_written(tmp_path):
    conf = {"html_static_path": ["_static"], "html_css_files": ["own.css"]}
    files = {**SITE, "_static/own.css": "p { color: red }", "_static/other.css": "p {}"}
    build(tmp_path, files, conf={**CONF, **conf})
    files["_static/other.css"] = "p { margin: 0 }"
    assert written(tmp_path, files, conf=conf) == set()
    files["_static/own.css"] = "p { color: blue }"
    assert written(tmp_path, files, conf=conf) == EVERY_PAGE


def test_a_link_to_a_heading_does_not_mind_in_which_line_that_stands(tmp_path):
    conf = {"myst_heading_anchors": 2}
    files = {**SITE, "page11.md": "# Page 11\n\nSee [it](page0.md#a-goal).\n"}
    assert build(tmp_path, files, conf={**CONF, **conf}).warnings == []
    files["page0.md"] = files["page0.md"].replace("# Page 0\n", "# Page 0\n\nOne more line.\n")
    assert written(tmp_path, files, conf=conf) == {"page0", "index"}


def test_the_search_index_is_that_of_a_fresh_build(tmp_path, tmp_path_factory):
    glossary = "# Page 11\n\n```{glossary}\nhive\n    A home.\n```\n"
    files = {**SITE, "page11.md": glossary, "page12.md": "# Page 12\n\nLonesome.\n"}
    build(tmp_path, files, conf=CONF)
    files["page12.md"] = "# Page 12\n\nTogether.\n"
    again = build(tmp_path, files, conf=CONF, fresh=False).read("searchindex.js")
    fresh = build(tmp_path_factory.mktemp("fresh"), files, conf=CONF).read("searchindex.js")
    assert '"hive":[[' in fresh
    assert again == fresh
