"""The option of `conf.py`, and the directives of a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

Directives = dict[str, str]

STRICT: Directives = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # Themes draw their icons as data: addresses.
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""The policy of a site that has all of its files itself."""

IN_HEADERS_ONLY = ("frame-ancestors", "report-uri", "sandbox")
"""What browsers ignore in a page: https://www.w3.org/TR/CSP3/#meta-element"""


def directives_of(config: Config) -> Directives:
    """Return the directives of the site's policy; none if it is to have no policy."""
    changes: Directives | str | None = config.content_policy
    if changes is None:
        return STRICT
    if isinstance(changes, str):
        return {}
    return STRICT | changes


def check(_app: Sphinx, config: Config) -> None:
    """Refuse what no policy within a page can say.

    Raises:
        ConfigError: `content_policy` is a text, but not the empty one, a value is no text, or
            the directive has no effect within a page.
    """
    changes = config.content_policy
    if changes is None or changes == "":
        return
    if not isinstance(changes, dict):
        raise ConfigError(
            f"content_policy is a dict of directives, or '' for no policy, not {changes!r}"
        )
    for name, value in changes.items():
        if not isinstance(value, str) or ";" in value:
            raise ConfigError(f"content_policy: {name!r} has the value {value!r}: write a text")
        if name in IN_HEADERS_ONLY:
            raise ConfigError(
                f"content_policy: browsers ignore {name!r} within a page: let the server send "
                "it as a header"
            )


def setup_part(app: Sphinx) -> None:
    """Add the option.

    No type is given, so that `-D content_policy=` is taken, which turns the policy off.
    """
    app.add_config_value("content_policy", None, "html")
    app.connect("config-inited", check)
