"""The time to give sections their addresses, and pages to link to and cite them."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.builds import build_files
from bench.content import cards, work
from bench.table import number, ratio, table

if TYPE_CHECKING:
    from bench.content import Card
    from bench.phases import Phases
    from bench.scale import Scale

HEADINGS = (
    "Sections", "s without addresses", "s with them", "added s", "÷ without", "ms a section",
)  # fmt: skip
SECTIONS_A_PAGE = 10
WORKS = 60
CITED = 3
"""How many works a section cites."""

CONF = """\
extensions = ["myst_parser", "sphinxcontrib.bibtex", "csl_references", "bench.phases"]
extensions += {extensions!r}
html_theme = "basic"
html_baseurl = "https://site.example/"
bibtex_bibfiles = ["works.bib"]
bibtex_default_style = "csl-apa"
section_links_ledger = ""
"""


def report(scale: Scale) -> str:
    """Return the table of seconds of the processor's time, and of their ratios."""
    rows = []
    for size in scale.sizes:
        without, with_them = (
            median(total(seconds) for seconds in measured(size, scale.repetitions, extensions))
            for extensions in ([], ["section_links"])
        )
        added = with_them - without
        figures = (
            f"{without:.2f}", f"{with_them:.2f}", f"{added:.2f}", ratio(with_them, without),
            f"{1000 * added / size:.1f}",
        )  # fmt: skip
        rows.append([number(size), *figures])
    return table(HEADINGS, rows)


def total(phases: Phases) -> float:
    """Return the seconds of a whole build."""
    return phases.reading + phases.writing


def measured(size: int, repetitions: int, extensions: list[str]) -> list[Phases]:
    """Build a site of `size` sections as often as `repetitions` says."""
    results = []
    for _ in range(repetitions):
        with TemporaryDirectory() as folder:
            what = f"{size} sections"
            results.append(build_files(Path(folder), site(size, extensions), what))
    return results


def site(size: int, extensions: list[str]) -> dict[str, str]:
    """Return the sources of a site of `size` labelled sections that cite works."""
    texts = cards(size + WORKS)
    pages = [range(start, min(start + SECTIONS_A_PAGE, size))
             for start in range(0, size, SECTIONS_A_PAGE)]  # fmt: skip
    files = {f"page{number}.md": page(number, sections, texts)
             for number, sections in enumerate(pages)}  # fmt: skip
    contents = "\n".join(f"page{number}" for number in range(len(pages)))
    works = "".join(work(number, card) for number, card in enumerate(texts[size:]))
    return files | {
        "conf.py": CONF.format(extensions=extensions),
        "index.md": f"# Site\n\n```{{toctree}}\n{contents}\n```\n\n"
        "```{bibliography}\n:all:\n```\n",
        "works.bib": works,
    }


def page(number: int, sections: range, texts: list[Card]) -> str:
    """Return a page of labelled sections; the first is the page as a whole."""
    parts = []
    for section in sections:
        level = "#" if section == sections[0] else "##"
        keys = ",".join(f"work{(section + other) % WORKS}" for other in range(CITED))
        term, explanation = texts[section]
        parts.append(f"(section-{section})=\n{level} {term}\n\n{explanation}\n\n"
                     f"{{cite:p}}`{keys}`\n")  # fmt: skip
    return "\n".join(parts) + f"\nPage {number}.\n"
