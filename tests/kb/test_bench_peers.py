"""What a bench beside other sites builds, how it weighs a visit, and which figure counts."""

from __future__ import annotations

import re
import sys
from contextlib import nullcontext
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from bench import peers
from bench.builds import HOME, BenchError
from bench.figures import PAGE
from bench.lighthouse import CATEGORIES
from bench.peer_environment import version
from bench.peer_sites import PEERS, plain, write_peer
from bench.peers import visit
from bench.scale import Scale

WRITTEN = """\
---
kind: concept
---

(tea)=
# Tea {#tea}

:::{mnemonic} TEA
:name: tea
:source: grey2001

Time
: Put the {term}`kettle` on {cite:p}`grey2001`.
:::

```{figure} cup.svg
:alt: A cup
```

See [the cup](cup.md#cup-handle), [above](#tea).

```sh
kettle on
```
"""
PLAIN = """\

# Tea {#tea}


Time
: Put the kettle on grey2001.


See [the cup](cup.md), above.

```sh
kettle on
```
"""


def test_a_page_keeps_its_text_and_loses_what_others_do_not_know():
    assert plain(WRITTEN) == PLAIN


def test_every_page_of_this_site_is_plain_and_in_a_list_of_contents(tmp_path):
    furo = PEERS[0]
    write_peer(tmp_path, furo, HOME / "docs")
    source = tmp_path / "source"
    pages = {path.relative_to(HOME / "docs") for path in (HOME / "docs").rglob("*.md")}
    listed = {source / "index.md"}
    for path in source.rglob("index.md"):
        (contents,) = re.findall(
            r"```\{toctree\}\n:hidden:\n\n(.*?)```", path.read_text(), re.S
        )
        listed |= {path.parent / name for name in contents.split()}
    assert {path.relative_to(source) for path in listed} == pages
    page = (source / "skills/attach.md").read_text(encoding="utf-8")
    _nothing, _front, text = page.split("---\n", 2)
    assert "Authentic" in text
    assert not re.search(r"^:::|^\(|\{\w|^---$", text, re.M)


def test_a_page_keeps_its_description_where_each_tool_looks_for_it(tmp_path):
    def front(path):
        return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])

    written = front(HOME / "docs/skills/attach.md")["myst"]["html_meta"]["description"]
    found = {}
    for peer in PEERS:
        folder = tmp_path / peer.title
        folder.mkdir()
        write_peer(folder, peer, HOME / "docs")
        found[peer.title] = front(folder / "source/skills/attach.md")
    assert found.pop("mkdocs-material") == {"description": written}
    assert len(found) == 3
    for matter in found.values():
        assert matter == {"myst": {"html_meta": {"description": written}}}


def test_of_times_and_scores_the_median_counts(monkeypatch, tmp_path):
    times = iter([(9.0, 1.0, 3.0), (7.0, 5.0, 2.0), (8.0, 3.0, 4.0)])
    scores = iter([[90, 100, 95, 83], [70, 100, 95, 83], [80, 98, 95, 83]])
    monkeypatch.setattr(peers, "builds", lambda *_all: next(times))
    monkeypatch.setattr(peers, "visit", lambda *_all: (2_000, 8))
    monkeypatch.setattr(peers, "audited", lambda *_all: next(scores))
    furo = peers.measured(PEERS[0], "python", repetitions=3, browser=None, folder=str(tmp_path))
    assert furo == peers.Figures(2_000, 8, (80, 100, 95, 83), 8.0, 3.0, 3.0)


def test_a_peer_is_the_newest_that_there_is_and_says_its_version(monkeypatch):
    """What another peer needs may hold a theme back in the environment that they share."""
    figures = peers.Figures(2_000, 8, (80, 100, 95, 83), 8.0, 3.0, 3.0)
    built_with = {}

    def measured(peer, python, **_rest):
        built_with[peer.title] = python
        return figures

    monkeypatch.setattr(peers, "chromium", nullcontext)
    monkeypatch.setattr(peers, "measured", measured)
    monkeypatch.setattr(peers, "environment", lambda: "apart")
    monkeypatch.setattr(peers, "version", lambda python, _name: f"of {Path(python).name}")
    rows = peers.report(Scale((len(PEERS),), 1)).splitlines()[2:]
    own = Path(sys.executable).name
    assert list(built_with.values()) == [sys.executable] * 3 + ["apart"] * 2
    assert [row.split("|")[1].strip() for row in rows] == [
        "this site", f"`furo` of {own}", f"`pydata-sphinx-theme` of {own}",
        "`sphinx-book-theme` of apart", "`mkdocs-material` of apart",
    ]  # fmt: skip


def test_the_version_is_that_of_the_environment():
    assert version(sys.executable, "furo") == metadata.version("furo")
    with pytest.raises(BenchError, match="there is no package 'furore'"):
        version(sys.executable, "furore")


def test_the_scores_come_in_the_order_that_the_page_says(monkeypatch):
    figures = peers.Figures(2_000, 8, (80, 100, 95, 83), 8.0, 3.0, 3.0)
    monkeypatch.setattr(peers, "chromium", nullcontext)
    monkeypatch.setattr(peers, "measured", lambda *_all, **_named: figures)
    monkeypatch.setattr(peers, "version", lambda *_all: "1.0")
    headings, _rule, ours, *_others = peers.report(Scale((1,), 1)).splitlines()
    column = [text.strip() for text in headings.split("|")].index("Lighthouse")
    assert ours.split("|")[column].strip() == "80 / 100 / 95 / 83"
    *first, last = CATEGORIES.values()
    assert f"for {', '.join(first)} and {last} in this order" in PAGE.read_text(
        encoding="utf-8"
    )


def test_a_visit_counts_all_that_is_asked_for_and_weighs_what_is_there(browser, tmp_path):
    style = "p { color: red }" * 100
    (tmp_path / "a.css").write_text(style)
    page = (
        '<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="a.css">'
        '<script src="https://elsewhere.example/b.js"></script>'
    )
    (tmp_path / "index.html").write_text(page)
    packed, requests = visit(browser, tmp_path, "index.html")
    assert requests == 3
    assert len(page) / 2 < packed < len(page) + 100
