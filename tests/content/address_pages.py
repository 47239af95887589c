"""The site's addresses: what the sources say of them, and where a reader arrives."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urldefrag

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import Tag

FOLDERS = ("s", "cite")
LABELLED = re.compile(r"^((?:\([^)\n]+\)=\n)+)(#+) (.+)$", re.MULTILINE)
FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1$", re.MULTILINE | re.DOTALL)


class Place(NamedTuple):
    """Where a reader arrives: the built page, and the heading of the section there."""

    page: str
    heading: str


def labelled_headings(docs: Path) -> dict[str, Place]:
    """Return the place of each label, as the Markdown files below `docs` say it."""
    found = {}
    for path in sorted(docs.rglob("*.md")):
        text = FENCED.sub("", path.read_text(encoding="utf-8"))
        page = path.relative_to(docs).with_suffix(".html").as_posix()
        for labels, _, heading in LABELLED.findall(text):
            for label in re.findall(r"\((.+)\)=", labels):
                assert label not in found, f"{path}: the label '{label}' stands twice"
                found[label] = Place(
                    page, heading.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
                )
    return found


def ledger_labels(docs: Path) -> list[str]:
    """Return the label of each line of the ledger that is no comment."""
    lines = (docs / "addresses.txt").read_text(encoding="utf-8").splitlines()
    return [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]


class Visitor:
    """Follows addresses through the files of a built site, as a browser without scripts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pages: dict[str, BeautifulSoup] = {}

    def page(self, name: str) -> BeautifulSoup:
        """Return a built page, which is read once."""
        if name not in self._pages:
            text = (self.folder / name).read_text(encoding="utf-8")
            self._pages[name] = BeautifulSoup(text, "lxml")
        return self._pages[name]

    def goes_on_to(self, name: str) -> str | None:
        """Return the page and fragment that a page sends its readers on to, if it does."""
        refresh = self.page(name).select_one('head > meta[http-equiv="refresh"]')
        if refresh is None:
            return None
        wait, _, target = str(refresh["content"]).partition("; url=")
        assert wait == "0", f"{name} keeps its readers waiting"
        return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(target)))

    def arrives(self, address: str) -> Place:
        """Return where `address`, such as 's/bordin', takes a reader in the end.

        The end is at the heading of a section; a page that says that a section has ended has
        one heading too.
        """
        name = f"{address}/index.html"
        for _ in range(5):
            target = self.goes_on_to(name)
            if target is None:
                return self.place(name)
            name, fragment = urldefrag(target)
            if fragment:
                return self.place(name, fragment)
        raise AssertionError(f"{address} leads from page to page")

    def place(self, name: str, fragment: str = "") -> Place:
        """Return the place of a fragment on a page, or of the page as a whole."""
        within: Tag = self.page(name)
        if fragment:
            found = within.find(id=fragment)
            assert found is not None, f"{name} has no '{fragment}'"
            section = found if found.name == "section" else found.find_parent("section")
            assert section is not None, f"'{fragment}' of {name} is in no section"
            within = section
        heading = within.find(re.compile("^h[1-6]$"))
        assert heading is not None, f"{name} has no heading"
        return Place(name, own_text(heading))

    def section_links(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the heading of each link to a link-and-cite page, and where it leads."""
        for link in self.page(name).select(":is(h1, h2, h3, h4, h5, h6) > a.section-link"):
            assert link.parent is not None
            target = posixpath.join(posixpath.dirname(name), str(link["href"]))
            yield own_text(link.parent), posixpath.normpath(target)


def own_text(heading: Tag) -> str:
    """Return what a heading says, without the links that stand beside it."""
    beside = heading.select("a.section-link, a.headerlink")
    texts = [text for text in heading.strings if not any(a in text.parents for a in beside)]
    return " ".join("".join(texts).split())
