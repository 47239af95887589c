"""Adds references to the bibliography: `python3 kb.py new-reference FILE`."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from authoring.bibliography import Bibliography, lines_of, read_bibliography, with_entries
from authoring.clean_items import clean_item
from authoring.entries import entry_text
from authoring.entry_keys import key_of
from authoring.left_to_do import Remark, left_to_do, left_with_all, refusal
from authoring.reference_files import References, read_references
from authoring.text_files import AuthoringError, path_of, reason, replace
from csl_references.csl_json import csl_json
from csl_references.formatting import format_reference

if TYPE_CHECKING:
    from pybtex.database import Entry

HOME = Path(__file__).parents[1]
PROGRAM = "kb.py new-reference"
SHOWN = 20
"""Of how many references at most it is shown how they will look."""

UNREADABLE = "its entry could not be read again: write it by hand"

HELP = """\
Add a reference to references.bib, from a file that a reference manager, a library or
a publisher's page gives you: RIS, BibTeX or CSL-JSON.

The entry gets a key to cite it by, and goes to its place in the alphabet. A work that is
there already is refused. You are told what is left for you to do: look at the capitals
of the title, add what the file did not say, cite the work.
"""
AFTERWARDS = """\
Until somebody has compared an entry with the work or its publisher's record, it says so
to readers. If you have done that, add --verified.

Of several references in a file, those that are right go in, and the others are named
with the reason. Nothing is ever half-written.
"""


class Added(NamedTuple):
    """A reference that goes in: its entry, as text and as read, and what is left to do."""

    key: str
    text: str
    entry: Entry
    left: list[Remark]


def main(arguments: list[str], home: Path = HOME) -> int:
    """Add the references of the file that `arguments` name, and return the exit code.

    That is 1 where a reference was refused, whether or not others went in.
    """
    options = parser().parse_args(arguments)
    try:
        references = read_references(_data(options.file))
        return add(references, home / "references.bib", options)
    except AuthoringError as error:
        return fail(f"{options.file}: {error}")


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments."""
    own = argparse.ArgumentParser(
        prog=PROGRAM,
        description=HELP,
        epilog=AFTERWARDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    own.add_argument("file", metavar="FILE", help="the file; '-' reads what is piped in")
    own.add_argument(
        "--verified",
        action="store_true",
        help="you saw the details in the work itself, or in its publisher's record",
    )
    return own


def _data(name: str) -> bytes:
    """Return what a file holds, or what is piped in."""
    if name == "-":
        return sys.stdin.buffer.read()
    path = path_of(name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise AuthoringError("there is no such file") from None
    except (OSError, ValueError) as error:
        raise AuthoringError(f"it cannot be read ({reason(error)})") from None


def add(references: References, path: Path, options: argparse.Namespace) -> int:
    """Add references to the bibliography, say what was done, and return the exit code.

    Raises:
        AuthoringError: the bibliography cannot be read or written; it is as it was.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AuthoringError(f"{path.name} cannot be read ({reason(error)})") from None
    bibliography = read_bibliography(path, data)
    added, refused = _sort_out(references, bibliography, verified=options.verified)
    text = with_entries(bibliography, {new.key: new.text for new in added})
    lines = lines_of(text)
    if references.remark:
        print(f"{PROGRAM}: {references.remark}", file=sys.stderr)
    if added:
        try:
            replace(path, text.encode("utf-8"), before=data)
        except OSError as error:
            raise AuthoringError(f"{path.name} cannot be written ({reason(error)})") from None
        _report(added, path.name, lines, verified=options.verified)
    for why in refused:
        fail(f"{options.file}{why.with_line(path.name, lines)}")
    return 1 if refused else 0


def _sort_out(
    references: References, bibliography: Bibliography, *, verified: bool
) -> tuple[list[Added], list[Remark]]:
    """Return the references that go in, and why the others do not."""
    added: list[Added] = []
    refused = [Remark(f": {line}") for line in references.unreadable]
    for place, raw in references.records:
        item, remarks = clean_item(raw)
        if why := refusal(item, bibliography):
            refused.append(why._replace(text=f"{place}: not added, because {why.text}"))
            continue
        key = key_of(item, bibliography.taken)
        entry = entry_text(item, key, verified=verified)
        if not (as_read := _read_back(entry, key)):
            refused.append(Remark(f"{place}: not added, because {UNREADABLE}"))
            continue
        left = left_to_do(item, bibliography, remarks)
        bibliography.note(item, key)
        added.append(Added(key, entry, as_read, left))
    return added, refused


def _read_back(text: str, key: str) -> Entry | None:
    """Return an entry that is to be written as it will be read, if it is one and only one."""
    try:
        entries = Parser().parse_string(text).entries
    except PybtexError:
        return None
    return entries[key] if list(entries) == [key] else None


def _report(added: list[Added], name: str, lines: dict[str, int], *, verified: bool) -> None:
    """Say of each reference where it is, how it is cited, how it looks and what is left."""
    for new in sorted(added, key=lambda new: new.key):
        print(f"{name}:{lines[new.key]}: added {new.key}. Cite it as {{cite:p}}`{new.key}`")
        if len(added) <= SHOWN:
            print(f"  {_as_shown(new.entry)}")
        for remark in new.left:
            print(f"  - {remark.with_line(name, lines)}")
    if len(added) > SHOWN:
        print(f"{len(added)} references added. How they will look: python3 kb.py serve")
    for line in left_with_all(verified=verified):
        print(line)


def _as_shown(entry: Entry) -> str:
    """Return a reference as readers of the site will see it, without fonts."""
    text = str(format_reference(csl_json(entry), "apa", "en-GB").render_as("plaintext"))
    return f"{text} {entry.fields.get('addendum', '')}".strip()


def fail(message: str) -> int:
    """Say in one line what is wrong, and return the exit code for it."""
    line = re.sub(r"\s*[\r\n]\s*", " ", message)
    print(f"{PROGRAM}: {line}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
