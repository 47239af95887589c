"""Makes one line of each warning, with the words of an author."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from sphinx.util.logging import ColorizeFormatter, WarningStreamHandler

from plain_warnings.places import read_place
from plain_warnings.plain_words import plain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_TWICE = re.compile(
    # Whatever looked for the role says so too, and where.
    r"unknown role name: .+"
    # MyST-Parser numbers a footnote that is not there before it finds that.
    r"|(?s:.*\.md:\d+: .*Too many autonumbered footnote references: .*)"
)


def setup_part(app: Sphinx) -> None:
    """Let the handlers of warnings show plain lines."""
    for handler in logging.getLogger("sphinx").handlers:
        if isinstance(handler, WarningStreamHandler):
            handler.addFilter(is_said_once)
            handler.setFormatter(PlainFormatter(app))


def is_said_once(record: logging.LogRecord) -> bool:
    """Return whether a record says what no other does."""
    location = getattr(record, "location", None) or ""
    text = logging.LogRecord.getMessage(record)
    return not _TWICE.match(f"{location}: {text}" if location else text)


class PlainFormatter(ColorizeFormatter):
    """Formats a warning as `file:line: what is wrong`, in its colour where there are colours.

    What a process that reads or writes pages logs is formatted in the main process, where
    all names are known.
    """

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self._app = app

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        """Return the line of a record, without colours."""
        kinds = [getattr(record, name, None) for name in ("type", "subtype")]
        kind = f" [{'.'.join(filter(None, kinds))}]"
        message = logging.LogRecord.getMessage(record)
        while message.endswith(kind):
            message = message.removesuffix(kind)
        if kinds[0] == "docutils":
            # An excerpt of the page follows.
            message = message.partition("\n\n")[0]
        place = read_place(getattr(record, "location", None) or "", self._app)
        shown = kind if kinds[0] and self._app.config.show_warning_types else ""
        return f"{plain(message, place, self._app)}{shown}"
