r"""The text of BibTeX fields: `Sch{\"o}n \& Sons` says Schön & Sons."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from pybtex.richtext import Protected, Text
from pybtex.scanner import PybtexSyntaxError

if TYPE_CHECKING:
    from pybtex.richtext import BaseText

NOCASE = ('<span class="nocase">', "</span>")
"""What CSL-JSON marks words with whose case is to stay."""

_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_ASIDE = re.compile(f"{NOCASE[0]}|{NOCASE[1]}")
_FIXED, _END = "\ue000", "\ue001"
_BRACED = f"{_FIXED}[^{_END}]*{_END}"
_FIXED_WORDS = re.compile(rf"[^\s{_FIXED}]*(?:{_BRACED}[^\s{_FIXED}]*)+")
_PERCENT = re.compile(r"(?<!\\)%")


@functools.cache
def plain_text(value: str) -> str:
    """Return what the LaTeX of a field says, in one line, without braces."""
    return _one_line(str(_rich_text(value)))


@functools.cache
def with_fixed_case(value: str) -> str:
    """Return what the LaTeX of a title says, words with braces marked as `nocase`.

    The mark is put around whole words, since citeproc-py sets the case word by word.
    """
    marked = _one_line("".join(_marked(part) for part in _rich_text(value).parts))
    around = _FIXED_WORDS.sub(lambda words: NOCASE[0] + words[0] + NOCASE[1], marked)
    return _PRIVATE_USE.sub("", around)


def _marked(part: BaseText) -> str:
    text = str(part)
    return f"{_FIXED}{text}{_END}" if isinstance(part, Protected) else text


def _rich_text(value: str) -> Text:
    """Return the rich text of a field; where its LaTeX is broken, the field as it stands."""
    # In LaTeX a bare % begins a comment; in a bibliography it is a per cent sign.
    value = _PERCENT.sub(r"\%", _ASIDE.sub("", _PRIVATE_USE.sub("", value)))
    try:
        return Text.from_latex(value)
    except (PybtexSyntaxError, ValueError):
        return Text(value)


def _one_line(text: str) -> str:
    """Return the text with single blanks; a no-break space stays."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" \t\r\n")
