"""The policy in each page allows what the theme writes, and nothing of an author's inline."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ConfigError

from content_policy import markup
from content_policy.markup import inline_elements, inline_handlers, style_attributes_as_classes
from content_policy.translations import without_text
from site_builder import build

CONF = {"extensions": ["myst_parser", "content_policy"], "html_theme": "furo"}
POLICY = "meta[http-equiv=Content-Security-Policy]"
RUNS = {None, "module", "text/javascript"}
FIGURE = "```{image} cup.svg\n:alt: A cup\n:width: 120px\n```\n"
CUP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
FILES = {
    "index.md": f"# Tea\n\n{FIGURE}\n```{{toctree}}\nother\n```\n",
    "other.md": "# Other\n\nText.\n",
    "cup.svg": CUP,
}


def directives(page):
    """Return the sources of each directive, and the page that has them."""
    soup = BeautifulSoup(page, "html.parser")
    (meta,) = soup.select(POLICY)
    parts = (part.split() for part in meta["content"].split("; "))
    return {name: set(sources) for name, *sources in parts}, soup


def hash_of(element):
    digest = hashlib.sha256(element.string.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@pytest.fixture(scope="module")
def furo(tmp_path_factory):
    built = build(tmp_path_factory.mktemp("furo"), FILES, conf=CONF)
    assert built.warnings == []
    return built


@pytest.mark.parametrize("name", ["index", "other", "genindex", "search"])
def test_a_policy_allows_exactly_what_the_theme_has_inline(furo, name):
    sources, soup = directives(furo.read(f"{name}.html"))
    scripts = [e for e in soup("script") if not e.get("src") and e.get("type") in RUNS]
    assert len(scripts) == 1
    assert sources.pop("script-src") == {"'self'", *map(hash_of, scripts)}
    assert sources.pop("style-src") == {"'self'", *map(hash_of, soup("style"))}
    assert sources == {
        "default-src": {"'none'"},
        "img-src": {"'self'", "data:"},
        "font-src": {"'self'"},
        "connect-src": {"'self'"},
        "form-action": {"'self'"},
        "base-uri": {"'none'"},
    }


def test_the_policy_stands_before_all_that_it_is_about(furo):
    page = furo.read("index.html")
    assert page.index("charset=") < page.index("Content-Security-Policy") < page.index("<style")
    assert len(page[: page.index("charset=")].encode()) < 1024


def test_style_attributes_become_classes_that_say_the_same(furo):
    page = furo.read("index.html")
    soup = BeautifulSoup(page, "html.parser")
    assert soup.select("[style]") == []
    (image,) = soup.select("main img, article img")
    (label,) = [name for name in image["class"] if name.startswith("style-")]
    assert f".{label}:not(#_):not(#_){{width: 120px}}" in page


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_every_builder_of_html_writes_it(tmp_path, builder):
    built = build(tmp_path, FILES, builder, conf={**CONF, "html_theme": "alabaster"})
    assert built.warnings == []
    assert len(BeautifulSoup(built.read("index.html"), "html.parser").select(POLICY)) == 1


def test_epub_has_no_policy(tmp_path):
    conf = {**CONF, "html_theme": "basic", "version": "1", "copyright": "2026"}
    built = build(tmp_path, FILES, "epub", conf=conf)
    assert "Content-Security-Policy" not in built.read("index.xhtml")


def test_many_processes_write_what_one_does(tmp_path, furo):
    built = build(tmp_path, FILES, conf=CONF, jobs=2)
    for name in ("index.html", "other.html", "search.html"):
        policy = directives(built.read(name))[0]
        assert policy == directives(furo.read(name))[0]


AUTHOR = """\
# Tea

<script>alert("kettle")</script>

A word, <b onclick="alert()">loud</b>, <script>alert("again")</script> and
[a link](other.md).

<style>
b { color: red }
</style>

<script type="application/ld+json">{}</script>
"""


def test_what_an_author_writes_inline_is_warned_of_and_refused(tmp_path):
    built = build(tmp_path, {**FILES, "index.md": AUTHOR}, conf=CONF)
    found = [line for line in built.warnings if "page's text" in line]
    element = "a page's text may have no {}, and browsers will ignore it: put it into a file."
    handler = (
        "a page's text may have no 'onclick', and browsers will ignore it: put what it does "
        "into a script's file."
    )
    assert [re.sub(r" \[content_policy.*", "", line) for line in found] == [
        f"index.md:3: WARNING: {element.format('script')}",
        f"index.md:5: WARNING: {handler}",
        f"index.md:5: WARNING: {element.format('script')}",
        f"index.md:8: WARNING: {element.format('style')}",
    ]
    sources, soup = directives(built.read("index.html"))
    theirs = [e for e in soup("script") if "alert" in (e.string or "")]
    assert len(theirs) == 2
    allowed = sources["script-src"] | sources["style-src"]
    assert not {hash_of(each) for each in [*theirs, *soup("style")[-1:]]} & allowed


def test_directives_can_be_changed_and_the_policy_turned_off(tmp_path):
    changes = {"img-src": "'self'", "frame-src": "https://cups.example"}
    built = build(tmp_path, FILES, conf={**CONF, "content_policy": changes})
    sources = directives(built.read("index.html"))[0]
    assert sources["img-src"] == {"'self'"}
    assert sources["frame-src"] == {"https://cups.example"}
    assert sources["default-src"] == {"'none'"}
    # All pages are written again, with nothing but an option changed.
    built = build(tmp_path, FILES, conf={**CONF, "content_policy": ""}, fresh=False)
    page = built.read("other.html")
    assert "Content-Security-Policy" not in page
    assert ' style="' in page


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("default-src 'self'", "is a dict of directives, or '' for no policy"),
        ({"img-src": ["'self'"]}, "'img-src' has the value [\"'self'\"]: write a text"),
        ({"img-src": "'self'; font-src *"}, "write a text"),
        ({"frame-ancestors": "'none'"}, "browsers ignore 'frame-ancestors' within a page"),
    ],
)
def test_what_no_policy_can_be_is_refused(tmp_path, value, told):
    with pytest.raises(ConfigError) as error:
        build(tmp_path, FILES, conf={**CONF, "content_policy": value})
    assert told in str(error.value)


def test_only_what_a_browser_would_run_counts():
    page = """<!-- <script>no</script> --><title><script>no</script></title>
    <script src="a.js"></script><script type="application/json">{}</script>
    <SCRIPT data-a='>' type="module">yes</SCRIPT><style media=print>p{}</style>"""
    assert list(inline_elements(page)) == [("script", "yes"), ("style", "p{}")]


def test_handlers_and_javascript_links_are_found():
    page = """<a href=" JavaScript:go()" title="on">x</a><p ONCLICK='a>b'>onclick="no"</p>"""
    assert list(inline_handlers(page)) == [("href", " JavaScript:go()"), ("onclick", "a>b")]


def test_a_style_attribute_is_moved_whatever_its_tag_looks_like():
    page = """<p class="a" style='x: "y";'>style="no"</p><br style=top:0 /><i style="}b{">"""
    moved, rules = style_attributes_as_classes(page)
    soup = BeautifulSoup(moved, "html.parser")
    first, second = soup.p["class"][1], soup.br["class"][0]
    assert soup.p["class"][0] == "a"
    assert soup.i["style"] == "}b{"
    weight = ":not(#_):not(#_)"
    assert sorted(rules.splitlines() or [rules]) == [
        "".join(sorted([f'.{first}{weight}{{x: "y"}}', f".{second}{weight}{{top:0}}"]))
    ]
    assert 'style="no"' in moved


@pytest.mark.parametrize(
    "tag",
    [
        '<p STYLE = "top:0">',
        "<p style\n=top:0>",
        "<p style>",
        '<p style="">',
        '<p data-style="top:0">',
        '<p title="style=top:0">',
        '<p style="a:b" style="c:d">',
        '<script style="top:0" src="a.js">',
        "<p>style=top:0",
    ],
)
def test_a_tag_is_passed_over_only_if_it_has_no_style(monkeypatch, tag):
    page = f"<html><head></head><body>{tag}</body></html>"
    quick = style_attributes_as_classes(page)
    monkeypatch.setattr(markup, "_STYLED", re.compile(""))
    assert style_attributes_as_classes(page) == quick


def test_translations_make_no_function_of_a_text(tmp_path):
    built = build(tmp_path, FILES, conf={**CONF, "language": "pl"})
    script = built.read("_static/translations.js")
    assert "Documentation.PLURAL_EXPR = (n) => ((n==1" in script
    assert '"Szukaj"' in script
    assert without_text(script) == script
