"""Another project links to a section by its label, by way of `sphinx.ext.intersphinx`."""

from __future__ import annotations

import pytest
from address_site import build_site, soup

from site_builder import build

GARDEN = "https://site.example/docs/"
LINKS = {
    "index.rst": """\
Home
====

:ref:`garden:garden-gate`, :ref:`the pond <garden:garden-pond>`, :ref:`garden:garden`.

.. toctree::

   markdown
""",
    "markdown.md": """\
# In Markdown

{ref}`garden:garden-gate`, [the pond](inv:garden:std:label#garden-pond),
[](inv:garden:std:label#garden).
""",
}
TEXTS = {"The gate": "garden-gate", "the pond": "garden-pond", "The garden": "garden"}
TARGETS = {
    "html": "garden.html#garden-{}",
    "dirhtml": "garden/#garden-{}",
}


@pytest.fixture(scope="module", params=TARGETS)
def garden(request, tmp_path_factory):
    """Return the folder of the site that is linked to, and how its builder writes addresses."""
    built = build_site(tmp_path_factory.mktemp("garden"), builder=request.param)
    assert built.warnings == []
    return built.outdir, request.param


@pytest.mark.parametrize("builder", TARGETS)
def test_another_project_links_to_a_section_by_its_label(tmp_path, garden, builder):
    outdir, form = garden
    conf = {
        "extensions": ["myst_parser", "sphinx.ext.intersphinx"],
        "intersphinx_mapping": {"garden": (GARDEN, str(outdir / "objects.inv"))},
    }
    built = build(tmp_path, LINKS, builder, conf)
    assert built.warnings == []
    pages = {"html": "markdown.html", "dirhtml": "markdown/index.html"}
    for name in ("index.html", pages[builder]):
        links = soup(built.read(name)).select("a.external")
        top = TARGETS[form].partition("#")[0]
        assert {link.get_text(): link["href"] for link in links} == {
            "The gate": f"{GARDEN}{TARGETS[form].format('gate')}",
            "the pond": f"{GARDEN}{TARGETS[form].format('pond')}",
            "The garden": f"{GARDEN}{top}#garden",
        }
        for link in links:
            path, _, fragment = link["href"].removeprefix(GARDEN).partition("#")
            page = outdir / path / "index.html" if path.endswith("/") else outdir / path
            (place,) = soup(page.read_text(encoding="utf-8")).select(f'[id="{fragment}"]')
            assert place.find(["h1", "h2", "h3"]).find(string=True).strip().lower() == (
                link.get_text().lower()
            )


def test_a_section_of_another_project_that_is_gone_is_said(tmp_path, garden):
    outdir, _ = garden
    conf = {
        "extensions": ["sphinx.ext.intersphinx"],
        "intersphinx_mapping": {"garden": (GARDEN, str(outdir / "objects.inv"))},
    }
    built = build(
        tmp_path, {"index.rst": "Home\n====\n\n:ref:`garden:garden-shed`\n"}, conf=conf
    )
    (warning,) = built.warnings
    assert warning.startswith("index.rst:4: WARNING: ")
    assert "garden-shed" in warning
