"""Remembers with which facts a builder last wrote its pages.

It is a file of its own beside Sphinx's environment, because it is written when all pages have
been: where a build ends early, the next one still knows what was not written.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Written(NamedTuple):
    """What the pages in a folder were written with."""

    outdir: str
    """The folder."""

    pages: list[str]
    """The docnames of the pages that were written there."""

    facts: dict[str, str]
    """The digest of each fact, by its key."""


def digests(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return a short form of each fact, by its key."""
    return {key: sha256(repr(fact).encode()).hexdigest()[:16] for key, fact in facts.items()}


def recall(path: Path, outdir: str) -> Written | None:
    """Return what the pages in `outdir` were last written with; None where nobody knows."""
    try:
        found = Written(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if found.outdir == outdir else None


def keep(path: Path, written: Written) -> None:
    """Write what is remembered for the next build, all of it or nothing."""
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(written._asdict()), encoding="utf-8")
    partial.replace(path)
