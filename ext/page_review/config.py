"""The options of `conf.py`, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from page_review.days import read_day

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

OPTIONS: dict[str, tuple[object, type]] = {
    # Whether every page needs its dates; else those are checked that have one.
    "page_review_required": (False, bool),
    # Pages that are left alone, as patterns like those of `exclude_patterns`, without suffix.
    "page_review_exclude": ([], list),
    # Until when sources hold that will be replaced: their citation keys, with a date each.
    "page_review_sources": ({}, dict),
}


def check_sources(_app: Sphinx, config: Config) -> None:
    """Refuse a source without a day.

    Raises:
        ConfigError: a value of `page_review_sources` is no date.
    """
    for key, day in config.page_review_sources.items():
        if read_day(str(day)) is None:
            raise ConfigError(
                f"page_review_sources: {day!r}, for {key!r}, is no date: write year, month "
                "and day, like '2027-10-31'"
            )


def setup_part(app: Sphinx) -> None:
    """Add the options; all pages are read again when one changes."""
    for name, (default, kind) in OPTIONS.items():
        app.add_config_value(name, default, "env", types=frozenset({kind}))
    app.connect("config-inited", check_sources)
