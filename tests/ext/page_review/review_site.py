"""A small site with reviewed pages, and the days on which it is built."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from site_builder import Built, build

if TYPE_CHECKING:
    from pathlib import Path

CONF = {
    "extensions": ["myst_parser", "page_review"],
    "language": "en_GB",
    "copyright": "nobody",
    "version": "1",
}

INDEX = """\
---
reviewed: 2026-11-23
review-by: 2028-11-23
---

# Home

```{toctree}
sun
moon
```
"""
SUN = """\
---
reviewed: 2026-11-20
review-by: 2027-03-01
reviewer: Ada Grey
---

# Sun

## Rays

Light.
"""
MOON = """\
:reviewed: 2026-11-21
:review-by: 2027-05-01

Moon
====

Dust.
"""
SITE = {"index.md": INDEX, "sun.md": SUN, "moon.rst": MOON}


def epoch(day: str) -> str:
    """Return noon of a day as SOURCE_DATE_EPOCH has it."""
    return str(int(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC).timestamp()))


def build_site(
    tmp_path: Path,
    files: dict[str, str] | None = None,
    builder: str = "html",
    conf: dict[str, Any] | None = None,
    **options: Any,
) -> Built:
    """Build `SITE` with `files` added or replaced."""
    return build(
        tmp_path, {**SITE, **(files or {})}, builder, {**CONF, **(conf or {})}, **options
    )


def line(built: Built, page: str = "sun.html") -> str:
    """Return the text of a page's line; '' if it has none."""
    found = BeautifulSoup(built.read(page), "html.parser").select("p.page-review")
    return " ".join(p.get_text() for p in found)
