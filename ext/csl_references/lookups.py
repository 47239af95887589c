"""What citeproc-py looks up again for every reference, looked up once for each style.

To find a macro or a word it searches the whole style by XPath, thousands of times in a list of
references. A style does not change once it is loaded (see `styles`), and what is found is
the same.
"""

# ruff: noqa: ANN401 (citeproc-py has no types)

from __future__ import annotations

from functools import cache
from typing import Any

from citeproc.model import CitationStylesElement, Locale

_find_macro = CitationStylesElement.get_macro
_find_term = Locale.get_term


@cache
def _macro(root: Any, name: str) -> Any:
    return _find_macro(root, name)


@cache
def _term(locale: Any, name: str, form: str | None, *, zero_padded: bool) -> Any:
    """Return a word of a language, or None where it has none."""
    try:
        return _find_term(locale, name, form, zero_padded=zero_padded)
    except IndexError:
        return None


def get_macro(self: Any, name: str) -> Any:
    """Return a macro of an element's style (in place of citeproc-py's own)."""
    return _macro(self.get_root(), name)


def get_term(
    self: Any,
    name: str,
    form: str | None = None,
    zero_padded: bool = False,  # noqa: FBT001, FBT002 (citeproc-py calls it so)
) -> Any:
    """Return a word of a language (in place of citeproc-py's own).

    Raises:
        IndexError: it has none; the next language is asked then.
    """
    found = _term(self, name, form, zero_padded=zero_padded)
    if found is None:
        raise IndexError(name)
    return found


CitationStylesElement.get_macro = get_macro
Locale.get_term = get_term
