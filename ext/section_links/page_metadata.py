"""What a page tells machines about itself, in the head of its HTML.

Four kinds, since different readers look for different ones: reference managers and Google
Scholar (`citation_…`), social media (Open Graph), search engines and catalogues of
teaching material (schema.org), and harvesters of research (Signposting).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from section_links.authors import full_name
from section_links.heading_links import BUILDERS
from section_links.json_ld import learning_resource, script_element
from section_links.page_record import PageRecord, page_record

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

CITATION_FILES = {
    ".json": "application/vnd.citationstyles.csl+json",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
}


def citation_meta(page: PageRecord) -> list[tuple[str, str]]:
    """Return the names and values of the tags that Google Scholar and Zotero read.

    https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
    """
    published, changed = page.published, page.edition.changed
    tags = [
        ("citation_title", page.title),
        *(("citation_author", full_name(name)) for name in page.authors),
        ("citation_publication_date", f"{published:%Y/%m/%d}" if published else ""),
        ("citation_online_date", f"{changed:%Y/%m/%d}" if changed else ""),
        ("citation_language", page.language),
        ("citation_publisher", page.site),
        ("citation_public_url", page.address),
        ("citation_abstract_html_url", page.address),
    ]
    return [(name, value) for name, value in tags if value]


def open_graph(page: PageRecord) -> list[tuple[str, str]]:
    """Return the properties and values of the Open Graph protocol: https://ogp.me/

    The type is `website`: Zotero takes an `article` for one in a newspaper.
    """
    tags = [
        ("og:title", page.title),
        ("og:type", "website"),
        ("og:url", page.address),
        ("og:site_name", page.site),
        ("og:description", page.description),
    ]
    return [(name, value) for name, value in tags if value]


def signposting(page: PageRecord, schema_type: str) -> list[tuple[str, str, str]]:
    """Return relation, address and media type of the links of FAIR Signposting.

    https://signposting.org/FAIR/
    """
    links = [
        ("cite-as", page.permanent, ""),
        ("license", page.licence, ""),
        ("type", f"https://schema.org/{schema_type}", ""),
    ]
    if page.citations:
        links += [
            ("describedby", page.citations + ending, media)
            for ending, media in CITATION_FILES.items()
        ]
    return [link for link in links if link[1]]


def head_elements(page: PageRecord, additions: dict[str, Any], *, with_open_graph: bool) -> str:
    """Return the elements for the head of a page, a line each.

    Args:
        page: What is known of the page.
        additions: Properties that are added to the page's JSON-LD, or replace its own.
        with_open_graph: Whether the tags of the Open Graph protocol are wanted.
    """
    data = learning_resource(page) | additions
    meta = [f'<meta name="{k}" content="{escape(v)}">' for k, v in citation_meta(page)]
    if with_open_graph:
        meta += [f'<meta property="{k}" content="{escape(v)}">' for k, v in open_graph(page)]
    links = [
        f'<link rel="{relation}" href="{escape(address)}"'
        + (f' type="{media}">' if media else ">")
        for relation, address, media in signposting(page, data["@type"])
    ]
    return "\n".join(["", *meta, *links, script_element(data), ""])


def add_metadata(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add its metadata to a page with content; `sphinxext.opengraph` goes before our own."""
    if doctree is None or app.builder.name not in BUILDERS:
        return
    context["metatags"] += head_elements(
        page_record(app.builder, pagename, doctree),
        app.config.section_links_json_ld,
        with_open_graph="sphinxext.opengraph" not in app.extensions,
    )


def setup_part(app: Sphinx) -> None:
    """Register the settings and the handler.

    `section_links_license` is the address of the licence of the pages' text.
    `section_links_json_ld` holds properties for every page, such as `educationalUse`.
    """
    app.add_config_value("section_links_license", "", "html", types=frozenset({str}))
    app.add_config_value("section_links_json_ld", {}, "html", types=frozenset({dict}))
    app.connect("html-page-context", add_metadata)
