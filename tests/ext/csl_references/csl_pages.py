"""Web pages whose titles and authors are hard to cite."""

# ruff: noqa: RUF001 (quotation marks, dashes and foreign letters are what is tested)

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csl_references.csl_json import CslItem

DOCS = Path(__file__).parents[3] / "docs"

TITLES = [
    "What is trust?",
    "Stop!",
    "What now?!",
    "It ends in a stop.",
    "It goes on…",
    "It goes on...",
    "Etc.;",
    "A colon:",
    "One, two,",
    "(In brackets)",
    "“In quotation marks”",
    "“Is it?”",
    "‘Is it?’ she said",
    "He said “Stop!”.",
    "Why?. A stop inside",
    "Why?’. A stop and a mark inside",
    "A “quotation” in the middle",
    "\"Straight\" and 'single'",
    "from a small letter: to another",
    "ALL CAPITALS",
    "iPhones and eHealth",
    "The NHS: A guide for the rest of us",
    "A title: with a colon – and a dash — and another",
    "...three stops first",
    ", a comma first",
    "¿Qué es?",
    "– a dash first",
    "Fish & chips < bread > butter",
    "</script><script>alert(1)</script>",
    "<b>Bold</b> & <i>italic</i>",
    '<span class="nocase">iOS</span> at work',
    "50% of $5 is #2_3 ~ ^ \\ {braces} {one",
    "Closed} only, \\textbf{bold} \\& done",
    "Emoji 🙂 at the end 🎉",
    "👩🏽‍⚕️",
    "Therapi a chydberthynas: y tŷ ŵyl",
    "Η θεραπευτική σχέση",
    "التحالف العلاجي",
    "Cafe\u0301",
    "A no-break\u00a0space",
    "Two  blanks,\na line\tand a tab",
    "42",
    "A",
    "?",
    "December 8, 9875 or 8 December 9875",
    "Read on 7 November 9876, or 9876 Nov 7",
    "See https://example.org/s/trust/ for more",
    "{day} {month} {year}",
    "\ue010Marks\ue01f of our own \ue020 \ue025",
    "Long " * 100 + "title",
]

AUTHORS = [
    [],
    [{"literal": "Nursing and Midwifery Council"}],
    [{"family": "Gogh", "given": "Vincent W.", "non-dropping-particle": "van"}],
    [{"family": "King", "given": "Martin L.", "suffix": "Jr."}],
    [{"family": "O’Neil-Ŵyn", "given": "Siân"}, {"literal": "Health & Care <Wales>"}],
    [{"family": f"Name{number}", "given": "A. B."} for number in range(9)],
]


def page(title: str, **variables: object) -> CslItem:
    """Return a section of a site as a CSL-JSON item."""
    item: CslItem = {
        "id": "page",
        "type": "webpage",
        "title": title,
        "container-title": "A site: Its name",
        "author": [{"family": "Writer", "given": "Ann"}, {"literal": "A group"}],
        "issued": {"date-parts": [[2026, 11, 20]]},
        "version": "0.1.0",
        "URL": "https://example.org/s/trust/",
    } | variables
    return {name: value for name, value in item.items() if value}


def titles_of_the_site() -> list[str]:
    """Return the headings of this project's own pages."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))]
    return [title for text in texts for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]
