"""A small site that cites in every place where one can, for the tests of the references."""

from __future__ import annotations

from typing import Any

CONF: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "mnemonic_cards", "source_trail"],
    "bibtex_bibfiles": ["works.bib"],
    "bibtex_cite_id": "cite-{key}",
    # EPUB asks for these two.
    "copyright": "2026, somebody",
    "version": "1",
}
WITH_CSL: dict[str, Any] = {
    **CONF,
    "extensions": [*CONF["extensions"], "csl_references"],
    "bibtex_default_style": "csl-apa",
    "bibtex_reference_style": "apa",
}

# The toctree puts 'zebra' before 'apple'.
ZEBRA = """\
# Zebras

Before any heading {cite:p}`grey2001`.

## Stripes

Once {cite:p}`grey2001`, twice {cite:t}`grey2001`, and with another
{cite:p}`grey2001,Black:2002`.[^1] Not shown: {cite:empty}`unseen`.

## After {cite:t}`Black:2002`

```{figure} drawing.svg
A caption {cite:p}`Black:2002`.
```

| A table |
|---|
| A cell {cite:p}`Black:2002` |

:::{note}
An admonition {cite:p}`Black:2002`.
:::

:::{flashcards} Cards
:name: cards
:source: grey2001

Term
: An explanation {cite:p}`Black:2002`.
:::

Term
: A definition {cite:p}`Black:2002`.

[^1]: A footnote {cite:p}`white2003`.
"""
APPLE = """\
# Apples

:::{source-note} S1
:certainty: high

A note {cite:p}`grey2001`.
:::

A footnote of the other kind {footcite:p}`white2003`.

```{footbibliography}
```
"""
SITE = {
    "index.md": """\
# Home

```{toctree}
zebra
folder/apple
notes
plain
references
more
```
""",
    "zebra.md": ZEBRA,
    "folder/apple.md": APPLE,
    "notes.md": "# Notes\n\n```{source-notes}\n```\n",
    "plain.md": "# Plain\n\nNothing.\n",
    "more.md": "# More\n\nNothing more.\n",
    "references.md": "# References\n\n```{bibliography}\n:all:\n```\n",
    "drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
    "works.bib": """\
@book{grey2001,
  author = {Grey, Ann},
  title = {A Guide},
  publisher = {Press},
  year = {2001},
  isbn = {9780201002997},
  state = {half},
}
@article{Black:2002,
  author = {Black, Bo},
  title = {Of Black & White},
  journal = {Journal},
  year = {2002},
  doi = {10.1000/x},
  isbn = {0465042376},
  state = {unknown},
}
@book{white2003, author = {White, Cy}, title = {Snow}, publisher = {Press}, year = {2003}}
@book{unseen, author = {Clear, Di}, title = {Glass}, publisher = {Press}, year = {2004}}
""",
}
