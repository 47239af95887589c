"""What citeproc-py 0.11 does otherwise than the CSL specification, put right.

citeproc-py makes the objects of a style from the direct subclasses of
`CitationStylesElement`, the last one of a name: to define a class here is to use it. The
classes bear the names of CSL's elements, as citeproc-py's own do.
"""

# ruff: noqa: ANN401 (citeproc-py has no types)

from __future__ import annotations

import re
import unicodedata
from typing import Any

from citeproc import CitationItem, model
from citeproc.model import CitationStylesElement
from citeproc.source import VariableError

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ARTICLE = re.compile(r"^(?:a|an|the) ")
_UNSORTED = re.compile(r"[^\w\s,-]")


class Substitute(model.Substitute, CitationStylesElement):  # type: ignore[misc]
    """What stands in place of missing names is not given a second time.

    Specification, 'Substitute': a variable that was substituted is suppressed in the rest
    of the entry. Without this a book that has an editor and no author names the editor
    twice, and a page without an author its title.
    """

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """Return the first substitute that there is, and note which variables it used."""
        layout = _layout(self, context)
        layout.used = []
        try:
            return super().render(item, context=context, **kwargs)
        finally:
            for tag, variable in layout.used:
                layout.repressed.setdefault(tag, []).append(variable)
            layout.used = None


class Names(model.Names, CitationStylesElement):  # type: ignore[misc]
    """Names, of those roles only that were not used as a substitute."""

    def process(
        self, item: Any, names_context: Any = None, context: Any = None, **kwargs: Any
    ) -> Any:
        """Return the names of the roles that are left."""
        layout = _layout(self, context)
        variable = self.get("variable")
        roles = [role for role in variable.split() if not _is_repressed(layout, self, role)]
        if not roles:
            raise VariableError
        # citeproc-py reads the roles from the element, which is put back as it was.
        self.set("variable", " ".join(roles))
        try:
            text = super().process(item, names_context, context, **kwargs)
        finally:
            self.set("variable", variable)
        for role in roles:
            _note_use(layout, self, role)
        return text


class Text(model.Text, CitationStylesElement):  # type: ignore[misc]
    """Text; citeproc-py itself leaves out what is repressed."""

    def _variable(self, item: Any, context: Any) -> Any:
        text = super()._variable(item, context)
        _note_use(_layout(self, context), self, self.get("variable"))
        return text


class Number(model.Number, CitationStylesElement):  # type: ignore[misc]
    """A number, unless it was used as a substitute."""

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """Return the number."""
        layout = _layout(self, context)
        if _is_repressed(layout, self, self.get("variable")):
            raise VariableError
        text = super().process(item, context=context, **kwargs)
        _note_use(layout, self, self.get("variable"))
        return text


class Date(model.Date, CitationStylesElement):  # type: ignore[misc]
    """A date in a form of its language has that form's delimiter: '2021 Jul 27'.

    Specification, 'Localized Date Formats'; citeproc-py looks for it at the style's date.
    """

    def join(self, strings: Any, default_delimiter: str = "") -> Any:
        """Return the parts of a date, joined."""
        form = self.get("form")
        if form is not None and not self.is_locale_date():
            default_delimiter = self.get_date(form).get("delimiter", "")
        return super().join(strings, default_delimiter)


class Label(model.Label, CitationStylesElement):  # type: ignore[misc]
    """A label goes where its number goes, and has the case that the style asks for.

    Specification, 'Text-case': title case is for English alone; citeproc-py does not tell
    a label its language, so that '(Eds.)' would be '(eds.)'.
    """

    def process(
        self,
        item: Any,
        variable: str | None = None,
        plural: bool | None = None,  # noqa: FBT001 (citeproc-py calls it so)
        context: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Return the label of a number, or of a name of the role `variable`."""
        if variable is None:
            repressed = _layout(self, context).repressed
            if any(self.get("variable") in variables for variables in repressed.values()):
                raise VariableError
        return super().process(item, variable, plural, context, **kwargs)

    def markup(self, text: Any) -> Any:
        """Return the label with its case, its font and its affixes."""
        if not text:
            return None
        language = self.get_root().locales[0].get(_LANGUAGE, "en")[:2]
        return self.wrap(self.format(self.case(self.strip_periods(text), language)))


class Key(model.Key, CitationStylesElement):  # type: ignore[misc]
    """Entries are sorted as a reader looks them up, not by the numbers of characters."""

    def sort_keys(self, items: Any, context: Any) -> list[Any]:
        """Return what each item is sorted by."""
        keys = super().sort_keys(items, context)
        return [None if key is None else collation_key(str(key)) for key in keys]


class Item(CitationItem):  # type: ignore[misc]
    """A reference without its number in the list: the list itself counts."""

    number = ""


def collation_key(text: str) -> str:
    """Return what a name or a title is sorted by.

    Case, accents, punctuation, '&' and a leading article count for nothing, and what is
    shorter comes first: 'Wright, K., & Jones' before 'Wright, K. M.' (APA manual, 9.44
    to 9.49).
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = " ".join(_UNSORTED.sub("", letters).split())
    # The comma ends a name: it is to come before the blank, which goes on with it.
    return _ARTICLE.sub("", letters).replace(", ", "\t")


def _layout(element: Any, context: Any) -> Any:
    """Return the layout that citeproc-py keeps its notes on an entry at."""
    # An element without children is false, so that 'or' would not do.
    return (element if context is None else context).get_layout()


def _is_repressed(layout: Any, element: Any, variable: str) -> bool:
    return variable in layout.repressed.get(element.tag, ())


def _note_use(layout: Any, element: Any, variable: str) -> None:
    if layout.used is not None:
        layout.used.append((element.tag, variable))
