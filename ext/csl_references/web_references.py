"""References to many pages of one site, with a blank for the date of access, quickly.

    references = WebReferences("apa", "en-GB", "[date]")
    references.html(item)

A reader fills the date in, or a script does: in HTML it stands in

    <span class="accessed" data-form="{day} {month} {year}">[date]</span>

whose form names the parts of a date as `months` has them: '{month}' is a name in full,
'{mon}' a short one.

To format a reference takes milliseconds, and the references of one site are alike but for
title, address and date. So they are formatted once with marks in those places, which are
then filled in. Where a mark could be treated otherwise than what it stands for, the
reference is formatted in full.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from csl_references.date_forms import (
    Date,
    MonthNames,
    csl_date,
    date_form,
    full_date,
    month_names,
)
from csl_references.formatting import marked_reference
from csl_references.markup import rich_text, tidy, with_links, without_marks

if TYPE_CHECKING:
    from csl_references.csl_json import CslItem

# Marks that `without_marks` has taken out of every item.
_TITLE, _ADDRESS, _ACCESSED, _START, _STOP = "\ue020\ue021\ue022\ue023\ue024"
_ISSUED = {"year": "\ue025", "month": "\ue026", "mon": "\ue027", "day": "\ue028"}

# Words that any change of case, and any removal of full stops or blanks, would alter.
_TITLE_WORDS = f"z{_START} of Eta. the THETA:  iota kAPPA lambda{_STOP}z"
_ADDRESS_WORDS = f"https://example.invalid/{_ADDRESS}"

_ACCESSED_DATE: Date = (9876, 11, 7)
_ISSUED_DATE: Date = (9875, 12, 8)
_TRIALS: tuple[Date, ...] = ((2019, 11, 30), (2020, 9, 1), (2021, 5, 4))

_ADDRESS_AS_IT_IS = re.compile(r"https?://[a-zA-Z0-9][\w.~/%#=+-]*[a-zA-Z0-9/]", re.ASCII)
_ENDS = re.compile(r"([\W_]*)(.*[^\W_])([\W_]*)")


class _Reference(NamedTuple):
    """A reference as HTML and as text, with marks."""

    html: str
    text: str


class WebReferences:
    """Formats references to web pages in one style; what `html` and `text` say agrees.

    A date of access that the style writes in a form that `date_forms` does not know is left
    out.
    """

    months: MonthNames
    """The names of the months in the style's language."""

    def __init__(self, style: str, locale: str, blank: str) -> None:
        """Find out how the style writes dates.

        Args:
            style: the name of a CSL style.
            locale: as for `formatting.format_reference`.
            blank: what stands in place of the date of access.

        Raises:
            UnknownStyleError: no such style.
        """
        self._style = style
        self._locale = locale
        self._blank = blank
        self._frames: dict[tuple[str, str, str], _Reference | None] = {}
        self.months = month_names(style, locale)
        self._accessed_form = self._form_of_access()
        if not self._accessed_form:
            self.months = month_names(style, locale, stops=False)
            self._accessed_form = self._form_of_access()
        self._issued_is_known = self._writes_issued_as_found()

    def html(self, item: CslItem) -> str:
        """Return the reference as one line of HTML; see the module for the date of access.

        Args:
            item: a CSL-JSON item of the type `webpage`; its `accessed` counts for nothing.
        """
        form = escape(self._accessed_form)
        span = f'<span class="accessed" data-form="{form}">{escape(self._blank)}</span>'
        frame, texts = self._filled(item)
        escaped = {mark: escape(text, quote=False) for mark, text in texts.items()}
        return _fill(frame.html, escaped | {_ACCESSED: span})

    def text(self, item: CslItem) -> str:
        """Return what `html` does as plain text."""
        frame, texts = self._filled(item)
        return _fill(frame.text, texts | {_ACCESSED: self._blank})

    def _filled(self, item: CslItem) -> tuple[_Reference, dict[str, str]]:
        """Return a reference with marks, and what stands for each of them."""
        item = without_marks(item)
        title, address = item.get("title", ""), item.get("URL", "")
        rest = {name: item[name] for name in item if name not in ("title", "URL", "id")}
        issued = full_date(item.get("issued")) if self._issued_is_known else None
        if issued:
            rest["issued"] = csl_date(_ISSUED_DATE)
        ends = _ENDS.fullmatch(title)
        if ends is None or not _can_be_filled_in(ends[2], address, rest):
            return self._formatted(item, _unused_year(item)), {}
        key = (ends[1], ends[3], repr(rest))
        if key not in self._frames:
            frame_title = ends[1] + _TITLE_WORDS + ends[3]
            self._frames[key] = self._frame(rest | {"title": frame_title}, dated=bool(issued))
        frame = self._frames[key]
        if frame is None:
            return self._formatted(item, _unused_year(item)), {}
        texts = {_TITLE: ends[2], _ADDRESS: address}
        if issued:
            parts = self.months.parts(issued)
            texts |= {mark: parts[part] for part, mark in _ISSUED.items()}
        return frame, texts

    def _frame(self, item: CslItem, *, dated: bool) -> _Reference | None:
        """Return a reference with marks for all that changes; None if a mark was altered."""
        item = item | {"id": "frame", "URL": _ADDRESS_WORDS}
        marked = self._marked(item, _ACCESSED_DATE[0])
        if dated:
            marked = self._with_marks_for_issued(marked)
        marked = marked.replace(_TITLE_WORDS, _TITLE)
        if _START in marked:
            return None
        frame = _rendered(marked, item)
        address = quote(_ADDRESS_WORDS, safe=":/")
        html = frame.html.replace(address, _ADDRESS).replace(_ADDRESS_WORDS, _ADDRESS)
        return _Reference(html, frame.text.replace(_ADDRESS_WORDS, _ADDRESS))

    def _formatted(self, item: CslItem, year: int) -> _Reference:
        """Return a reference that has a mark for the date of access only."""
        return _rendered(self._marked(item, year), item)

    def _marked(self, item: CslItem, year: int) -> str:
        """Return a reference with a mark for the date of access.

        Args:
            item: a CSL-JSON item.
            year: a year that nothing in the item can be mistaken for.
        """
        item = {name: item[name] for name in item if name != "accessed"}
        if not self._accessed_form:
            return marked_reference(item, self._style, self._locale)
        date = (year, *_ACCESSED_DATE[1:])
        item["accessed"] = csl_date(date)
        marked = marked_reference(item, self._style, self._locale)
        words, _ = date_form(marked, date, self.months)
        return marked.replace(words, _ACCESSED) if words else marked

    def _with_marks_for_issued(self, marked: str) -> str:
        words, form = date_form(marked, _ISSUED_DATE, self.months)
        return marked.replace(words, form.format_map(_ISSUED)) if words else marked

    def _form_of_access(self) -> str:
        """Return the form of the date of access; empty if it cannot be filled in."""
        form = ""
        for date in (_ACCESSED_DATE, *_TRIALS[:1]):
            item = _TRIAL_ITEM | {"accessed": csl_date(date)}
            marked = marked_reference(item, self._style, self._locale)
            words, found = date_form(marked, date, self.months)
            if form and (found != form or form.format_map(self.months.parts(date)) != words):
                return ""
            form = found
        return form if "{day}" in form else ""

    def _writes_issued_as_found(self) -> bool:
        """Say whether a date of publication can be filled in, by trial."""
        item = _TRIAL_ITEM | {"issued": csl_date(_ISSUED_DATE)}
        marked = marked_reference(item, self._style, self._locale)
        frame = self._with_marks_for_issued(marked)
        for date in _TRIALS:
            item = _TRIAL_ITEM | {"issued": csl_date(date)}
            parts = self.months.parts(date)
            filled = _fill(frame, {mark: parts[part] for part, mark in _ISSUED.items()})
            if filled != marked_reference(item, self._style, self._locale):
                return False
        return True


_TRIAL_ITEM: CslItem = {
    "id": "trial",
    "type": "webpage",
    "title": "Title",
    "author": [{"literal": "Author"}],
    "container-title": "Site",
    "URL": "https://example.invalid/",
}


def _can_be_filled_in(title: str, address: str, rest: CslItem) -> bool:
    """Say whether a title and an address go through the formatting as they are.

    Args:
        title: from its first letter or digit to its last.
        address: the URL.
        rest: the other variables.
    """
    others = repr(rest)
    dated = rest.get("issued") == csl_date(_ISSUED_DATE)
    return (
        _ADDRESS_AS_IT_IS.fullmatch(address) is not None
        # The address is made a link wherever it stands, and so is a DOI.
        and address not in title
        and address not in others
        and "DOI" not in rest
        # A tag, which citeproc-py may know.
        and "<" not in title
        and tidy(title) == title
        and str(_ACCESSED_DATE[0]) not in others
        and others.count(str(_ISSUED_DATE[0])) == dated
    )


def _rendered(marked: str, item: CslItem) -> _Reference:
    rich = rich_text(with_links(marked, item.get("DOI", ""), item.get("URL", "")))
    return _Reference(rich.render_as("html"), rich.render_as("plaintext"))


def _fill(frame: str, texts: dict[str, str]) -> str:
    """Return a reference with its marks replaced."""
    for mark, text in texts.items():
        frame = frame.replace(mark, text)
    return frame


def _unused_year(item: CslItem) -> int:
    words = repr(item)
    return next(year for year in range(_ACCESSED_DATE[0], 0, -1) if str(year) not in words)
