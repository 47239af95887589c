"""The plug-ins of pybtex are looked up once, and nothing that is built changes."""

from __future__ import annotations

import importlib.metadata
from collections import Counter

import pytest
from pybtex import plugin
from pybtex.style.formatting.plain import Style

import plugin_cache
from site_builder import build

CONF = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex"],
    "bibtex_bibfiles": ["works.bib"],
}
WORKS = "".join(
    f"@book{{work{number}, author={{A}}, title={{T}}, year={{{number}}}, publisher={{P}}}}\n"
    for number in range(2001, 2006)
)
FILES = {
    "works.bib": WORKS,
    "index.md": "# Home\n\n"
    + "".join(f"As {{cite:t}}`work{number}` says.\n\n" for number in range(2001, 2006))
    + "```{bibliography}\n```\n",
}
CACHED = {**CONF, "extensions": [*CONF["extensions"], "plugin_cache"]}


@pytest.fixture
def asked(monkeypatch):
    """Return how often is asked for which plug-ins, and forget what was found before."""
    count = Counter()

    def entry_points(**wanted):
        count[tuple(wanted.items())] += 1
        return importlib.metadata.entry_points(**wanted)

    monkeypatch.setattr(plugin, "entry_points", entry_points)
    monkeypatch.setattr(plugin_cache, "_ASK", entry_points)
    return count


def test_the_same_is_built_and_each_plug_in_is_looked_up_once(tmp_path, asked):
    before = build(tmp_path, FILES, conf=CONF).read("index.html")
    assert max(asked.values()) >= len(WORKS.splitlines())
    asked.clear()
    assert build(tmp_path, FILES, conf=CACHED).read("index.html") == before
    assert set(asked.values()) == {1}


def test_a_plug_in_that_is_registered_later_is_found(tmp_path, asked):
    build(tmp_path, FILES, conf=CACHED)
    with pytest.raises(plugin.PluginNotFound):
        plugin.find_plugin("pybtex.style.formatting", "of-a-test")
    plugin.register_plugin("pybtex.style.formatting", "of-a-test", Style)
    assert plugin.find_plugin("pybtex.style.formatting", "of-a-test") is Style
    assert asked
