"""The style sheet, the scripts and the policy: on the pages that need them, and no others."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from time_out_pages import CONF, DRAFT, PAGES, time_out_called

from site_builder import build
from time_outs import assets, words

PLAIN = {**PAGES, "index.md": PAGES["index.md"].replace("mine\n", "mine\nplain\n")}
PLAIN["plain.md"] = "# Plain\n\n{time-out:activity}`leaving`\n"
POLICY = "connect-src 'none'; form-action 'self'"


def soup_of(built, name):
    return BeautifulSoup(built.read(name), "html.parser")


def words_in(built, script):
    """Return the words that a script brings with it."""
    first, _, _ = built.read(f"_static/{script}").partition(";\n(()=>")
    return json.loads(json.loads(first.partition("dataset.words=")[2]))


def test_words_of_any_kind_reach_the_script(monkeypatch):
    said = {"clear": "\"'<b>\\\N{LINE SEPARATOR}`${x}`"}
    monkeypatch.setattr(assets, "field_words", lambda: said)
    first, _, _ = assets.with_words("time-outs.js").partition(";\n(()=>")
    assert json.loads(json.loads(first.partition("dataset.words=")[2])) == said


def scripts_of(soup):
    """Return the scripts that a page brings when they are needed."""
    tags = soup.select("script[data-script]")
    assert all("/time-outs-later.js?" in f"/{tag['src']}" for tag in tags)
    return [tag["data-script"].partition("?v=")[0] for tag in tags]


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        ("index", ["time-outs.js"]),
        ("other", ["time-outs.js"]),
        ("mine", ["reflections.js"]),
        ("plain", []),
    ],
)
def test_a_page_has_the_style_the_script_and_the_policy_that_it_needs(tmp_path, page, scripts):
    built = build(tmp_path, PLAIN, conf=CONF)
    assert built.warnings == []
    soup = soup_of(built, f"{page}.html")
    assert scripts_of(soup) == scripts
    assert len(soup.select("link[href*='time-outs.css']")) == len(scripts)
    policies = soup.select("head > meta[http-equiv=Content-Security-Policy]")
    assert [meta["content"] for meta in policies] == [POLICY] * len(scripts)


@pytest.mark.parametrize(
    ("part", "scripts", "has_style"),
    [
        (time_out_called("one"), ["time-outs.js"], True),
        (DRAFT, ["reflections.js"], True),
        ("```{reflections}\n```", ["reflections.js"], True),
        ("```{time-outs}\n```", [], True),
        ("Nothing", [], False),
    ],
)
def test_each_part_brings_what_it_needs(tmp_path, part, scripts, has_style):
    other = f"---\norphan: true\n---\n# Other\n\n{time_out_called('other')}"
    pages = {"index.md": f"# Home\n\n{part}\n", "other.md": other}
    soup = soup_of(build(tmp_path, pages, conf=CONF), "index.html")
    assert scripts_of(soup) == scripts
    assert bool(soup.select("link[href*='time-outs.css']")) == has_style
    assert len(soup.select("meta[http-equiv]")) == len(scripts)


@pytest.mark.parametrize("policy", ["", "form-action \"'none'\""])
def test_a_project_may_have_another_policy_or_none(tmp_path, policy):
    soup = soup_of(
        build(tmp_path, PAGES, conf={**CONF, "time_outs_policy": policy}), "other.html"
    )
    found = [meta["content"] for meta in soup.select("meta[http-equiv]")]
    assert found == [policy] * bool(policy)


def test_the_script_is_a_classic_one_that_waits_for_the_page_and_knows_the_site(tmp_path):
    built = build(tmp_path, PAGES, "dirhtml", {**CONF, "project": "My Site: Two"})
    script = soup_of(built, "other/index.html").select_one("script[data-site]")
    assert "type" not in script.attrs
    assert script["defer"] == "defer"
    assert script["data-site"] == "my-site-two"
    assert script["data-reflections"] == "../mine/"
    assert words_in(built, "time-outs.js") == words.field_words()
    script = soup_of(built, "mine/index.html").select_one("script[data-site]")
    assert "data-reflections" not in script.attrs
    assert words_in(built, "reflections.js") == {
        **words.field_words(),
        **words.reflections_words(),
    }


def test_without_a_place_for_reflections_the_script_knows_of_none(tmp_path):
    pages = {"index.md": f"# Home\n\n{time_out_called('one')}"}
    script = soup_of(build(tmp_path, pages, conf=CONF), "index.html").select_one("[data-site]")
    assert "data-reflections" not in script.attrs


@pytest.mark.parametrize(
    ("project", "key"), [("Ein Gärtchen", "ein-gartchen"), ("信頼", "信頼"), ("…", "site")]
)
def test_what_is_kept_is_kept_by_the_projects_name(project, key):
    assert assets.storage_key(project) == key


def test_singlehtml_has_one_script_and_epub_none(tmp_path):
    soup = soup_of(build(tmp_path, PAGES, "singlehtml", CONF), "index.html")
    assert scripts_of(soup) == ["reflections.js"]
    assert "data-reflections" not in soup.select_one("[data-site]").attrs
    built = build(tmp_path, PAGES, "epub", CONF)
    assert built.warnings == []
    assert "time-outs.css" in built.read("other.xhtml")
    text = "".join(path.read_text(encoding="utf-8") for path in built.outdir.rglob("*.xhtml"))
    assert "<script" not in text
    assert "Content-Security-Policy" not in text
    assert not [path for path in built.outdir.rglob("*.js") if path.name in assets.ENTRIES]


def test_all_pages_have_style_and_script_where_a_site_asks_for_that(tmp_path):
    policy = "def setup(app):\n    app.set_html_assets_policy('always')\n"
    built = build(tmp_path, {"index.md": "# Home\n", "conf.py": policy}, conf=CONF)
    soup = soup_of(built, "index.html")
    assert scripts_of(soup) == ["time-outs.js"]
    assert soup.select("link[href*='time-outs.css']")
    assert soup.select("meta[http-equiv]") == []


@pytest.mark.parametrize(("builder", "folders"), [("html", 1), ("latex", 0)])
def test_only_builders_of_html_get_the_folder_of_the_files(tmp_path, builder, folders):
    report = (
        "def count(app, _):\n"
        "    (app.outdir / 'count').write_text(str(len(app.config.html_static_path)))\n"
        "def setup(app):\n"
        "    app.connect('build-finished', count)\n"
    )
    built = build(tmp_path, {**PAGES, "conf.py": report}, builder, CONF)
    assert built.read("count") == str(folders)


def test_nothing_but_the_scripts_and_the_style_is_served():
    assert assets.files("html").keys() == {
        "time-outs.css", "time-outs-later.js", "time-outs.js", "reflections.js",
    }  # fmt: skip
    assert assets.files("epub").keys() == {"time-outs.css"}


@pytest.mark.parametrize(
    "theme", ["furo", "alabaster", "pydata_sphinx_theme", "classic", "basic"]
)
def test_a_theme_shows_time_outs_without_a_warning(tmp_path, theme):
    # In a process of its own: Sphinx's test application has 'basic' in place of alabaster.
    built = build(tmp_path, PLAIN, conf={**CONF, "html_theme": theme}, jobs=2)
    assert built.warnings == []
    soup = soup_of(built, "index.html")
    assert scripts_of(soup) == ["time-outs.js"]
    assert len(soup.select("meta[http-equiv=Content-Security-Policy]")) == 1
    assert soup.select(".time-out [style], .time-out script") == []
    assert scripts_of(soup_of(built, "plain.html")) == []


def test_every_word_is_marked_for_translation():
    """No word of the script is English that translators do not get."""
    tree = ast.parse(Path(words.__file__).read_text(encoding="utf-8"))
    values = [
        value
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for value in node.values
        if isinstance(value, ast.Constant)
    ]
    assert values == []


def test_no_style_takes_a_link_for_a_time_out(tmp_path):
    link = soup_of(build(tmp_path, PLAIN, conf=CONF), "plain.html").select_one("a > span.xref")
    assert "time-out" in link["class"]  # of Sphinx: the domain's name
    style = (assets.STATIC / assets.STYLE).read_text(encoding="utf-8")
    assert re.findall(r"(?<!section)\.time-out(?![\w-])", style) == []


def test_a_shorthand_of_fonts_does_not_fall_back_on_inherit():
    """The whole declaration would be invalid, the size with it."""
    style = (assets.STATIC / assets.STYLE).read_text(encoding="utf-8")
    assert re.findall(r"\bfont:[^;]*inherit", style) == []
