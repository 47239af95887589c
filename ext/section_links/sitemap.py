"""The list of the site's pages for search engines: https://www.sitemaps.org/protocol.html

Own code, since sphinx-sitemap 2.9 writes the pages in the order in which the processes of a
parallel build end, and so a different file each time; it needs a list of what is no page
of content, and warns where the site has no address.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from section_links.edition import page_edition
from section_links.heading_links import BUILDERS
from section_links.page_record import absolute_address

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
FILE = "sitemap.xml"


def sitemap(builder: Builder) -> ET.ElementTree[ET.Element]:
    """Return the addresses of all pages that have a source, with the day of a change."""
    root = ET.Element("urlset", xmlns=NAMESPACE)
    for docname in sorted(builder.env.found_docs):
        url = ET.SubElement(root, "url")
        address = absolute_address(builder, builder.get_target_uri(docname))
        ET.SubElement(url, "loc").text = address
        if changed := page_edition(builder.env, docname).changed:
            ET.SubElement(url, "lastmod").text = changed.isoformat()
    ET.indent(root, space="")
    return ET.ElementTree(root)


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """Write the file, if the site has an address and no other extension writes it."""
    if exception or app.builder.name not in BUILDERS or "sphinx_sitemap" in app.extensions:
        return
    path = Path(app.outdir) / FILE
    if absolute_address(app.builder, ""):
        sitemap(app.builder).write(path, encoding="utf-8", xml_declaration=True)
    else:
        path.unlink(missing_ok=True)


def setup_part(app: Sphinx) -> None:
    """Register the handler."""
    app.connect("build-finished", write_sitemap)
