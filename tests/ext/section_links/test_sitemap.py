from __future__ import annotations

import sys
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from site_builder import build

CONF = {
    "section_links_ledger": "",
    "extensions": ["myst_parser", "section_links"],
    "html_baseurl": "https://site.example/",
}
PAGES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n\n*\n*/*\n```\n",
    **{f"p{n}.md": f"# P{n}\n" for n in range(12)},
    "folder/index.md": "# Folder\n",
    "folder/Ärzte & co.md": "# Doctors\n",
}


def addresses(built):
    tag = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(built.read("sitemap.xml"))  # noqa: S314 (our own file)
    assert root.tag == f"{tag}urlset"
    assert {child.tag for url in root for child in url} == {f"{tag}loc"}
    return [loc.text for loc in root.iter(f"{tag}loc")]


ENDINGS = {"html": ("index.html", ".html"), "dirhtml": ("", "/")}


@pytest.mark.parametrize("builder", ENDINGS)
def test_the_pages_are_listed_in_order(tmp_path, builder):
    built = build(tmp_path, PAGES, builder, conf=CONF)
    assert built.warnings == []
    index, ending = ENDINGS[builder]
    paths = [f"folder/{index}", f"folder/%C3%84rzte%20%26%20co{ending}", index]
    paths += [f"p{n}{ending}" for n in (0, 1, 10, 11, *range(2, 10))]
    assert addresses(built) == [f"https://site.example/{path}" for path in paths]


def test_parallel_and_incremental_builds_write_the_same(tmp_path):
    serial = build(tmp_path / "serial", PAGES, conf=CONF, alone=True)
    first = build(tmp_path / "parallel", {**PAGES, "gone.md": "# Gone\n"}, conf=CONF, jobs=2)
    assert "https://site.example/gone.html" in addresses(first)
    edited = build(tmp_path / "parallel", PAGES, conf=CONF, jobs=2, fresh=False)
    assert edited.read("sitemap.xml") == serial.read("sitemap.xml")


def test_another_extensions_sitemap_is_left_alone(tmp_path, monkeypatch):
    # Only its name counts here: it starts a process, and asks Sphinx for what is deprecated.
    other = ModuleType("sphinx_sitemap")
    other.setup = lambda _app: {"parallel_read_safe": True}
    monkeypatch.setitem(sys.modules, other.__name__, other)
    conf = CONF | {"extensions": [*CONF["extensions"], other.__name__]}
    built = build(tmp_path, PAGES, conf=conf)
    assert (built.warnings, built.status) == ([], 0)
    assert not (built.outdir / "sitemap.xml").exists()
