"""The command: `python3 kb.py check [--reading] [FILE ...]`."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from checks.finding import ERROR
from checks.house import House, run
from checks.report import counted, lines, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).parents[1]
SECONDS_OF_SILENCE = 2


def main(arguments: list[str], home: Path = HOME) -> int:
    """Print what is found, and return the exit code: 1 where there are mistakes."""
    parser = argparse.ArgumentParser("python3 kb.py check")
    parser.add_argument("files", nargs="*", metavar="FILE", help="show what is found in these")
    parser.add_argument("--reading", action="store_true", help="say how each page reads, too")
    options = parser.parse_args(arguments)
    for name in options.files:
        if not (home / name).exists():
            print(f"kb.py: there is no file '{name}' in {home}.", file=sys.stderr)
            return 2
    wanted = [(home / name).resolve() for name in options.files]
    house = House(home)
    github = os.environ.get("GITHUB_ACTIONS") == "true"
    with sign_of_life(len(house.pages), is_shown=sys.stderr.isatty() and not github):
        everything = run(house)
    found = [item for item in everything if not wanted or is_in(home / item.file, wanted)]
    shown = [item for item in found if item.level == ERROR or options.reading]
    print(*lines(shown, github=github), sep="\n", end="\n" if shown else "")
    pages, works = len(house.pages), len(house.works.entries)
    all_files = f"{counted(pages, 'page')} and {counted(works, 'work')}"
    looked_at = ", ".join(options.files) or all_files
    print(summary(found, looked_at, is_read=options.reading))
    return int(any(item.level == ERROR for item in found))


@contextmanager
def sign_of_life(pages: int, *, is_shown: bool) -> Iterator[None]:
    """Say once that pages are being read, if that takes longer than one waits in silence."""
    said = f"Reading {counted(pages, 'page')} …"
    timer = Timer(SECONDS_OF_SILENCE, print, [said], {"file": sys.stderr, "flush": True})
    if is_shown:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def is_in(path: Path, wanted: list[Path]) -> bool:
    """Say whether a file is one of those that are wanted, or in a folder that is."""
    return any(path == one or one in path.parents for one in wanted)


def program(arguments: list[str], home: Path = HOME) -> int:
    """Run the command; one that is interrupted says nothing more."""
    try:
        return main(arguments, home)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(program(sys.argv[1:]))
