"""The options of `conf.py`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def check(_app: Sphinx, config: Config) -> None:
    """Refuse a pattern that is none.

    Raises:
        ConfigError: A value of one of the options with patterns is no regular expression.
    """
    for option in ("lean_pages_only_with", "lean_pages_unused", "lean_pages_in_body"):
        for file, pattern in config[option].items():
            try:
                re.compile(pattern)
            except re.error as error:
                message = f"{option}: {file!r} has {pattern!r}, no regular expression: {error}"
                raise ConfigError(message) from error


def setup_part(app: Sphinx) -> None:
    """Add the options."""
    app.add_config_value("lean_pages_only_with", {}, "html", dict)
    app.add_config_value("lean_pages_only_on", {}, "html", dict)
    app.add_config_value("lean_pages_unused", {}, "html", dict)
    app.add_config_value("lean_pages_in_body", {}, "html", dict)
    app.add_config_value("lean_pages_own_properties", False, "html", bool)  # noqa: FBT003
    app.add_config_value("lean_pages_apart", [], "html", (list, tuple))
    app.add_config_value("lean_pages_deferred", [], "html", (list, tuple))
    app.connect("config-inited", check)
