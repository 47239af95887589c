"""A small site with addresses, and what a reader finds at one."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag

from bs4 import BeautifulSoup

from site_builder import Built, build

if TYPE_CHECKING:
    from pathlib import Path

CONF = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "csl_references", "section_links"],
    "bibtex_bibfiles": ["works.bib"],
    "bibtex_default_style": "csl-apa",
    "html_baseurl": "https://site.example/docs/",
    "copyright": "nobody",
    "version": "2.1",
    "release": "2.1",
}
BIB = """\
@article{stone1999,
  author = {Stone, Ada},
  title = {Walls},
  journal = {Journal of Walls},
  year = {1999},
  doi = {10.1000/walls},
}
@book{moss2001, author = {Moss, Bea}, title = {Gardens}, publisher = {Green}, year = {2001}}
"""
INDEX = """\
(home)=
# Home

```{toctree}
garden
works
```
"""
GARDEN = """\
(garden)=
# The garden

(garden-wall)=
## The wall

It stands {cite:p}`stone1999`.

(garden-gate)=
### The gate

It opens {cite:p}`moss2001,stone1999`.

(garden-pond)=
## The pond

Still water.
"""
WORKS = "(works)=\n# Works\n\n```{bibliography}\n```\n"
LEDGER = """\
garden       2026-01-01
garden-gate  2026-01-01
garden-pond  2026-01-01
garden-wall  2026-01-01
home         2026-01-01
works        2026-01-01
"""
FILES = {
    "index.md": INDEX,
    "garden.md": GARDEN,
    "works.md": WORKS,
    "works.bib": BIB,
    "addresses.txt": LEDGER,
}


def build_site(
    tmp_path: Path,
    changes: dict[str, str] | None = None,
    builder: str = "html",
    conf: dict[str, Any] | None = None,
    **options: Any,
) -> Built:
    """Build the site; `changes` are files to add, or, where empty, to take away."""
    files = {**FILES, **(changes or {})}
    present = {name: text for name, text in files.items() if text}
    return build(tmp_path, present, builder, {**CONF, **(conf or {})}, **options)


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def leads_to(outdir: Path, address: str) -> str:
    """Return the page and the fragment that the page at `address` takes a reader to.

    The way is that of the browser: without a script, over files, by `<meta http-equiv>`.
    """
    page = f"{address.strip('/')}/index.html"
    for _ in range(3):
        head = soup((outdir / page).read_text(encoding="utf-8"))
        refresh = head.select_one("meta[http-equiv=refresh]")
        if not refresh:
            return page
        wait, _, target = str(refresh["content"]).partition("; url=")
        assert wait == "0"
        path, fragment = urldefrag(target)
        page = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
        if (outdir / page).is_dir():
            page = posixpath.normpath(f"{page}/index.html")
        if fragment:
            found = soup((outdir / page).read_text(encoding="utf-8"))
            assert found.find(id=fragment), f"{page} has no '{fragment}'"
            return f"{page}#{fragment}"
    return page
