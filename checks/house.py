"""Runs every check on a house: the folder with `docs/` and `references.bib`."""

from __future__ import annotations

import runpy
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from checks import (
    bibliography,
    drawings,
    lost_content,
    page_rules,
    plain_text,
    prose,
    sphinx_build,
)
from checks.article_hashes import FILE as ARTICLE
from checks.consequences import by_page, is_uncited, misspelt, said_once
from checks.copied_sentences import copied
from checks.finding import Finding
from checks.markdown_pages import read_page
from checks.reading import reading
from checks.spelling import known_words, sorted_words, spelling
from checks.sphinx_build import build_aside
from checks.works import read_works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from checks.page import Page


class House:
    """The files of a house, read once."""

    def __init__(self, home: Path) -> None:
        self.home = home
        files = plain_text.text_files(home)
        self.files = {path.relative_to(home).as_posix(): path.read_bytes() for path in files}
        self.unreadable: list[Finding] = []
        for name, data in self.files.items():
            self.unreadable += plain_text.unreadable(name, data)
        broken = {finding.file for finding in self.unreadable}
        self.texts = {
            # Lines end as Python reads them: of others, one rule speaks.
            name: data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
            for name, data in self.files.items()
            if name not in broken
        }
        self.pages = list(self._pages())
        self.works = read_works(self.texts.get("references.bib", ""))
        self.unreadable += self.works.unreadable
        self.unreadable += [
            page.at(
                page.deep, "lists or quotations stand in one another too deeply from here on: "
                "take some out",
            )
            for page in self.pages if page.deep
        ]  # fmt: skip
        # A directive that does not end takes the headings below it with it.
        is_whole = all(page.is_whole for page in self.pages)
        self.can_be_built = not self.unreadable and is_whole and self.works.is_sound

    def _pages(self) -> Iterator[Page]:
        for name, text in self.texts.items():
            if name.endswith(".md"):
                try:
                    yield read_page(text, name)
                except RecursionError:
                    message = (
                        "lists or quotations stand in one another too deeply: take some out"
                    )
                    self.unreadable.append(Finding(name, 1, message))


def run(house: House, build: Callable[[Path], str] = build_aside) -> list[Finding]:
    """Return everything that is found in the house, by file and line.

    `build` returns what Sphinx says of the site, while the files are looked at here. It is
    not asked where a file cannot be read to its end: each page that links to what is missing
    there would be named.
    """
    with ThreadPoolExecutor(1) as aside:
        said = aside.submit(build, house.home) if house.can_be_built else None
        found = {*house.unreadable, *rules(house)}
        if said:
            warnings = sphinx_build.warnings(house.home, said.result())
            meant = set(misspelt(warnings))
            found = {finding for finding in found if not is_uncited(finding, meant)}
            found |= {*by_page(said_once(warnings, house))}
    return sorted(found)


def rules(house: House) -> Iterator[Finding]:
    """Yield what the rules find."""
    for name, data in house.files.items():
        if name in house.texts:
            yield from plain_text.form(name, data)
            yield from plain_text.file_name(name)
    yield from plain_text.unread(house.home)
    yield from of_pages(house.pages)
    for rule in bibliography.RULES if not house.works.unreadable else ():
        yield from rule(house.works)
    texts = [text for name, text in house.texts.items() if name.endswith(".md")]
    yield from bibliography.one_list(house.pages)
    if house.can_be_built:
        yield from bibliography.uncited(house.works, bibliography.cited(texts))
    yield from of_drawings(house)


def of_pages(pages: list[Page]) -> Iterator[Finding]:
    """Yield what is wrong with pages: each of them, and all together."""
    article = set(ARTICLE.read_text(encoding="utf-8").split())
    for page in pages:
        yield from (marks := list(prose.markup(page)))
        if page.is_whole:
            yield from page_rules.broken_rules(page, is_sure=not marks)
            yield from copied(page, article)
            for rule in (*lost_content.RULES, prose.style, prose.leftovers, reading):
                yield from rule(page)
    yield from page_rules.repeated_labels(pages)
    yield from spelling(pages)
    yield from sorted_words(known_words())


def of_drawings(house: House) -> Iterator[Finding]:
    """Yield what is wrong with drawings."""
    names = [name for name in house.texts if name.startswith("docs/_static/drawings/")]
    if names:
        try:
            settings = runpy.run_path(str(house.home / "docs/conf.py"))["html_theme_options"]
        except Exception:  # whatever it is, Sphinx says so
            return
        paper = {
            scheme: settings[f"{scheme}_css_variables"]["color-background-primary"]
            for scheme in ("light", "dark")
        }
        for name in names:
            yield from drawings.findings(drawings.Drawing(name, house.texts[name], paper))
