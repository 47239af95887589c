"""What holds for every built page: its links lead somewhere, its images can be had.

Own code, since it is short: a link checker would be one more dependency, and what is to be
checked here is no more than files and fragments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import Tag

LINKS = {"a": "href", "link": "href", "use": "href", "img": "src", "script": "src"}


class Built(NamedTuple):
    """A built page: its file's name within the site, and its elements."""

    name: str
    soup: BeautifulSoup

    def at(self, tag: Tag, message: str) -> str:
        """Return a finding; its line is that of the built page."""
        return f"{self.name}:{tag.sourceline}: {message}"

    def ids(self) -> list[str]:
        """Return the ids of the page's elements."""
        return [str(tag["id"]) for tag in self.soup.find_all(id=True)]


def read_site(folder: Path) -> dict[str, Built]:
    """Return every page of the site in `folder` by its name."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    return {
        name: Built(name, BeautifulSoup(text, "html.parser")) for name, text in texts.items()
    }


def dead_links(pages: dict[str, Built], folder: Path) -> Iterator[str]:
    """Yield the links, and the files that pages load, that are not in `folder`."""
    ids = {name: {*page.ids(), ""} for name, page in pages.items()}
    for page in pages.values():
        for tag in page.soup.find_all(list(LINKS)):
            address = str(tag.get(LINKS[tag.name], ""))
            url = urlsplit(urljoin(f"http://site/{page.name}", address))
            if url.netloc != "site" or LINKS[tag.name] not in tag.attrs:
                continue
            name = unquote(url.path).lstrip("/")
            # A leading slash names the server's top, where the site need not be; the page that
            # is shown at any address that leads nowhere knows where it begins.
            if (address.startswith("/") and page.name != "404.html") or not (
                folder / name
            ).is_file():
                yield page.at(tag, f"'{address}' is no file of the site: correct the link")
            elif name in ids and unquote(url.fragment) not in ids[name]:
                yield page.at(tag, f"'{address}' names no place on {name}: correct the link")


def repeated_ids(pages: dict[str, Built]) -> Iterator[str]:
    """Yield the ids that two elements of a page share."""
    for page in pages.values():
        seen: set[str] = set()
        for tag in page.soup.find_all(id=True):
            if tag["id"] in seen:
                yield page.at(tag, f"the id '{tag['id']}' stands twice: rename a label or name")
            seen.add(str(tag["id"]))


def images_without_words(pages: dict[str, Built]) -> Iterator[str]:
    """Yield the images whose text alternative is missing, empty or a file's name."""
    for page in pages.values():
        for tag in page.soup.find_all("img"):
            alternative = str(tag.get("alt", "")).strip()
            file_name = str(tag.get("src", "")).rpartition("/")[2]
            if alternative.casefold() in {"", file_name, file_name.rpartition(".")[0]}:
                yield page.at(
                    tag, f"say what {tag.get('src')} shows: its alt is '{alternative}'"
                )
