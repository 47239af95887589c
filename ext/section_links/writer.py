"""Makes the pages of addresses, and those to link to and cite a section."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader

from section_links.addresses import goals, ledger_of, living
from section_links.assets import CITE_SCRIPT, CITE_STYLE
from section_links.cite_page import CitePages, day
from section_links.page_record import absolute_address
from section_links.sections import Section
from section_links.words import _, language_tag

if TYPE_CHECKING:
    from datetime import date

    from sphinx.builders.html import StandaloneHTMLBuilder

    from section_links.addresses import Goal
    from section_links.ledger import Address

TOP = "../../"
"""The way from a page of this module to the top of the site."""


class Writer:
    """Makes the files of one build."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self.builder = builder
        self.env = builder.env
        self.config = builder.config
        self.ledger = ledger_of(self.env)
        self.sections = living(self.env)
        self.cite_pages = CitePages(self.env)
        templates = Environment(
            loader=PackageLoader("section_links"),
            autoescape=True,
            keep_trailing_newline=True,
        )
        templates.globals |= {"_": _, **self.shared()}
        self.address_template = templates.get_template("address.html")
        self.cite_template = templates.get_template("cite.html")

    def shared(self) -> dict[str, Any]:
        """Return what all pages say."""
        static = f"{TOP}_static/"
        styles = [CITE_STYLE, *self.config.section_links_css_files]
        return {
            "project": self.config.project,
            "language": language_tag(self.config),
            "policy": self.config.section_links_policy,
            "home": f"{TOP}{self.builder.get_target_uri(self.config.root_doc)}",
            "icon": icon_address(self.config.html_favicon or "", static),
            "styles": [f"{static}{name}" for name in styles],
            "script": f"{static}{CITE_SCRIPT}",
            "has_address": bool(self.config.html_baseurl),
        }

    def depends_on(self) -> list[object]:
        """Return what all files of sections depend on, beside the sections and the works."""
        names = ("folder", "cite_folder", "license", "license_name")
        settings = [self.config[f"section_links_{name}"] for name in names]
        return [self.builder.name, str(self.builder.outdir), self.shared(), *settings]

    def goals(self) -> dict[str, Goal]:
        """Return where each address leads: to a section, or to what became of one."""
        return goals(self.ledger, self.sections)

    def inputs(self, label: str, goal: Goal) -> tuple[object, ...]:
        """Return what the files of an address are made of, beside what all of them are."""
        if not isinstance(goal, Section):
            heir = self.sections.get(goal.heir)
            return label, goal._replace(line=0), heir and (heir.title, self.target(heir))
        # In which line it stands, and how long it is, says none of the files.
        where = goal._replace(line=None, words=0)
        title = self.env.titles[goal.docname].astext()
        page = self.builder.get_target_uri(goal.docname)
        return label, where, self.cite_pages.cited(goal), self.since(goal), title, page

    def files(self, label: str, goal: Goal) -> dict[str, str]:
        """Return the files of an address: their paths from the top of the site, and texts."""
        folder, cite = self.config.section_links_folder, self.config.section_links_cite_folder
        address, link = f"{folder}/{label}/index.html", f"{cite}/{label}"
        if not isinstance(goal, Section):
            ended = self.ended_page(label, goal)
            return {address: ended, f"{link}/index.html": ended}
        files = {address: self.address_page(goal)}
        if goal.label != label:
            moved = self.address_page(goal, f"../{goal.label}/index.html")
            return files | {f"{link}/index.html": moved}
        beside = self.cite_files(goal)
        return files | {f"{link}/{name}": text for name, text in beside.items()}

    def target(self, section: Section) -> str:
        """Return the way from a page of this module to a section."""
        uri = self.builder.get_target_uri(section.docname)
        fragment = f"#{section.node_id}" if section.node_id else ""
        return f"{TOP}{uri}{fragment}"

    def address_page(self, section: Section, target: str = "") -> str:
        """Return the page that leads on to a section, or to `target` on its behalf."""
        uri = self.builder.get_target_uri(section.docname)
        return self.address_template.render(
            title=section.title,
            page_title=self.env.titles[section.docname].astext(),
            target=target or self.target(section),
            canonical="" if target else absolute_address(self.builder, uri),
        )

    def ended_page(self, label: str, address: Address) -> str:
        """Return the page that says what became of a section."""
        assert address.ended is not None  # noqa: S101
        heir = self.sections.get(address.heir)
        return self.address_template.render(
            title=label,
            ended=day(address.ended, self.config),
            reason=address.reason,
            heir=self.target(heir) if heir else "",
            heir_title=heir.title if heir else "",
        )

    def since(self, section: Section) -> date | None:
        """Return since when the address of a section is published, if that is known."""
        known = self.ledger.addresses.get(section.label)
        return known.since if known else None

    def cite_files(self, section: Section) -> dict[str, str]:
        """Return the page to link to and cite a section, and the files beside it."""
        item, works = self.cite_pages.cited(section)
        values = self.cite_pages.values(section, item, works, self.since(section))
        files = self.cite_pages.files(section, item, works)
        return files | {"index.html": self.cite_page(section, values)}

    def cite_page(self, section: Section, values: dict[str, Any]) -> str:
        """Return the page to link to and cite a section."""
        offered = [(_("This section"), section.label)]
        if values["works"]:
            offered.append((_("The works that it cites"), f"{section.label}-works"))
        uri = self.builder.get_target_uri(section.docname)
        return self.cite_template.render(
            values, files=offered, target=self.target(section), page=f"{TOP}{uri}"
        )


def icon_address(favicon: str, static: str) -> str:
    """Return the address of the site's own icon, or nothing.

    Where a page names none, browsers ask for one at the top of the server.
    """
    return "" if not favicon or "://" in favicon else f"{static}{Path(favicon).name}"
