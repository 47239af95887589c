"""Begins a page: `python3 kb.py new-page KIND PATH [TITLE]`."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checks.markdown_pages import read_page
from checks.page_rules import KINDS, PARTS, RULES

from authoring.contents import WithPage, with_page
from authoring.page_text import labels_of, page_text
from authoring.text_files import AuthoringError, path_of, reason, replace
from page_review.days import now
from section_links.ledger import read_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).parents[1]
PROGRAM = "kb.py new-page"

HELP = """\
Begin a page: with its dates, its labels, and its parts in their order, each with a
remark (a line that begins with '%', which no reader sees) on what belongs into it. The
page goes into the menu, by a line in the index.md of its folder.

  python3 kb.py new-page skill docs/skills/listening.md "Listening"
"""
AFTERWARDS = """\
The page's labels are made from the file's name, and they are for ever: they become the
addresses that lecturers link to. So choose a short name that says what the page is about.
No file is ever overwritten.
"""
# As the time outs' own extension says it, when the page is checked.
EMPTY = "time-out {}: a prompt is empty. Write what to reflect on, or take it out."


def main(arguments: list[str], home: Path = HOME) -> int:
    """Begin the page that `arguments` describe, and return the exit code."""
    options = parser().parse_args(arguments)
    try:
        path = _path(options.path, home / "docs")
        title = _title(options.title or path.stem.replace("-", " ").capitalize())
        begin(options.kind, path, title, home)
    except AuthoringError as error:
        print(f"{PROGRAM}: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments."""
    own = argparse.ArgumentParser(
        prog=PROGRAM,
        description=HELP,
        epilog=AFTERWARDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    own.add_argument("kind", metavar="KIND", help=f"what kind of page: {', '.join(KINDS)}")
    own.add_argument("path", metavar="PATH", help="its file, such as docs/skills/listening.md")
    own.add_argument(
        "title", metavar="TITLE", nargs="?", help="its title; without one, the file's name"
    )
    return own


def _path(name: str, docs: Path) -> Path:
    """Return the path of a page that may be written.

    Raises:
        AuthoringError: it may not; the message says why.
    """
    try:
        path = path_of(name).resolve()
        is_there = path.exists()
    except (OSError, RuntimeError, ValueError):
        raise AuthoringError(f"'{name}' is no name of a file") from None
    if not path.is_relative_to(docs.resolve()):
        raise AuthoringError(f"{name}: pages are in the folder docs/, such as docs/skills/")
    if path.suffix != ".md":
        raise AuthoringError(f"{name}: the name of a page ends in '.md'")
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", path.stem):
        raise AuthoringError(
            f"{name}: the name is to be of small letters, digits and hyphens, and to begin "
            "with a letter, such as listening.md"
        )
    if is_there:
        raise AuthoringError(f"{name}: this page is there already, and was left as it is")
    if not (path.parent / "index.md").is_file():
        raise AuthoringError(
            f"{name}: its folder has no index.md, in whose menu it could stand"
        )
    return path


def _title(title: str) -> str:
    """Return a title of one line that Markdown takes for plain text.

    Raises:
        AuthoringError: it does not.
    """
    text = " ".join(title.split())
    page = read_page(f"# {text}\n")
    if not text or page.html or [heading.level for heading in page.headings] != [1]:
        raise AuthoringError(f"'{title}' is no title: write it as a few words of plain text")
    return text


def begin(kind: str, path: Path, title: str, home: Path) -> None:
    """Write a page and add it to the menu: both, or neither; then say what is left.

    Raises:
        AuthoringError: there is no such kind, a label is taken, the folder's index has no list
            of pages, or a file cannot be written.
    """
    if kind not in KINDS:
        raise AuthoringError(f"there is no kind '{kind}': write one of {', '.join(KINDS)}")
    name = path.relative_to(home.resolve()).as_posix()
    wanted = labels_of(kind, path.stem)
    for label, place in _taken(home):
        if label in wanted:
            raise AuthoringError(
                f"{name}: its label '{label}' stands at {place} already: choose another name"
            )
    text = page_text(kind, path.stem, title, now().astimezone().date())
    index = path.parent / "index.md"
    try:
        before = index.read_bytes()
        menu = with_page(before.decode("utf-8"), path.stem)
        if menu is None:
            raise AuthoringError(
                f"{index.name} of its folder has no {{toctree}}: write one first"
            )
        _write(path, text, index, before, menu)
    except (OSError, UnicodeDecodeError) as error:
        raise AuthoringError(f"{name} was not written ({reason(error)})") from None
    _report(
        kind,
        name,
        title,
        text,
        f"{index.resolve().relative_to(home.resolve()).as_posix()}:{menu.line}",
    )


def _taken(home: Path) -> Iterator[tuple[str, str]]:
    """Yield every label that there is, or was, and where it stands.

    The name of a time out counts too: what readers write is kept under it.
    """
    docs = home / "docs"
    for file in sorted(docs.rglob("*.md")):
        page = read_page(file.read_text(encoding="utf-8", errors="replace"))
        place = file.relative_to(home).as_posix()
        yield from ((label.name, f"{place}:{label.line}") for label in page.labels)
        for time_out in page.named("time-out", "reflection-draft"):
            yield time_out.options.get("name", ""), f"{place}:{time_out.line}"
    ledger = docs / "addresses.txt"
    if ledger.is_file():
        known = read_ledger(ledger.read_text(encoding="utf-8")).addresses
        for label, address in known.items():
            yield label, f"docs/addresses.txt:{address.line}"


def _write(path: Path, text: str, index: Path, before: bytes, menu: WithPage) -> None:
    """Write the page, and the index that lists it; where the second fails, neither."""
    replace(path, text.encode("utf-8"), before=None)
    try:
        replace(index, menu.text.encode("utf-8"), before=before)
    except BaseException:
        path.unlink()
        raise


def _report(kind: str, name: str, title: str, text: str, entry: str) -> None:
    """Say what was written, what the rules for pages still ask, and what comes next."""
    print(f"{name}: begun, as a page of the kind '{kind}'")
    print(f"{entry}: added to the menu, as its last page: move the line if you like")
    page = read_page(text, name)
    left = [str(finding) for rule in RULES for finding in rule(page)]
    if kind in PARTS:
        rows = enumerate(text.split("\n"), 1)
        left += [str(page.at(line, EMPTY.format(title))) for line, row in rows if row == "-"]
    print("What is left for you to write:")
    for finding in left:
        print(f"  {finding}")
    print("Then:")
    print("  python3 kb.py serve      shows the page while you write it")
    print("  python3 kb.py addresses  makes its addresses permanent")
    print("  python3 kb.py check      says what is still wrong")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
