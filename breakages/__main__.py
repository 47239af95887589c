"""`python3 kb.py breakages [NAMES…]`: break what the site promises, and see a test say so."""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from breakages.project_copy import CopyError, make_copy, must_be_its_own
from breakages.rows import RowError, chosen, read_rows
from breakages.trial import Verdict, run_tests, try_breakage, unsound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from breakages.rows import Breakage


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the breakages that `arguments` name, or all; return 1 if one was not caught."""
    options = _parser().parse_args(arguments)
    try:
        rows = chosen(read_rows(), options.names)
        if options.list:
            print("\n".join(f"{row.name}: {row.promise}" for row in rows))
            return 0
        with tempfile.TemporaryDirectory(prefix="breakages-") as folder:
            copies = [make_copy(Path(folder) / f"copy{n}") for n in range(options.jobs)]
            must_be_its_own(copies[0])
            shaky = set() if options.skip_unbroken else set(_unsound(copies[0], rows))
            missed = _try_all(rows, copies, shaky)
    except (RowError, CopyError) as error:
        print(f"breakages: {error}", file=sys.stderr)
        return 2
    print(f"{len(rows) - missed} caught, {missed} not caught")
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kb.py breakages", description=__doc__)
    parser.add_argument("names", nargs="*", help="the breakages to try (default: all)")
    parser.add_argument("--list", action="store_true", help="list them with their promises")
    parser.add_argument(
        "--skip-unbroken",
        action="store_true",
        help="do not first see the tests pass while nothing is broken",
    )
    parser.add_argument(
        "-j", "--jobs", type=int, default=1, help="how many to try at the same time"
    )
    return parser


def _unsound(copy: Path, rows: Iterable[Breakage]) -> list[str]:
    """Return the tests that fail while nothing is broken, and say so."""
    tests = sorted({test for row in rows for test in row.tests})
    found = unsound(tests, run_tests(copy, tests))
    for test in found:
        print(f"UNBROKEN   {test} does not pass while nothing is broken", flush=True)
    return found


def _try_all(rows: Sequence[Breakage], copies: Iterable[Path], shaky: set[str]) -> int:
    """Try `rows`, each in a copy that nothing else uses, and return how many slipped."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def attempt(row: Breakage) -> bool:
        already = shaky.intersection(row.tests)
        if already:
            verdict = Verdict(caught=False, reason=f"{min(already)} fails without it")
        else:
            copy = free.get()
            try:
                verdict = try_breakage(copy, row)
            finally:
                free.put(copy)
        print(line(row, verdict), flush=True)
        return verdict.caught

    with ThreadPoolExecutor(free.qsize()) as pool:
        return list(pool.map(attempt, rows)).count(False)


def line(row: Breakage, verdict: Verdict) -> str:
    """Return what is said of a breakage, in a line."""
    if verdict.caught:
        return f"caught     {row.name}: {row.promise}"
    return f"NOT CAUGHT {row.name}: {row.promise} [{verdict.reason}]"


if __name__ == "__main__":
    sys.exit(main())
