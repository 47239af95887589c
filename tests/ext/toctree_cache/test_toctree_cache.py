"""What is built is what Sphinx builds without the extension, byte for byte; only sooner."""

from __future__ import annotations

import pytest

import toctree_cache.page_trees
from site_builder import build

HOME = """\
# Home

```{toctree}
:caption: One
:hidden:
folder/index
second
self
Elsewhere <https://elsewhere.example/>
genindex
```

```{toctree}
:caption: Two & <more>
:numbered:
deep/in/folders
second
```
"""
PAGES = {
    "index.md": HOME,
    "folder/index.md": '# A *title* & "more"\n\n## Part\n\n```{toctree}\n:maxdepth: 1\n'
    "x\nits own title <y>\n```\n",
    "folder/x.md": "# X\n\n## Part of X\n\n### Part of the part\n",
    "folder/y.md": "# Y\n\n```{toctree}\n:titlesonly:\n../deep/in/a-b\n```\n",
    "second.md": "---\ntocdepth: 2\n---\n# Second\n\n## Part\n\n### Part of the part\n",
    "deep/in/folders.md": "# Folders\n\n## Part\n",
    "deep/in/a-b.md": "# A and B\n\n```{toctree}\n:glob:\nglobbed/*\n```\n",
    "deep/in/globbed/one.md": "# One\n",
    "deep/in/globbed/two.md": "# Two\n",
    "lost.md": "---\norphan: true\n---\n# Lost\n",
}
ONLY = """\
Rest
====

.. only:: html

   Pages
   -----

   .. toctree::

      second
"""
THEMES = ["alabaster", "furo", "pydata_sphinx_theme"]
# Asks for the tree in ways of its own, as a site's template may.
LAYOUT = """\
{% extends "!layout.html" %}
{% block footer %}
{{ toctree(collapse=False, maxdepth=2) }}
{{ toctree(collapse=False, maxdepth=1) }}
{{ toctree(collapse=False, titles_only=True, includehidden=True, maxdepth='') }}
{{ toctree() }}
{% endblock %}
"""


def both(tmp_path, pages, builder="html", jobs=1, **conf):
    """Build without and with the extension, and yield the HTML of each by its names."""
    for name, extensions in (("slow", []), ("fast", ["toctree_cache"])):
        settings = {**conf, "extensions": ["myst_parser", *extensions]}
        built = build(tmp_path / name, pages, builder, settings, jobs=jobs)
        assert built.warnings == []
        yield {
            path.relative_to(built.outdir).as_posix(): path.read_text("utf-8")
            for path in built.outdir.rglob("*.html")
        }


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_the_tree_that_sphinx_makes(tmp_path, theme, builder):
    slow, fast = both(tmp_path, PAGES, builder, html_theme=theme)
    assert len(slow) >= len(PAGES)
    assert fast == slow


def test_a_template_has_the_tree_that_it_asks_for(tmp_path):
    pages = {**PAGES, "_templates/layout.html": LAYOUT}
    slow, fast = both(tmp_path, pages, templates_path=["_templates"])
    assert slow["second.html"].count('class="current reference internal"') >= LAYOUT.count("{{")
    assert fast == slow


def test_text_for_some_tags_alone_is_left_to_sphinx(tmp_path):
    pages = {**PAGES, "rest.rst": ONLY, "index.md": HOME.replace("second\n", "rest\n", 1)}
    slow, fast = both(tmp_path, pages, html_theme="furo")
    assert fast == slow


def test_singlehtml_is_left_to_sphinx(tmp_path):
    pages = {**PAGES, "index.md": HOME.replace("genindex\n", "")}
    slow, fast = both(tmp_path, pages, "singlehtml", html_theme="alabaster")
    assert fast == slow


def test_many_processes_write_what_one_does(tmp_path):
    one, many = tmp_path / "one", tmp_path / "many"
    _, fast = both(one, PAGES, html_theme="furo")
    slow, fast_too = both(many, PAGES, jobs=2, html_theme="furo")
    assert fast == fast_too == slow


def test_a_tree_is_made_once_for_all_pages(tmp_path, monkeypatch):
    asked = []
    make = toctree_cache.page_trees.global_toctree_for_doc

    def count(*args, **options):
        asked.append(options)
        return make(*args, **options)

    monkeypatch.setattr(toctree_cache.page_trees, "global_toctree_for_doc", count)
    monkeypatch.setattr("sphinx.builders.html.global_toctree_for_doc", count)
    conf = {"html_theme": "furo", "extensions": ["myst_parser", "toctree_cache"]}
    build(tmp_path, PAGES, conf=conf)
    assert len(asked) == 1


def test_the_next_build_has_the_new_titles(tmp_path):
    conf = {"html_theme": "furo", "extensions": ["myst_parser", "toctree_cache"]}
    build(tmp_path, PAGES, conf=conf)
    pages = {**PAGES, "second.md": "# Second to none\n"}
    page = build(tmp_path, pages, conf=conf, fresh=False).read("second.html")
    assert page.count("Second to none</a>") == len(["in the tree", "in the page's own"])
