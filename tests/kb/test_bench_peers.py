"""What a bench beside other sites builds, and how it weighs a visit."""

from __future__ import annotations

import re

from bench.builds import HOME
from bench.peer_sites import PEERS, plain, write_peer
from bench.peers import visit

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
    text = (source / "skills/attach.md").read_text(encoding="utf-8")
    assert "Authentic" in text
    assert not re.search(r"^:::|^\(|\{\w|^---$", text, re.M)


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
