"""A page loads what it uses, as few files as can be, and looks and works as before."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from site_builder import BUILDERS, build

SETUP = """
def setup(app):
    app.add_css_file("one.css")
    app.add_css_file("two.css")
    app.add_css_file("far.css")
    app.add_css_file("print.css", media="print")
    app.add_js_file("first.js", loading_method="defer", **{"data-word": "one"})
    app.add_js_file("second.js", loading_method="defer", **{"data-other": "two"})
    app.add_js_file("clash.js", loading_method="defer", **{"data-word": "three"})
    app.add_js_file("early.js")
    app.add_js_file("module.js", type="module")
"""
FILES = {
    "index.md": "# Home\n\n```{toctree}\nplain\n```\n\n```python\nx = 1\n```\n\n"
    "![A](wide.svg)\n\n```{image} wide.svg\n:width: 300px\n:alt: B\n```\n",
    "plain.md": "# Plain\n\nText.\n",
    "wide.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"/>',
    "_static/one.css": "/* gone */ .used { --x: 1; --y: 2; color: var(--x) }\n.sig { a: b }\n",
    "_static/two.css": "/*! MIT */ p { c: d }\n",
    "_static/far.css": "p { background: url(far.png) }\n",
    "_static/print.css": "p { e: f }\n",
    "_static/first.js": "// gone\nlet one = document.currentScript.dataset.word\n",
    "_static/second.js": "(() => {})()\n",
    "_static/clash.js": "1\n",
    "_static/early.js": "2\n",
    "_static/module.js": "3\n",
    "conf.py": SETUP,
}
CONF = {
    "extensions": ["myst_parser", "lean_pages"],
    "html_static_path": ["_static"],
    "html_theme": "basic",
}
LEAN = {
    **CONF,
    "lean_pages_only_with": {"pygments.css": 'class="highlight'},
    "lean_pages_only_on": {"doctools.js": ["index"]},
    "lean_pages_unused": {"one.css": "sig"},
    "lean_pages_own_properties": True,
    "lean_pages_apart": ["pygments.css", "basic.css"],
}


def files_of(built, page):
    """Return the names of the style sheets and scripts of a page, and its tree."""
    soup = BeautifulSoup(built.read(page), "html.parser")
    tags = [*soup.select("link[rel=stylesheet]"), *soup.select("script[src]")]
    paths = [(tag.get("href") or tag["src"]).partition("?")[0] for tag in tags]
    return [path.rpartition("/")[2] for path in paths], soup


def joined(built, page, ending):
    """Return the text of the one joined file of a page."""
    names, _soup = files_of(built, page)
    (name,) = [n for n in names if n.startswith("lean-") and n.endswith(ending)]
    return built.read(f"_static/{name}")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    site = build(tmp_path_factory.mktemp("lean"), FILES, conf=LEAN)
    assert site.warnings == []
    return site


def test_a_page_loads_no_file_that_is_for_others(built):
    home, _soup = files_of(built, "index.html")
    plain, _soup = files_of(built, "plain.html")
    assert {"pygments.css", "doctools.js"} <= set(home)
    assert not {"pygments.css", "doctools.js"} & set(plain)


def test_style_sheets_are_one_file_without_what_is_unused(built):
    text = joined(built, "plain.html", ".css")
    assert text == ".used{--x: 1;color: var(--x)}/*! MIT */ p { c: d }\n"
    names, _soup = files_of(built, "plain.html")
    assert {"far.css", "print.css", "basic.css"} <= set(names)
    assert not {"one.css", "two.css"} & set(names)


def test_scripts_that_wait_are_one_file_with_their_attributes(built):
    assert joined(built, "plain.html", ".js") == (
        "let one = document.currentScript.dataset.word;\n(() => {})();\n"
    )
    names, soup = files_of(built, "plain.html")
    tag = soup.select_one("script[src*=lean-]")
    assert (tag["defer"], tag["data-word"], tag["data-other"]) == ("defer", "one", "two")
    assert {"clash.js", "early.js", "module.js"} <= set(names)
    assert not {"first.js", "second.js"} & set(names)


def test_pages_that_need_the_same_share_it(built):
    assert joined(built, "index.html", ".css") == joined(built, "plain.html", ".css")
    assert len(list(built.outdir.glob("_static/lean-*"))) == len((".css", ".js"))


def test_a_page_that_uses_an_unused_class_gets_the_whole_sheet(tmp_path):
    pages = {**FILES, "plain.md": "# Plain\n\n:::{container} sig\nText\n:::\n"}
    site = build(tmp_path, pages, conf=LEAN)
    assert ".sig" in joined(site, "plain.html", ".css")
    assert ".sig" not in joined(site, "index.html", ".css")


def test_a_page_gets_the_rules_for_the_classes_that_stand_in_its_text(tmp_path):
    conf = {**LEAN, "lean_pages_unused": {}, "lean_pages_in_body": {"one.css": "sig|used"}}
    pages = {**FILES, "plain.md": "# Plain\n\n:::{container} used\nText\n:::\n"}
    site = build(tmp_path, pages, conf=conf)
    assert ".used" in joined(site, "plain.html", ".css")
    assert ".sig" not in joined(site, "plain.html", ".css")
    assert ".used" not in joined(site, "index.html", ".css")


def test_images_say_their_size_and_those_further_down_wait(built):
    _names, soup = files_of(built, "index.html")
    first, second = soup.select("img")
    assert (first["width"], first["height"], first.get("loading")) == ("400", "200", None)
    assert (second["width"], second["height"], second["loading"]) == ("300", "150", "lazy")
    assert second["style"] == "width: 300px;"


def test_many_processes_and_a_second_build_write_the_same(tmp_path):
    pages = {**FILES, **{f"p{n}.md": f"---\norphan: true\n---\n# P{n}\n" for n in range(8)}}
    one = build(tmp_path / "one", pages, conf=LEAN, alone=True)
    many = build(tmp_path / "many", pages, conf=LEAN, jobs=2, alone=True)
    before = {**pages, "_static/two.css": "i { g: h }\n"}
    build(tmp_path / "again", before, conf=LEAN, alone=True)
    touched = {
        name: f"{text}\n" if name.endswith(".md") else text for name, text in pages.items()
    }
    again = build(tmp_path / "again", touched, conf=LEAN, fresh=False, alone=True)
    names = [
        sorted(path.name for path in site.outdir.glob("_static/lean-*"))
        for site in (one, many, again)
    ]
    assert names[0] == names[1] == names[2]
    assert one.read("p1.html") == many.read("p1.html")


def test_a_style_that_has_changed_reaches_every_page(tmp_path):
    build(tmp_path, FILES, conf=LEAN)
    site = build(tmp_path, {**FILES, "_static/two.css": "i { g: h }\n"}, conf=LEAN, fresh=False)
    assert "g: h" in joined(site, "plain.html", ".css")
    assert len(list(site.outdir.glob("_static/lean-*.css"))) == 1


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_builds_without_a_warning(tmp_path, builder):
    conf = {**LEAN, "version": "1", "epub_show_urls": "no", "copyright": "Somebody"}
    pages = {name: text for name, text in FILES.items() if "svg" not in name}
    pages["index.md"] = pages["index.md"].partition("![A]")[0]
    site = build(tmp_path, pages, builder, conf)
    assert site.warnings == []
    is_page = builder in ("html", "dirhtml", "singlehtml")
    assert bool(list(site.outdir.rglob("lean-*"))) == is_page


@pytest.mark.parametrize("option", ["only_with", "unused", "in_body"])
def test_a_pattern_that_is_none_is_named(tmp_path, option):
    conf = {**CONF, f"lean_pages_{option}": {"one.css": "sig("}}
    with pytest.raises(Exception, match=rf"lean_pages_{option}: 'one.css' has 'sig\('"):
        build(tmp_path, {"index.md": "# Home\n"}, conf=conf)
