"""What the build writes for the search: entries, index, blocks, page."""

from __future__ import annotations

import json

import pytest
from search_site import CONF, FOLDER, HOME, PAGES, files, index, made, texts

from section_search.entries import LONGEST_HEADING
from section_search.tokens import tokens
from site_builder import BUILDERS, build

TEA = """\
# Tea

.. container::

   TEAT

   .. glossary::

      Time
         Sit down.
      Ear
         Listen.
      Agreement
         Milk.
      Tact
         Say nothing.
"""
NAME_ITEMS = """\
from docutils import nodes

def name(app, doctree):
    for item in doctree.findall(nodes.list_item):
        item["ids"].append("work")

def setup(app):
    app.connect("doctree-read", name)
"""


def sections(built):
    """Return the sections of a site as page, anchor, heading and kind."""
    found = index(built)
    return [
        (found["pages"][page][0], anchor, heading, kind)
        for page, anchor, heading, kind, _ in found["sections"]
    ]


def test_pages_sections_and_terms_of_a_glossary_are_results(tmp_path):
    built = made(tmp_path, {"words.txt": ""})
    assert built.warnings == []
    assert sections(built) == [
        ("index.html", "", "Home", "p"),
        ("index.html", "kettles", "Kettles", "s"),
        ("words.html", "", "Words", "p"),
        ("words.html", "term-pot", "pot", "t"),
        ("words.html", "term-Resume", "Résumé", "t"),
    ]
    home, kettles, _, pot, _ = texts(built)
    assert home == "Welcome to the tea-house."
    assert "kettle boils" in kettles
    assert pot == "Where tea draws."
    assert "porcelain" not in str(files(built))


def test_items_with_an_address_are_results_and_long_ones_are_cut(tmp_path):
    text = "Lee, A. (2001). " + "Water and leaves " * 20 + "https://example.org/x"
    files = {"index.md": f"# Works\n\n- {text}\n", "conf.py": NAME_ITEMS}
    built = build(tmp_path, files, conf={"extensions": CONF["extensions"]})
    _, (uri, anchor, heading, kind) = sections(built)
    assert (uri, anchor, kind) == ("index.html", "work", "i")
    assert heading.startswith("Lee, A. (2001). Water")
    assert heading.endswith(" …")
    assert len(heading) <= LONGEST_HEADING + len(" …")


def test_a_line_of_an_acrostic_is_also_called_by_its_letter(tmp_path):
    files = {"index.rst": "Home\n====\n\n" + TEA.partition("\n\n")[2]}
    built = build(tmp_path, files, conf={"extensions": ["section_search"]})
    called = {heading: words for *_, heading, _, words in index(built)["sections"]}
    assert called == {
        "Home": "",
        "Time": "first T of TEAT",
        "Ear": "E of TEAT",
        "Agreement": "A of TEAT",
        "Tact": "second T of TEAT",
    }


def test_words_are_found_in_one_piece_and_in_parts():
    assert tokens("The tea-house\u2019s r\u00e9sum\u00e9, don't") == [
        "the", "tea", "house", "teahouse", "resume", "dont"
    ]  # fmt: skip


def test_a_page_that_says_nosearch_is_not_found(tmp_path):
    changed = {"index.md": f"---\nnosearch: true\n---\n{HOME}"}
    built = made(tmp_path, {**changed, "words.txt": ""})
    assert {uri for uri, *_ in sections(built)} == {"words.html"}


def test_pages_that_are_to_stand_last_count_for_less(tmp_path):
    built = made(tmp_path, conf={"section_search_last": ["wor*"]})
    assert [weight for *_, weight in index(built)["pages"]] == [1, 0.4]


def test_nothing_is_left_of_the_search_that_sphinx_has(tmp_path):
    built = made(tmp_path)
    page = built.read("search.html")
    for name in ("searchindex.js", "_static/searchtools.js", "_static/language_data.js"):
        assert not (built.outdir / name).exists()
        assert name.rpartition("/")[2] not in page
    assert "section-search-page.js" in page
    assert 'href="words.html">Words' in page
    assert "section-search-page.js" not in built.read("index.html")


def test_pages_lie_at_the_addresses_of_their_builder(tmp_path):
    built = made(tmp_path, builder="dirhtml")
    assert {uri for uri, *_ in sections(built)} == {"", "words/"}
    assert (built.outdir / "search/index.html").exists()


@pytest.mark.parametrize("builder", sorted(set(BUILDERS) - {"html", "dirhtml"}))
def test_other_builders_take_no_notice(tmp_path, builder):
    built = made(tmp_path, builder=builder)
    assert not [w for w in built.warnings if "search" in w]
    assert not (built.outdir / "_static/section-search").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"index.md": HOME.replace("boils", "heats")},
        {"words.md": None, "index.md": HOME.replace("words\n", "")},
        {"words.txt": "boiler = water\n"},
        {"more.md": "---\norphan: true\n---\n# More\n\nBiscuits.\n"},
    ],
    ids=["a text", "a page fewer", "a synonym", "a page more"],
)
def test_a_build_that_goes_on_writes_what_a_fresh_one_does(tmp_path, changes):
    made(tmp_path / "on")
    after = {name: text for name, text in {**PAGES, **changes}.items() if text is not None}
    conf = {**CONF, "section_search_help": []}
    on = build(tmp_path / "on", after, conf=conf, fresh=False)
    fresh = build(tmp_path / "fresh", after, conf=conf)
    assert files(on) == files(fresh)


def test_several_processes_write_what_one_does(tmp_path):
    more = {
        f"page{n}.md": f"---\norphan: true\n---\n# Page {n}\n\nTea {n}.\n" for n in range(6)
    }
    one = made(tmp_path / "one", more, alone=True)
    many = made(tmp_path / "many", more, jobs=2)
    assert files(one) == files(many)
    assert len(index(one)["sections"]) == 11


def test_a_second_build_writes_nothing(tmp_path):
    built = made(tmp_path)
    path = built.outdir / "_static/section-search/index.js"
    path.write_text("untouched", encoding="utf-8")
    made(tmp_path, fresh=False)
    assert path.read_text(encoding="utf-8") == "untouched"


def test_every_word_has_its_places_in_the_file_that_the_index_names(tmp_path, monkeypatch):
    monkeypatch.setattr("section_search.index.POSTINGS", 10)
    built = made(tmp_path)
    words, firsts = index(built)["words"].split(" "), index(built)["files"]
    assert firsts[0] == 0
    assert len(firsts) > 1
    codes = []
    for number, first in enumerate(firsts):
        script = built.read(f"{FOLDER}/postings-{number}.js")
        assert script.startswith(f"sectionSearch.postings({number},")
        assert len(codes) == first
        codes += json.loads(script.partition(",")[2].removesuffix(");\n")).split(" ")
    assert len(codes) == len(words)
    assert f"postings-{len(firsts)}.js" not in files(built)
