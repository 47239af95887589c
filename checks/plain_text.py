"""Whether the files that authors write are plain text, in the form that all of them have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KINDS = {".md", ".txt", ".bib", ".svg"}
MOST_BYTES = 1_000_000
MARKS_OF_MERGE = ("<<<<<<< ", "=======", ">>>>>>> ")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")


# How a file begins that is no plain text, whatever its name.
BEGINNINGS = (
    (rb"PK\x03\x04(?s:.{26})mimetypeapplication/vnd\.oasis", "a LibreOffice document"),
    (rb"PK\x03\x04|\xd0\xcf\x11\xe0", "a Word document"),
    (rb"\{\\rtf", "a document in rich text (RTF)"),
    (rb"%PDF-", "a PDF"),
    (rb"(?i:\s*<(?:!doctype )?html\b)", "a web page (HTML)"),
)
# As what people save a page, and the site does not read it.
UNREAD = {
    "", ".doc", ".docx", ".htm", ".html", ".markdown", ".md", ".mdown", ".odt", ".pages",
    ".rst", ".rtf", ".text", ".txt",
}  # fmt: skip
LISTS = {"docs/addresses.txt", "docs/search-synonyms.txt"}
# Of what else belongs to the site, other rules or none speak.
NO_PAGES = ("docs/_", "docs/contribute/examples/")


def unread(home: Path) -> Iterator[Finding]:
    """Yield the files that were to be pages, it seems, and that the site does not read."""
    for path in sorted((home / "docs").rglob("*")):
        name = path.relative_to(home).as_posix()
        if path.is_file() and is_unread(name):
            yield Finding(
                name, 1, "the site does not read this file: save it as plain text (UTF-8) "
                f"under the name {page_name(path)}, or take it out of docs/",
            )  # fmt: skip


def is_unread(name: str) -> bool:
    """Say whether a file is of a kind that people write pages in, and no page."""
    folder, _slash, file = name.rpartition("/")
    stem, dot, kind = file.rpartition(".")
    ending = dot + kind if dot else ""
    return (
        ending.casefold() in UNREAD
        and ending != ".md"
        and name not in LISTS
        and bool(stem or not dot)
        and not f"{folder}/".startswith(NO_PAGES)
    )


def page_name(path: Path) -> str:
    """Return the name that a file would have as a page."""
    stem = path.name.partition(".")[0].casefold()
    return "-".join(re.findall(r"[a-z0-9]+", stem)) + ".md"


def text_files(home: Path) -> list[Path]:
    """Return the files in `home` that authors write: pages, drawings, lists, works."""
    docs = home / "docs"
    found = [
        path
        for path in docs.rglob("*")
        if path.suffix in KINDS
        and path.is_file()
        and "_build" not in path.parts
        and not is_unread(path.relative_to(home).as_posix())
    ]
    works = home / "references.bib"
    return sorted([*found, works] if works.is_file() else found)


def unreadable(name: str, data: bytes) -> Iterator[Finding]:
    """Yield why a file cannot be looked at any further, if there is a reason."""
    if len(data) > MOST_BYTES:
        size = f"{len(data) / 1_000_000:.1f} MB"
        yield Finding(name, 1, f"the file has {size}, and 1 MB is the most: make several of it")
        return
    if beginning := next((what for form, what in BEGINNINGS if re.match(form, data)), ""):
        file = name.rpartition("/")[2]
        message = f"this is {beginning}: save it as plain text (UTF-8) under the name {file}"
        yield Finding(name, 1, message)
        return
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        yield Finding(
            name, line, "a letter in this line is not in UTF-8: save the file with the "
            "encoding 'UTF-8', which every editor offers",
        )  # fmt: skip
        return
    if name.endswith(".md") and not text.strip():
        yield Finding(name, 1, "the page is empty: write it, or delete the file")
    if text.startswith("---") and not re.search(r"\n---[ \t]*\r?(\n|$)", text):
        message = (
            "the lines at the top have no end: write '---' on a line of its own after them"
        )
        yield Finding(name, 1, message)
    for line, row in enumerate(text.split("\n"), 1):
        if "\0" in row:
            yield Finding(name, line, "this is no text: a file of this kind is plain text")
            return
        if row.startswith(MARKS_OF_MERGE[::2]) or row.rstrip() == MARKS_OF_MERGE[1]:
            yield Finding(
                name, line, "two versions of this text wait to be made one: keep what is "
                "right, and take the lines out that begin with <<<<<<<, ======= and >>>>>>>",
            )  # fmt: skip
            return


def form(name: str, data: bytes) -> Iterator[Finding]:
    """Yield what is not as in all other files: ends of lines, tabs, blanks."""
    text = data.decode("utf-8")
    if text.startswith("\ufeff"):
        message = "an invisible mark stands before the first letter: save as 'UTF-8', no 'BOM'"
        yield Finding(name, 1, message)
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        yield Finding(
            name, line, "the lines end as on Windows (CRLF): choose 'LF' as the end of lines "
            "in your editor, and save",
        )  # fmt: skip
        return
    if text and not text.endswith("\n"):
        line = text.count("\n") + 1
        yield Finding(name, line, "the last line has no end: press Enter after it, and save")
    for line, row in enumerate(text.split("\n"), 1):
        if "\t" in row:
            yield Finding(name, line, "there is a tab in this line: write blanks instead")
        elif row != row.rstrip():
            yield Finding(name, line, "there are blanks at the end of this line: delete them")


def file_name(name: str) -> Iterator[Finding]:
    """Yield if a page has a name that its address cannot have."""
    if name.endswith(".md") and not NAME.fullmatch(name.rpartition("/")[2]):
        yield Finding(
            name, 1, "the file's name becomes the page's address: write it in small letters "
            "and digits, with hyphens between words",
        )  # fmt: skip
