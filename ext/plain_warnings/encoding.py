"""Finds pages and bibliographies that are not in the encoding UTF-8, before they are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from plain_warnings.places import Place

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def setup_part(app: Sphinx) -> None:
    """Check bibliographies before other extensions read them, and pages before Sphinx does."""
    app.connect("config-inited", check_bibliographies, priority=100)
    app.connect("env-before-read-docs", check_pages)


def check_bibliographies(app: Sphinx, config: Config) -> None:
    """Check the files of sphinxcontrib-bibtex, if it is there.

    Raises:
        EncodingError: a file is not in UTF-8.
    """
    if getattr(config, "bibtex_encoding", "").lower().startswith("utf-8"):
        for name in config.bibtex_bibfiles or ():
            check((app.confdir / name).resolve())


def check_pages(_app: Sphinx, env: BuildEnvironment, names: list[str]) -> None:
    """Check the pages that are about to be read.

    Raises:
        EncodingError: a page is not in UTF-8.
    """
    for name in names:
        check(Path(env.doc2path(name)))


class EncodingError(SphinxError):
    """A file is not in the encoding UTF-8."""


def check(path: Path) -> None:
    """Check a file, if it is there.

    Raises:
        EncodingError: it is not in UTF-8; the message names the line.
    """
    try:
        text = path.read_bytes()
        text.decode()
    except FileNotFoundError:
        return
    except UnicodeDecodeError as error:
        place = Place(str(path), text.count(b"\n", 0, error.start) + 1)
        raise EncodingError(
            f"{place}: a letter here is not in the encoding UTF-8, and neither is the file: "
            "save it with that encoding"
        ) from None
