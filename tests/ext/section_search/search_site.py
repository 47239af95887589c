"""A stranger's site with a search, and what its files hand over."""

from __future__ import annotations

import json

from site_builder import build

CONF = {
    "extensions": ["myst_parser", "section_search"],
    "section_search_synonyms": "words.txt",
    "section_search_help": ["words"],
}
HOME = """\
# Home

Welcome to the *tea-house*.

## Kettles

A kettle boils water.

**TEA**

Time
: Sit down.

```{toctree}
words
```
"""
WORDS = """\
# Words

```{glossary}
pot
  Where tea draws.

Résumé
  A summary.
```

```{container} no-search
Hidden porcelain.
```
"""
SYNONYMS = "# People\nboiler = kettle\ncup, mug\n"
PAGES = {"index.md": HOME, "words.md": WORDS, "words.txt": SYNONYMS}
FOLDER = "_static/section-search"


def made(tmp_path, changes=None, **options):
    """Build the site with other files, or values for conf.py as `conf`."""
    conf = {**CONF, **options.pop("conf", {})}
    return build(tmp_path, {**PAGES, **(changes or {})}, conf=conf, **options)


def index(built):
    """Return the index that a site hands over."""
    text = built.read(f"{FOLDER}/index.js")
    return json.loads(text.removeprefix("sectionSearch.open(").removesuffix(");\n"))


def texts(built):
    """Return the texts of all sections in order."""
    found = []
    for number in range(len(index(built)["blocks"])):
        script = built.read(f"{FOLDER}/text-{number}.js")
        assert script.startswith(f"sectionSearch.text({number},")
        found += json.loads(script.partition(",")[2].removesuffix(");\n"))
    return found


def files(built):
    """Return what is written for the search, by name."""
    return {path.name: path.read_bytes() for path in (built.outdir / FOLDER).iterdir()}
