"""A section as a work that can be cited: its CSL-JSON item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from section_links.addresses import address_of
from section_links.authors import page_authors
from section_links.edition import page_edition
from section_links.words import language_tag

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from section_links.sections import Section


def section_title(env: BuildEnvironment, section: Section) -> str:
    """Return the title that a section is cited by: its page's goes before its own."""
    if not section.depth:
        return section.title
    return f"{env.titles[section.docname].astext()} \N{EN DASH} {section.title}"


def section_item(env: BuildEnvironment, section: Section) -> dict[str, Any]:
    """Return a section as a CSL-JSON item, without a date of access.

    It is a web page of the site: by its page's authors, of the year of the page's last change
    where that is known, in the site's version, at its permanent address.
    """
    config = env.config
    edition = page_edition(env, section.docname)
    item: dict[str, Any] = {
        "id": f"{nodes.make_id(config.project)}-{section.label}",
        "type": "webpage",
        "title": section_title(env, section),
        "container-title": config.project,
        "author": page_authors(env, section.docname),
        "language": language_tag(config),
    }
    if edition.version:
        item["version"] = edition.version
    if edition.changed:
        day = edition.changed
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if config.html_baseurl:
        item["URL"] = address_of(config, section.label)
    return item
