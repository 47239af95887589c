"""A site of any number of pages, with what pages of this site have, in proportion.

It is written twice: with the extensions of this project, and for Sphinx as it comes, with the
nearest that its usual extensions have: dropdowns for cards, plain labels for addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.content import DECK, DROPDOWNS, cards, work

if TYPE_CHECKING:
    from bench.content import Card

FOLDER = 10
"""Pages to a folder, each with a page of contents of its own."""
SECTIONS = 4
CARDS = 3
CITED = 2
PAGES_A_WORK = 2
"""Pages for each work in the bibliography: this site has 42 pages and 78 works."""

STOCK = ("myst_parser", "sphinx_design", "sphinxcontrib.bibtex")
"""Extensions of Sphinx as it comes."""
OURS = (
    "calm_collector", "content_policy", "csl_references", "epub_pages", "lean_pages",
    "mnemonic_cards", "page_review", "plain_warnings", "plugin_cache", "section_links",
    "section_search", "source_trail", "stale_pages", "time_outs", "toctree_cache",
)  # fmt: skip
"""All extensions of this project."""

CONF = """\
project = "Growing"
author = "Somebody"
html_theme = "furo"
html_baseurl = "https://site.example/"
bibtex_bibfiles = ["works.bib"]
myst_enable_extensions = ["colon_fence", "deflist"]
"""
OWN_CONF = """\
bibtex_default_style = "csl-apa"
bibtex_cite_id = "cite-{key}"
section_links_ledger = ""
"""
TIME_OUT = """\
:::{{time-out}} A pause
:name: pause-{number}

Think of it.

- What was it?
:::
"""


class Kind(NamedTuple):
    """A way to write the site: the extensions, and whether they are this project's."""

    title: str
    extensions: tuple[str, ...]
    own: bool


KINDS = (
    Kind("stock", STOCK, own=False),
    Kind(
        "ours",
        (OURS[0], "myst_parser", "sphinxcontrib.bibtex", *OURS[1:]),
        own=True,
    ),
)


def site(kind: Kind, pages: int) -> dict[str, str]:
    """Return the sources of a site of `pages` pages, texts by their names."""
    works = max(CITED, pages // PAGES_A_WORK)
    texts = cards(pages * (SECTIONS + CARDS) + works)
    folders = [range(first, min(first + FOLDER, pages)) for first in range(0, pages, FOLDER)]
    files = {
        f"folder{number}/page{page_number}.md": page(kind, page_number, texts, works)
        for number, folder in enumerate(folders)
        for page_number in folder
    }
    contents = "\n".join(
        f"folder{number}/page{folder[0]}" for number, folder in enumerate(folders)
    )
    for number, folder in enumerate(folders):
        others = "\n".join(f"page{other}" for other in folder[1:])
        files[f"folder{number}/page{folder[0]}.md"] += f"\n```{{toctree}}\n{others}\n```\n"
    settings = f"extensions = {list(kind.extensions)!r}\n{CONF}{OWN_CONF if kind.own else ''}"
    return files | {
        "conf.py": settings,
        "index.md": f"(home)=\n# Site\n\n```{{toctree}}\n{contents}\n```\n\n"
        "```{bibliography}\n:all:\n```\n",
        "works.bib": "".join(map(work, range(works), texts[-works:])),
    }


def page(kind: Kind, number: int, texts: list[Card], works: int) -> str:
    """Return a page: sections that cite, on every second a deck, on every fifth a time out."""
    start = number * (SECTIONS + CARDS)
    parts = [
        section(number, place, text, works)
        for place, text in enumerate(texts[start : start + SECTIONS])
    ]
    if number % 2 == 0:
        deck = texts[start + SECTIONS : start + SECTIONS + CARDS]
        parts.append(
            DECK.written(deck).replace(":name: deck", f":name: deck-{number}")
            if kind.own
            else DROPDOWNS.written(deck)
        )
    if number % 5 == 0 and kind.own:
        parts.append(TIME_OUT.format(number=number))
    return "\n".join(parts)


def section(number: int, place: int, text: Card, works: int) -> str:
    """Return a labelled section; the first is the page as a whole."""
    keys = ",".join(f"work{(number + place + other) % works}" for other in range(CITED))
    return (
        f"(page-{number}-{place})=\n{'#' if place == 0 else '##'} {text.term}\n\n"
        f"{text.explanation} {{cite:p}}`{keys}` See {{ref}}`page-{number}-0`.\n\n"
        f"{text.explanation}\n"
    )
