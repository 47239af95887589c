"""The day on which the small sites are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from review_site import epoch

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def on(monkeypatch) -> Callable[[str], None]:
    """Return what sets the day of the builds that follow."""
    return lambda day: monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(day))


@pytest.fixture(autouse=True)
def _on_a_day(on) -> None:
    """Build on 24 November 2026 where a test says nothing else."""
    on("2026-11-24")
