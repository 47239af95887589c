"""Reads the breakages of `promises/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROMISES = Path(__file__).parent / "promises"
TEXTS = ("name", "promise", "file", "find", "replace", "append", "add", "says")


class RowError(ValueError):
    """A row that cannot be understood; the message names it."""


@dataclass(frozen=True)
class Breakage:
    """One way to break a promise, and the tests that must notice."""

    name: str
    """Its name, in small letters and hyphens."""
    promise: str
    """What the site promises, in a sentence."""
    file: str
    """The file that is broken, from the top of the project."""
    tests: tuple[str, ...]
    """Names of tests as pytest has them; each must fail, or one of its cases."""
    find: str = ""
    """What stands in `file` once, and is replaced."""
    replace: str = ""
    """What then stands in its place."""
    append: str = ""
    """What is put at the end of `file`."""
    add: str = ""
    """The whole text of `file`, which did not exist."""
    delete: bool = False
    """Whether `file` is taken away."""
    says: str = ""
    """Words that the failure must have; empty where any failure of the test will do."""

    @property
    def ways(self) -> int:
        """How many ways of breaking are given; it should be one."""
        return sum(map(bool, (self.find, self.append, self.add, self.delete)))


def read_rows(folder: Path = PROMISES) -> list[Breakage]:
    """Return the breakages of all files in `folder`, in the order of names and lines.

    Raises:
        RowError: A row lacks something, has a field that does not exist, or a name twice.
    """
    rows = [
        _row(path.name, fields)
        for path in sorted(folder.glob("*.toml"))
        for fields in tomllib.loads(path.read_text(encoding="utf-8")).get("breakage", [])
    ]
    seen: set[str] = set()
    for row in rows:
        if row.name in seen:
            raise RowError(f"the name '{row.name}' stands twice: choose another")
        seen.add(row.name)
    return rows


def _row(place: str, fields: Mapping[str, object]) -> Breakage:
    where = f"{place}: {fields.get('name', 'a row without a name')}"
    try:
        tests = fields.get("tests")
        texts = {key: value for key, value in fields.items() if key not in ("tests", "delete")}
        wrong = [key for key in texts if key not in TEXTS or not isinstance(texts[key], str)]
        if wrong or not isinstance(tests, list) or not tests:
            raise RowError(f"{where}: look at {', '.join(wrong) or 'tests'}")
        row = Breakage(
            **{key: str(value) for key, value in texts.items()},
            delete=fields.get("delete") is True,
            tests=tuple(map(str, tests)),
        )
    except TypeError as error:
        raise RowError(f"{where}: {error}") from error
    if row.ways != 1:
        raise RowError(f"{where}: give one of find, append, add and delete")
    return row


def chosen(rows: Iterable[Breakage], names: Iterable[str]) -> list[Breakage]:
    """Return the rows that `names` name, or all where there are none.

    Raises:
        RowError: No row has one of the names.
    """
    by_name = {row.name: row for row in rows}
    wanted = list(names)
    unknown = [name for name in wanted if name not in by_name]
    if unknown:
        raise RowError(f"there is no breakage '{unknown[0]}': --list shows them all")
    return [by_name[name] for name in wanted] if wanted else list(by_name.values())
