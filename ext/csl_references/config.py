"""What a project asks for: its styles, made known to sphinxcontrib-bibtex, and its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from pybtex.database import BibliographyDataError
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from sphinx.errors import ConfigError
from sphinx.locale import get_translation
from sphinx.util import logging
from sphinxcontrib.bibtex.plugin import register_plugin

from csl_references.pybtex_style import PREFIX, register
from csl_references.reference_style import NAME, ApaReferenceStyle
from csl_references.styles import UnknownStyleError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

__ = get_translation("csl_references")
logger = logging.getLogger(__name__)


def setup_config(app: Sphinx) -> None:
    """Add the options, and see to the styles when they have been read."""
    app.add_config_value("csl_references_locale", "", "env", types=(str,))
    app.add_config_value("csl_references_addendum", "addendum", "env", types=(str,))
    register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, ApaReferenceStyle)
    app.connect("config-inited", register_default_style)
    # Before sphinxcontrib-bibtex reads the files, at the same event (500).
    app.connect("builder-inited", check_bibliographies, priority=400)
    # Before sphinxcontrib-bibtex formats the bibliographies, at the same event (500).
    app.connect("env-updated", register_styles_of_directives, priority=400)


def register_default_style(_app: Sphinx, config: Config) -> None:
    """Make the style known that `bibtex_default_style` names.

    Raises:
        ConfigError: there is no such CSL style; the message names those that are like it.
    """
    style: str = config.bibtex_default_style
    if style.startswith(PREFIX):
        try:
            _register(style, config)
        except UnknownStyleError as error:
            raise ConfigError(f"bibtex_default_style = {style!r}: {error}") from None


def check_bibliographies(app: Sphinx) -> None:
    """Say in one line what is wrong with a file that cannot be read.

    Raises:
        ConfigError: a file is not BibTeX; sphinxcontrib-bibtex would show a traceback.
            What it warns of itself (a missing file, a key that stands twice) is left to it.
    """
    for name in app.config.bibtex_bibfiles or ():
        path = Path(app.confdir, name)
        if not path.is_file():
            continue
        try:
            Parser(app.config.bibtex_encoding).parse_file(path)
        except BibliographyDataError:
            continue
        except PybtexError as error:
            hint = __("is a comma or a brace missing there, or in the line before?")
            raise ConfigError(f"{name}: {error}; {hint}") from None


def register_styles_of_directives(_app: Sphinx, env: BuildEnvironment) -> None:
    """Make the styles known that bibliography directives name in their `style` option.

    A name that is not a CSL style's is warned of (`csl_references.style`), and the default
    style takes its place.
    """
    bibliographies = cast("BibtexDomain", env.domains["cite"]).bibliographies
    for key, bibliography in bibliographies.items():
        if not bibliography.style.startswith(PREFIX):
            continue
        try:
            _register(bibliography.style, env.config)
        except UnknownStyleError as error:
            logger.warning(
                __("bibliography: %s"),
                error,
                location=(key.docname, bibliography.line),
                type="csl_references",
                subtype="style",
            )
            default = env.config.bibtex_default_style
            bibliographies[key] = bibliography._replace(style=default)


def _register(style: str, config: Config) -> None:
    locale = config.csl_references_locale or config.language.replace("_", "-")
    register(style.removeprefix(PREFIX), locale, config.csl_references_addendum)
