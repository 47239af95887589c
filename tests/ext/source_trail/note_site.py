"""A small site with source notes, for their tests."""

from __future__ import annotations

from typing import Any

CONF: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "source_trail"],
    "bibtex_bibfiles": ["references.bib"],
    # EPUB asks for these two.
    "copyright": "2026, somebody",
    "version": "1",
}

LATE = """\
(late)=
# Late pages

:::{source-note} S10
:certainty: medium

The guide
: says *so* {cite:p}`grey2001`. See [the other](#source-note-s2), {doc}`early` and a
  footnote[^1].

What is known
: is otherwise, as {index}`others` say.

(inner)=
Of this more could be said.
:::

[^1]: The footnote.
"""

EARLY = """\
# Early pages

Some text.

:::{source-note} S2
:certainty: high

Two things.

Are said.
:::

:::{source-note} S11
:certainty: low

A third.
:::
"""

SITE = {
    "index.md": """\
# Home

See [source note S10](#source-note-s10) and {ref}`that note <source-note-s2>`.

```{toctree}
pages/early
pages/late
plain
all-notes
references
more
```
""",
    "pages/early.md": EARLY,
    "pages/late.md": LATE,
    "plain.md": "# Plain\n\nNo note here.\n",
    "more.md": "# More\n\nText that cites {cite:t}`grey2001`.\n",
    "all-notes.md": "# All notes\n\n```{source-notes}\n```\n",
    "references.md": "# References\n\n```{bibliography}\n```\n",
    "references.bib": """\
@book{grey2001,
  author = {Grey, Ann},
  title = {A Guide},
  publisher = {Press},
  year = {2001},
}
""",
}
