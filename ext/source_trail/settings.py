"""What a project may set in conf.py for its lists of references."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


class Settings(NamedTuple):
    """The values of `conf.py`; each stands there as `source_trail_` and its name."""

    catalogue: str = ""
    """Where a work with an ISBN, and with neither DOI nor URL, is found; it has '{isbn}'."""

    verification_field: str = ""
    """The field that says how far an entry's details have been verified."""

    verification_words: dict[str, str] = {}  # noqa: RUF012 (never changed)
    """What a reader is told, by the values of that field."""

    bibtex: bool = True
    """Whether an entry leads to its BibTeX (HTML only)."""

    bibtex_without: list[str] = []  # noqa: RUF012 (never changed)
    """The fields that are left out of that BibTeX."""


PREFIX = "source_trail_"


def settings(config: Config) -> Settings:
    """Return the project's values."""
    return Settings(*(config[PREFIX + name] for name in Settings._fields))


def setup_part(app: Sphinx) -> None:
    """Register the values; HTML is written again where one changes."""
    for name, default in Settings._field_defaults.items():
        types = (list, tuple) if isinstance(default, list) else (type(default),)
        app.add_config_value(PREFIX + name, default, "html", types)
