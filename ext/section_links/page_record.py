"""The record of a page: all that its metadata say, gathered once for every format of them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from docutils import nodes

from section_links.addresses import ledger_of
from section_links.authors import CslName, page_authors
from section_links.edition import Edition, page_edition
from section_links.sections import page_label
from section_links.words import language_tag

if TYPE_CHECKING:
    from datetime import date

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class PageRecord(NamedTuple):
    """What is known of a page; a text is empty, and a date none, where it is not known."""

    title: str
    description: str
    outcome: str
    kind: str
    authors: list[CslName]
    edition: Edition
    published: date | None
    language: str  # as BCP 47 has it: en-GB
    licence: str  # its address
    site: str  # the project's name
    site_address: str
    address: str  # the canonical one
    permanent: str
    citations: str  # where the page's citation files are, up to their names' endings


def page_record(builder: Builder, docname: str, document: nodes.document) -> PageRecord:
    """Return the record of the page `docname`, whose resolved doctree is `document`.

    Whatever needs the site's address is empty where `html_baseurl` does not give one.
    """
    env, config = builder.env, builder.config
    label = page_label(env, docname) or ""
    folder, cite = config.section_links_folder, config.section_links_cite_folder
    address = absolute_address(builder, builder.get_target_uri(docname))
    has_own_address = bool(address and label)
    in_ledger = ledger_of(env).addresses.get(label)
    return PageRecord(
        title=_title(env, docname, document),
        description=_description(document),
        outcome=_front_matter(env, docname, "outcome"),
        kind=_front_matter(env, docname, "kind"),
        authors=page_authors(env, docname),
        edition=page_edition(env, docname),
        published=in_ledger.since if in_ledger else None,
        language=language_tag(config),
        licence=config.section_links_license,
        site=_one_line(config.project),
        site_address=absolute_address(builder, ""),
        address=address,
        permanent=absolute_address(builder, f"{folder}/{label}/") if has_own_address else "",
        citations=(
            absolute_address(builder, f"{cite}/{label}/{label}") if has_own_address else ""
        ),
    )


def absolute_address(builder: Builder, path: str) -> str:
    """Return the address of `path` within the site, or nothing if the site's is not known."""
    site = urlsplit(builder.config.html_baseurl)
    if site.scheme not in {"http", "https"} or not site.netloc:
        return ""
    # Of Sphinx's builders, html quotes its paths and dirhtml does not.
    return posixpath.join(builder.config.html_baseurl, quote(path, safe="/%"))


def _title(env: BuildEnvironment, docname: str, document: nodes.document) -> str:
    """Return the page's title, or the project's for a page without one."""
    has_title = next(document.findall(nodes.title), None) is not None
    return _one_line(env.titles[docname].astext() if has_title else env.config.project)


def _description(document: nodes.document) -> str:
    metas = document.findall(nodes.meta)
    texts = (meta["content"] for meta in metas if meta.get("name") == "description")
    return _one_line(next(texts, ""))


def _front_matter(env: BuildEnvironment, docname: str, key: str) -> str:
    return _one_line(str(env.metadata[docname].get(key, "")))


def _one_line(text: str) -> str:
    return " ".join(text.split())
