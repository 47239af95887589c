"""A Sphinx extension that notes how long a build reads and how long it writes.

The time is the processor's: what else the machine does at the same time counts little.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

EVENTS = ("env-before-read-docs", "env-updated", "build-finished")
LAST = 999
FILE = "phases.json"


class Phases(NamedTuple):
    """Seconds that a build took, without the start of Sphinx.

    Writing is all that follows reading: references, pages, index, search, inventory.
    """

    reading: float
    writing: float


def read_phases(doctrees: Path) -> Phases:
    """Return what the build that has its environment in the folder `doctrees` noted."""
    start, read, written = json.loads((doctrees / FILE).read_text(encoding="utf-8"))
    return Phases(read - start, written - read)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Note the time of three events, and write them to a file at the last of them."""
    times: list[float] = []

    def note(*_of_event: object) -> None:
        times.append(time.process_time())
        if len(times) == len(EVENTS):
            (app.doctreedir / FILE).write_text(json.dumps(times), encoding="utf-8")

    for event in EVENTS:
        app.connect(event, note, priority=LAST)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
