"""A CSL style as a formatting style of pybtex, which sphinxcontrib-bibtex works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from pybtex.plugin import register_plugin
from pybtex.richtext import BaseMultipartText, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.template import FieldIsMissing
from pybtex_docutils import Backend

from csl_references.csl_json import csl_json
from csl_references.formatting import format_reference, sort_order
from csl_references.in_text import in_text, year_suffixes
from csl_references.latex import plain_text
from csl_references.styles import is_numeric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from pybtex.backends import BaseBackend
    from pybtex.database import Entry

PREFIX = "csl-"
"""What the name of a CSL style begins with where a name of pybtex's could stand."""


class Addendum(BaseMultipartText):  # type: ignore[misc]
    """A note after an entry; in docutils an `inline` with the class `csl-addendum`."""

    def render(self, backend: BaseBackend) -> Any:  # noqa: ANN401 (each backend has its own)
        """Return what the backend makes of the note."""
        rendered = super().render(backend)
        if isinstance(backend, Backend):
            return [nodes.inline("", "", *rendered, classes=["csl-addendum"])]
        return rendered


class CslEntry(FormattedEntry):  # type: ignore[misc]
    """A formatted entry, with the letter that its year bears and how its list counts."""

    def __init__(self, key: str, text: Text, label: str, *, suffix: str, numeric: bool) -> None:
        super().__init__(key, text, label)
        self.suffix = suffix
        self.numeric = numeric


class CslStyle(BaseStyle):  # type: ignore[misc]
    """What every CSL style has in common; `register` makes one of a name."""

    csl_name: ClassVar[str]
    locale: ClassVar[str]
    addendum_field: ClassVar[str]

    def __init__(self, **_unused: object) -> None:
        # pybtex's own __init__ looks for plug-ins for names, labels and sorting: a CSL
        # style does all three itself.
        self.numeric = is_numeric(self.csl_name)
        self.suffixes: dict[str, str] = {}

    def sort(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries in the order that the style lists them in."""
        entries = list(entries)
        order = sort_order([csl_json(entry) for entry in entries], self.csl_name, self.locale)
        return [entries[position] for position in order]

    def format_labels(self, sorted_entries: Sequence[Entry]) -> list[str]:
        """Return what the entries are called in the text, without brackets.

        The letters after the years, which depend on the whole list, are kept for
        `format_entry`.
        """
        if self.numeric:
            return [str(number) for number, _ in enumerate(sorted_entries, 1)]
        self.suffixes = year_suffixes(sorted_entries)
        return [in_text(e, self.suffixes.get(e.key, "")).label() for e in sorted_entries]

    def format_entry(self, label: str, entry: Entry, bib_data: object = None) -> CslEntry:  # noqa: ARG002
        """Return an entry of the list.

        Raises:
            FieldIsMissing: the entry has no title; sphinxcontrib-bibtex warns of it.
        """
        if not plain_text(entry.fields.get("title", "")):
            raise FieldIsMissing("title", entry)
        suffix = self.suffixes.get(entry.key, "")
        item = csl_json(entry) | ({"year-suffix": suffix} if suffix else {})
        text = format_reference(item, self.csl_name, self.locale)
        addendum = plain_text(entry.fields.get(self.addendum_field, ""))
        if addendum:
            text = Text(text, " ", Addendum(addendum))
        return CslEntry(entry.key, text, label, suffix=suffix, numeric=self.numeric)


def register(name: str, locale: str, addendum_field: str) -> None:
    """Make a CSL style known to pybtex as 'csl-' and its name.

    Args:
        name: the name of the CSL style.
        locale: as for `formatting.format_reference`.
        addendum_field: the field that is printed after an entry.

    Raises:
        UnknownStyleError: no such style.
    """
    is_numeric(name)
    attributes = {"csl_name": name, "locale": locale, "addendum_field": addendum_field}
    style = type("CslStyle", (CslStyle,), attributes)
    # By force, since another project in the same process may have another locale.
    register_plugin("pybtex.style.formatting", PREFIX + name, style, force=True)
