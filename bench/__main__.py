"""Runs benches: `python -m bench --help` lists them."""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench import addresses, decks, edit, figures, growth, keys, pages, peers, references
from bench.builds import BenchError
from bench.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGES = ("sphinx", "docutils", "myst-parser", "sphinx-design")


class Bench(NamedTuple):
    """A bench, and how much it measures: usually, and where it has to be quick."""

    title: str
    report: Callable[[Scale], str]
    scale: Scale
    quick: Scale


BENCHES = {
    "decks": Bench(
        "Time to read and write a card of a deck, without the start of Sphinx",
        decks.report,
        Scale((100, 1_000, 10_000), 5),
        Scale((10, 20), 1),
    ),
    "pages": Bench(
        "Weight of a page with a deck",
        pages.report,
        Scale((10, 1_000), 1),
        Scale((10,), 1),
    ),
    "addresses": Bench(
        "Time to give sections addresses and link-and-cite pages, without the start of Sphinx",
        addresses.report,
        Scale((350, 3_500), 3),
        Scale((20,), 1),
    ),
    "references": Bench(
        "Time to format references to the pages of a site, all at once and one by one",
        references.report,
        Scale((350,), 3),
        Scale((3,), 1),
    ),
    "edit": Bench(
        "Time until an edit of this site shows, as kb.py serve builds it",
        edit.report,
        Scale((), 5),
        Scale((), 1),
    ),
    "growth": Bench(
        "Time to build a site as it grows, beside Sphinx and Furo as they come",
        growth.report,
        Scale((30, 300, 1_500), 3),
        Scale((20,), 1),
    ),
    "keys": Bench(
        "Time from the press of the Enter key to the paint of what it changes",
        keys.report,
        Scale((1_000,), 3),
        Scale((3,), 1),
    ),
    "peers": Bench(
        "This site beside the same pages, as plain Markdown, in the themes of others",
        peers.report,
        Scale((4,), 3),
        Scale((2,), 1),
    ),
}


def main(arguments: list[str]) -> int:
    """Run the benches that `arguments` name, and return the exit code."""
    options = parser().parse_args(arguments)
    unknown = [name for name in options.names if name not in BENCHES]
    if unknown:
        return fail(f"there is no bench '{unknown[0]}'. There are {', '.join(BENCHES)}.")
    if options.write and options.quick:
        return fail("figures of --quick are too few to be written down.")
    print(f"{machine()}\n")
    for name in options.names or (figures.places() if options.write else BENCHES):
        try:
            run(name, quick=options.quick, write=options.write)
        except BenchError as error:
            return fail(f"{name}: {error}")
    return 0


def run(name: str, *, quick: bool, write: bool) -> None:
    """Run a bench, print its table, and put it on the page of figures if that is wanted.

    Raises:
        BenchError: It could not measure, or the page has no place for it.
    """
    bench = BENCHES[name]
    if write:
        figures.check_place(name)
    text = bench.report(bench.quick if quick else bench.scale)
    print(f"{bench.title}:\n\n{text}", flush=True)
    if write:
        figures.write(name, text, machine())


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments."""
    lines = [f"  {name:<11}{bench.title}" for name, bench in BENCHES.items()]
    own = argparse.ArgumentParser(
        prog="kb.py bench",
        description="\n".join(["Measure, and print tables in Markdown:", "", *lines]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    own.add_argument("names", nargs="*", metavar="NAME", help="a bench; without any, all run")
    own.add_argument("--quick", action="store_true", help="small sizes, to see that all works")
    own.add_argument(
        "--write",
        action="store_true",
        help="put the tables on the page docs/contribute/figures.md as well; without names, "
        "all that it has",
    )
    return own


def machine() -> str:
    """Describe what the figures were measured on."""
    system = f"{platform.system()} on {platform.machine()}"
    cores = f"{os.cpu_count()} cores of `{processor()}`"
    packages = ", ".join(f"`{name}` {version(name)}" for name in PACKAGES)
    return f"{system}, {cores}; Python {platform.python_version()}; {packages}"


def processor() -> str:
    """Return the processor's name as Linux tells it; elsewhere what Python knows."""
    cores = Path("/proc/cpuinfo")
    text = cores.read_text(encoding="utf-8") if cores.exists() else ""
    named = re.search(r"^model name\s*: *(.+)$", text, re.MULTILINE)
    return named[1].strip() if named else platform.processor() or "a processor without a name"


def fail(message: str) -> int:
    """Say in one line what is wrong, and return the exit code for it."""
    print(f"kb.py bench: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
