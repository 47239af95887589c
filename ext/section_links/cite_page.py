"""What a link-and-cite page says of a section, and the files that it offers."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx.util.i18n import format_date

from csl_references.bibtex import bibtex, entry
from csl_references.csl_file import csl_file
from csl_references.ris import ris
from csl_references.web_references import WebReferences
from section_links.addresses import address_of
from section_links.authors import full_name
from section_links.csl_items import section_item, section_title
from section_links.edition import Edition, page_edition
from section_links.qr import qr_code
from section_links.words import _, language_tag
from section_links.works import works_of

if TYPE_CHECKING:
    from datetime import date

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from csl_references.csl_json import CslItem
    from section_links.sections import Section
    from section_links.works import Work

STYLES = {
    "harvard-cite-them-right": "Harvard (Cite Them Right)",
    "apa": "APA 7",
    "nlm-citation-sequence": "Vancouver",
}
"""The styles in which a section's reference is given, and what readers call them."""


class CitePages:
    """The link-and-cite pages of one build, which share what is the same on all of them."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self.works = works_of(env)

    @cached_property
    def references(self) -> dict[str, WebReferences]:
        """What formats references, by style; only a page that is made anew needs it."""
        locale, blank = language_tag(self.env.config), _("[date]")
        return {style: WebReferences(style, locale, blank) for style in STYLES}

    def cited(self, section: Section) -> tuple[CslItem, list[Work]]:
        """Return a section as a work that can be cited, and the works that it cites."""
        return section_item(self.env, section), self.works(section.cited)

    def values(
        self, section: Section, item: CslItem, works: list[Work], since: date | None
    ) -> dict[str, Any]:
        """Return what the template of a page needs to know of a section.

        Args:
            section: the section.
            item: the section as a work.
            works: the works that it cites.
            since: since when its address is published, if that is known.
        """
        config = self.env.config
        address = address_of(config, section.label)
        return {
            "section": section,
            "page_title": self.env.titles[section.docname].astext(),
            "address": address,
            "since": day(since, config) if since else "",
            "edition": edition_in_words(page_edition(self.env, section.docname), config),
            "references": [
                (name, self.references[style].html(item)) for style, name in STYLES.items()
            ],
            "html": f'<a href="{escape(address)}">{escape(section.title)}</a>',
            "markdown": f"[{markdown_text(section.title)}]({address})",
            "attribution": self.attribution(section, item, address),
            "works": works,
            "months": self.references["nlm-citation-sequence"].months,
        }

    def attribution(self, section: Section, item: CslItem, address: str) -> str:
        """Return title, author, source and licence, as Creative Commons asks; '' for none."""
        config = self.env.config
        if not config.section_links_license:
            return ""
        authors = ", ".join(map(full_name, item["author"]))
        return _("\u2018{title}\u2019 by {authors}, {address}, {licence} ({url})").format(
            title=section_title(self.env, section),
            authors=authors,
            address=address,
            licence=config.section_links_license_name,
            url=config.section_links_license,
        )

    def files(self, section: Section, item: CslItem, works: list[Work]) -> dict[str, str]:
        """Return the files beside a section's page: their names, and what is in them."""
        items = [work.item for work in works]
        label = section.label
        files = {
            f"{label}.bib": bibtex([entry(item)]),
            f"{label}.ris": ris([item]),
            f"{label}.json": csl_file([item]),
        }
        if works:
            files |= {
                f"{label}-works.bib": "\n".join(work.bibtex for work in works),
                f"{label}-works.ris": ris(items),
                f"{label}-works.json": csl_file(items),
            }
        if self.env.config.html_baseurl:
            files["qr.svg"] = qr_code(address_of(self.env.config, label))
        return files


def day(value: date, config: Config) -> str:
    """Return a date in the site's language: '24 November 2026'."""
    noon = datetime(value.year, value.month, value.day, 12, tzinfo=UTC)
    return format_date(_("%d %B %Y"), date=noon, language=config.language).lstrip("0")


def edition_in_words(edition: Edition, config: Config) -> str:
    """Return the version and the day of the last change; what is not known is said to be so."""
    changed = (
        _("last changed on {day}").format(day=day(edition.changed, config))
        if edition.changed
        else _("the day of its last change is not known here")
    )
    version = _("Version {version}").format(version=edition.version) if edition.version else ""
    return "; ".join(filter(None, (version, changed)))


def markdown_text(text: str) -> str:
    """Return a text as Markdown in which none of its characters is markup."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>&" else char for char in text)
