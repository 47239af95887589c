"""Who wrote a page: its own `authors:`, else the project's.

The names have the form of CSL-JSON, so that a reference to the page can be made of them:
https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, cast

from docutils import nodes
from pybtex.database import InvalidNameString, Person
from sphinx.transforms import SphinxTransform

from section_links.warning_types import LinkWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CslName = dict[str, str]
"""`family` and `given` (with `non-dropping-particle` and `suffix`), or `literal` alone."""

FIELD = "authors"
_KEY = "section_links_authors"  # in a page's metadata, beside what Sphinx keeps there
_AUTHOR_NOT_SET = "Author name not set"  # Sphinx's default


def page_authors(env: BuildEnvironment, docname: str) -> list[CslName]:
    """Return the authors of a page, as new dictionaries that can be pickled.

    They are those of its front matter, else those of the setting `section_links_authors`,
    else the project's `author`, which counts as one group; where that is not set either,
    there are none.
    """
    groups = env.config.section_links_groups
    if names := env.metadata[docname].get(_KEY) or env.config.section_links_authors:
        return [csl_name(name, groups) for name in names]
    author = env.config.author.strip()
    return [{"literal": author}] if author not in {"", _AUTHOR_NOT_SET} else []


def csl_name(name: str, groups: Iterable[str] = ()) -> CslName:
    """Return a name as CSL has it.

    Args:
        name: 'Given Family' or 'Family, Given', as BibTeX reads them: 'Jan van Dijk' has a
            particle, 'King, Jr., Martin' a suffix. A name in braces, a single word, and what
            is none of this are taken as they stand.
        groups: Names that are not those of persons.
    """
    plain = _without_braces(name)
    try:
        person = Person(name)
    except InvalidNameString:
        return {"literal": plain}
    given = _joined((*person.first_names, *person.middle_names))
    family = _joined(person.last_names)
    if plain in groups or not given or not family:
        return {"literal": plain.strip(" ,")}
    parts = {
        "family": family,
        "given": given,
        "non-dropping-particle": _joined(person.prelast_names),
        "suffix": _joined(person.lineage_names),
    }
    return {part: text for part, text in parts.items() if text}


def full_name(name: CslName) -> str:
    """Return a CSL name in reading order: 'Jan van Dijk', 'Martin King, Jr.'."""
    if "literal" in name:
        return name["literal"]
    order = (name.get("given"), name.get("non-dropping-particle"), name.get("family"))
    text = " ".join(part for part in order if part)
    return f"{text}, {name['suffix']}" if "suffix" in name else text


def _joined(names: Iterable[str]) -> str:
    return _without_braces(" ".join(names))


def _without_braces(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[{}]", "", text)).strip()


class ReadAuthors(SphinxTransform):
    """Keep the names of the field `authors` as they were written.

    docutils splits that field at commas where the text is English, and renders it as text:
    `["Hopper, Grace"]` would be two authors, with quotation marks.
    """

    # Before docutils makes bibliographic fields of the first field list (DocInfo, 340).
    default_priority = 335

    def apply(self, **_options: object) -> None:
        """Keep the names, or say what is wrong with them."""
        body = _field_body(self.document)
        if body is None:
            return
        docname = self.env.current_document.docname
        names = _names(body)
        if names is None:
            warn(LinkWarning.AUTHORS, location=(docname, 1))
            # Else docutils would warn of some of these, too.
            field = body.parent
            field.parent.remove(field)
        else:
            self.env.metadata[docname][_KEY] = names


def _field_body(document: nodes.document) -> nodes.field_body | None:
    """Return the content of the field `authors` at the head of a document."""
    index = document.first_child_not_matching_class(nodes.PreBibliographic)  # type: ignore[arg-type]
    if index is None or not isinstance(document[index], nodes.field_list):
        return None
    fields = cast("list[nodes.field]", document[index])
    found = (field[1] for field in fields if field[0].astext().lower() == FIELD)
    return cast("nodes.field_body | None", next(found, None))


def _names(body: nodes.field_body) -> list[str] | None:
    """Return the names in a field, or none if one of them is empty or not text.

    MyST hands over a list as JSON; in reStructuredText it is a bullet list. A single text
    may hold several names with semicolons between.
    """
    items = [item.astext() for item in body.findall(nodes.list_item)]
    value: object = items or body.rawsource
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            value = body.rawsource.split(";")
    if not isinstance(value, list) or not value:
        return None
    names = [name.strip(" {}") and name.strip() for name in value if isinstance(name, str)]
    return names if len(names) == len(value) and all(names) else None


def setup_part(app: Sphinx) -> None:
    """Register the settings, and what reads the front matter."""
    app.add_config_value("section_links_authors", (), "html", types=frozenset({list, tuple}))
    app.add_config_value("section_links_groups", (), "html", types=frozenset({list, tuple}))
    app.add_transform(ReadAuthors)
