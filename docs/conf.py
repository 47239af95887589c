"""How Sphinx builds this site."""

from __future__ import annotations

project = "The therapeutic relationship"
author = "The contributors"
copyright = "2026, the contributors. Text CC BY 4.0, code MIT"  # noqa: A001
release = "0.1.0"
language = "en_GB"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "csl_references",
    "mnemonic_cards",
    "source_trail",
]
nitpicky = True
exclude_patterns = ["_build"]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "smartquotes"]

bibtex_bibfiles = ["../references.bib"]

html_theme = "furo"
html_title = project
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
