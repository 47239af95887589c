"""A small site that uses every extension of the site, and an edit of each kind."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any, NamedTuple

_SITE = runpy.run_path(str(Path(__file__).parents[2] / "docs/conf.py"))
# Its dates come from the history of the sources, which these have not.
_LEFT_OUT = {"sphinx_last_updated_by_git"}
CONF: dict[str, Any] = {
    "extensions": [name for name in _SITE["extensions"] if name not in _LEFT_OUT],
    # Its sidebar shows the sections of all pages, and each page names the next.
    "html_sidebars": {"**": ["globaltoc.html", "localtoc.html", "relations.html"]},
    "html_static_path": ["_static"],
    "html_css_files": ["site.css"],
    "html_baseurl": "https://site.example/",
    "html_copy_source": True,
    "bibtex_bibfiles": ["works.bib"],
    "bibtex_default_style": "csl-apa",
    "bibtex_reference_style": "apa",
    "bibtex_cite_id": "cite-{key}",
    "section_links_ledger": "",
    "copyright": "nobody",
    "version": "1",
    "release": "1",
}

BIB = """\
@book{grey2001, author = {Grey, Ann}, title = {A Guide}, publisher = {Press}, year = {2001}}
@book{black2002, author = {Black, Bo}, title = {Night}, publisher = {Press}, year = {2002}}
@book{white2003, author = {White, Cy}, title = {Snow}, publisher = {Press}, year = {2003}}
"""
SITE = {
    "index.md": """\
(home)=
# Home

```{toctree}
:maxdepth: 2

apples
bees
words
lists
works
```
""",
    "apples.md": """\
(apples)=
# Apples

An apple is round {cite:p}`grey2001`.

(apples-peel)=
## The peel

It is thin, says {cite:t}`black2002`.

:::{mnemonic} TEA
:name: tea

Time
: Put the kettle on.

Ear
: Listen.

Agreement
: Milk or lemon?
:::

:::{time-out} A first apple
:name: first-apple

- What did it taste of?
:::

:::{source-note} S1
:certainty: high

A note {cite:p}`grey2001`.
:::
""",
    "bees.md": """\
(bees)=
# Bees

See {ref}`apples-peel`, [](apples.md), [](#apples-peel), {doc}`apples` and
[the peel](#apples-peel).
Practise {mnemonic:deck}`tea`. A {term}`hive` is full of them.

(bees-wax)=
## Wax

Of candles {cite:p}`black2002`.
""",
    "words.md": """\
(words)=
# Words

```{glossary}
hive
    Where bees live.

comb
    What they build there.
```

The {term}`comb` is wax.
""",
    "lists.md": """\
(lists)=
# Lists

```{source-notes}
```

```{time-outs}
```

```{section-addresses}
```

:::{reflections}
Write on paper.
:::
""",
    "works.md": "(works)=\n# Works\n\n```{bibliography}\n```\n",
    "works.bib": BIB,
    "_static/site.css": "p { color: black }\n",
    "_static/drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
}


class Edit(NamedTuple):
    """A change of one file."""

    name: str
    """The file."""

    old: str
    """What is replaced, everywhere in the file; empty for the whole file."""

    new: str | None
    """What takes its place; None, where the file is taken away."""


Edits = tuple[Edit, ...]
KINDS: dict[str, Edits] = {
    "a page's text": (Edit("apples.md", "is round", "is green"),),
    "a page's title": (Edit("apples.md", "# Apples", "# Pears"),),
    "a section's title": (Edit("apples.md", "## The peel", "## The skin"),),
    "a label that is renamed": (
        Edit("apples.md", "(apples-peel)=", "(apples-skin)="),
        Edit("bees.md", "apples-peel", "apples-skin"),
    ),
    "a label that moves to another page": (
        Edit("apples.md", "(apples-peel)=\n", ""),
        Edit("words.md", "# Words\n", "# Words\n\n(apples-peel)=\n## Of peel\n"),
    ),
    "a citation more": (Edit("words.md", "is wax", "is wax {cite:p}`white2003`"),),
    "a citation less": (Edit("bees.md", " {cite:p}`black2002`", ""),),
    "an author in the bibliography": (Edit("works.bib", "Black, Bo", "Brown, Bo"),),
    "an entry more, of the same author and year": (
        Edit("works.bib", "@book{white2003", "@book{grey2001b, author = {Grey, Ann}, title = "
             "{Before}, publisher = {Press}, year = {2001}}\n@book{white2003"),
        Edit("words.md", "is wax", "is wax {cite:p}`grey2001b`"),
    ),
    "an entry less": (
        Edit("works.bib", BIB.splitlines()[1], ""),
        Edit("apples.md", ", says {cite:t}`black2002`", ""),
        Edit("bees.md", " {cite:p}`black2002`", ""),
    ),
    "a card's term": (Edit("apples.md", "Ear\n", "Eyes\n"),),
    "a deck's name": (
        Edit("apples.md", ":name: tea", ":name: pot"),
        Edit("bees.md", "`tea`", "`pot`"),
    ),
    "a deck's title": (Edit("apples.md", "{mnemonic} TEA", "{mnemonic} Tea"),),
    "a time out": (Edit("apples.md", "taste of", "smell of"),),
    "a time out's title": (Edit("apples.md", "A first apple", "The first apple"),),
    "a source note": (Edit("apples.md", "A note", "A doubt"),),
    "a style": (Edit("_static/site.css", "black", "navy"),),
    "a drawing": (Edit("_static/drawing.svg", "width='1'", "width='2'"),),
    "the configuration of the pages": (Edit("conf.py", "", 'html_title = "Other"\n'),),
    "the configuration of the reading": (Edit("conf.py", "", 'project = "Other"\n'),),
    "a page more": (
        Edit("dogs.md", "", "(dogs)=\n# Dogs\n\nThey bark at [](bees.md).\n"),
        Edit("index.md", "bees\n", "bees\ndogs\n"),
    ),
    "a page less": (
        Edit("bees.md", "", None),
        Edit("index.md", "bees\n", ""),
    ),
    "a term of the glossary": (
        Edit("words.md", "hive\n", "beehive\n"),
        Edit("bees.md", "`hive`", "`beehive`"),
    ),
    "another page has the term": (
        Edit("words.md", "hive\n    Where bees live.\n\n", ""),
        Edit("lists.md", "# Lists\n", "# Lists\n\n```{glossary}\nhive\n    A home.\n```\n"),
    ),
    "the order of the pages": (Edit("index.md", "bees\nwords\n", "words\nbees\n"),),
    "the depth of the contents": (Edit("index.md", "maxdepth: 2", "maxdepth: 1"),),
}  # fmt: skip


def edited(edits: Edits) -> dict[str, str]:
    """Return the files of the site after the edits, each of which changes something."""
    files = dict(SITE)
    for name, old, new in edits:
        if new is None:
            del files[name]
        elif old:
            assert old in files[name], f"{name} has no {old!r}"
            files[name] = files[name].replace(old, new)
        else:
            files[name] = new
    return files
