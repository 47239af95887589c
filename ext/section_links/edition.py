"""Which version of a page a reader has before them, and when it last changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Edition(NamedTuple):
    """The state of a page that someone cites."""

    version: str
    """The project's `release`, else its `version`; empty where it has none."""

    changed: date | None
    """The day of the page's last change, or none where the history does not tell it."""


def page_edition(env: BuildEnvironment, docname: str) -> Edition:
    """Return the edition of a page.

    The day comes from the extension `sphinx_last_updated_by_git`, in the time zone that is
    set for it, else in UTC, so that every machine gives the same day. There is none if the
    extension is not loaded, if there is no Git history, if the history is too short to say
    (a shallow clone) or if the page was never committed: no day is ever guessed.
    """
    version = env.config.release or env.config.version
    history: dict[str, tuple[bytes | None, bool] | None]
    history = getattr(env, "git_last_updated", {})
    # None, too, while the extension has not asked Git yet.
    seconds, _tracked = history.get(docname) or (None, False)
    if seconds is None:
        return Edition(version, None)
    zone = getattr(env.config, "git_last_updated_timezone", None) or UTC
    return Edition(version, datetime.fromtimestamp(int(seconds), zone).date())
