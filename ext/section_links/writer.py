"""Writes the pages of addresses, and those to link to and cite a section."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader

from section_links.addresses import goals, ledger_of, living
from section_links.assets import CITE_SCRIPT, CITE_STYLE
from section_links.cite_page import CitePages, day
from section_links.heading_links import BUILDERS
from section_links.memory import Memory
from section_links.page_record import absolute_address
from section_links.sections import Section
from section_links.words import _, language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from section_links.ledger import Address

TOP = "../../"
"""The way from a page of this module to the top of the site."""


class Writer:
    """Writes the pages of one build into its folder."""

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

    def files(self, memory: Memory) -> Iterator[tuple[str, str | None]]:
        """Yield each file by its path from the top of the site, and what is in it.

        That is None where the file is there and `memory` knows that it would be the same.
        """
        folder, cite = self.config.section_links_folder, self.config.section_links_cite_folder
        for label, goal in goals(self.ledger, self.sections).items():
            if not isinstance(goal, Section):
                ended = self.ended_page(label, goal)
                yield f"{folder}/{label}/index.html", ended
                yield f"{cite}/{label}/index.html", ended
                continue
            yield f"{folder}/{label}/index.html", self.address_page(goal)
            if goal.label != label:
                moved = self.address_page(goal, f"../{goal.label}/index.html")
                yield f"{cite}/{label}/index.html", moved
                continue
            yield from self.cite_files(goal, f"{cite}/{label}", memory)

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

    def cite_files(
        self, section: Section, folder: str, memory: Memory
    ) -> Iterator[tuple[str, str | None]]:
        """Yield the page to link to and cite a section, and the files beside it."""
        item, works = self.cite_pages.cited(section)
        known = self.ledger.addresses.get(section.label)
        since, target = known.since if known else None, self.target(section)
        title = self.env.titles[section.docname].astext()
        # In which line it stands, and how long it is, says none of the files.
        where = section._replace(line=None, words=0)
        digest = memory.digest(where, item, works, since, target, title)
        paths = memory.recall(section.label, digest)
        if paths is not None:
            yield from ((path, None) for path in paths)
            return
        values = self.cite_pages.values(section, item, works, since)
        files = self.cite_pages.files(section, item, works)
        files["index.html"] = self.cite_page(section, values)
        memory.note(section.label, digest, (f"{folder}/{name}" for name in files))
        yield from ((f"{folder}/{name}", text) for name, text in files.items())

    def cite_page(self, section: Section, values: dict[str, Any]) -> str:
        """Return the page to link to and cite a section."""
        offered = [(_("This section"), section.label)]
        if values["works"]:
            offered.append((_("The works that it cites"), f"{section.label}-works"))
        uri = self.builder.get_target_uri(section.docname)
        return self.cite_template.render(
            values, files=offered, target=self.target(section), page=f"{TOP}{uri}"
        )


def write_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write what has changed, and take away what is not wanted any more."""
    if exception is not None or app.builder.name not in BUILDERS:
        return
    top = Path(app.outdir)
    folders = [top / app.config[f"section_links_{name}"] for name in ("folder", "cite_folder")]
    present = {
        path.relative_to(top).as_posix() for folder in folders for path in folder.rglob("*.*")
    }
    writer = Writer(app.builder)  # type: ignore[arg-type]
    memory = Memory(Path(app.doctreedir), writer.depends_on(), present)
    wanted = dict(writer.files(memory))
    for name, text in wanted.items():
        if text is None:
            continue
        data = text.encode()
        if name not in present or (top / name).read_bytes() != data:
            write(top / name, data)
    remove({f"{top}/{name}" for name in present - wanted.keys()})
    memory.keep()


def icon_address(favicon: str, static: str) -> str:
    """Return the address of the site's own icon, or nothing.

    Where a page names none, browsers ask for one at the top of the server.
    """
    return "" if not favicon or "://" in favicon else f"{static}{Path(favicon).name}"


def write(path: Path, data: bytes) -> None:
    """Write a file, and the folder that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def remove(names: set[str]) -> None:
    """Take away files that are not wanted any more, and folders that are then empty.

    Nothing else stands there: a page of the site that would is warned of (see `checks`).
    """
    for path in map(Path, names):
        if not path.is_file():
            continue  # a folder whose name has a full stop
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


def setup_part(app: Sphinx) -> None:
    """Register the writer."""
    app.connect("build-finished", write_pages)
