"""Makes one line of an error that ends a build, where it is an author's mistake.

Sphinx shows versions, a part of a traceback, and where it saved the rest. What does so is no
place for extensions; but it is looked up only when an error has come.
"""

from __future__ import annotations

import functools
import re
import sys
from typing import TYPE_CHECKING, Any

from sphinx._cli.util import errors
from sphinx._cli.util.colour import red
from sphinx.errors import ExtensionError, SphinxError, SphinxParallelError

from plain_warnings.places import Place, read_place
from plain_warnings.plain_words import plain
from plain_warnings.words import ENDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FROM_A_PROCESS = re.compile(r"(?P<error>[\w.]+): (?P<message>(?s:.*))")
_PLACED = re.compile(r"(?P<place>\S+?:\d+): (?P<message>(?s:.+))")
_SPHINX = errors.handle_exception


def setup_part(app: Sphinx) -> None:
    """Let the errors of a build of `app` be shown in plain lines."""
    errors.handle_exception = functools.partial(show, app)


def show(app: Sphinx, exception: BaseException, /, **options: Any) -> None:  # noqa: ANN401
    """Show an error as one line if it is an author's mistake, else as Sphinx shows it.

    Args:
        app: The application that built.
        exception: The error.
        **options: Those of Sphinx's function: where to write, and what else is asked for.
    """
    line = line_of(exception, app)
    if not line or options.get("use_pdb") or options.get("print_traceback"):
        _SPHINX(exception, **options)
    else:
        print(red(line), file=options.get("stderr", sys.stderr))


def line_of(exception: BaseException, app: Sphinx) -> str:
    """Return the line for an author's mistake; '' if the error is a program's."""
    message, is_of_sphinx = _message(exception)
    if not is_of_sphinx and not any(re.fullmatch(end, message) for end in ENDS):
        return ""
    place = Place()
    if found := _PLACED.fullmatch(message):
        place, message = read_place(found["place"], app), found["message"]
    return str(plain(message, place, app))


def _message(exception: BaseException) -> tuple[str, bool]:
    """Return what an error says, and whether Sphinx or an extension said so on purpose."""
    message = " ".join(str(exception).split())
    if isinstance(exception, SphinxParallelError):
        found = _FROM_A_PROCESS.fullmatch(message)
        is_of_sphinx = found is not None and found["error"].startswith("sphinx.errors.")
        message = found["message"] if found else message
        return message, is_of_sphinx and "threw an exception" not in message
    cause = exception.orig_exc if isinstance(exception, ExtensionError) else None
    if type(cause).__module__.startswith("pybtex."):
        file = getattr(cause, "filename", None)
        return f"{file}: {cause}" if file else str(cause), True
    return message, isinstance(exception, SphinxError) and cause is None
