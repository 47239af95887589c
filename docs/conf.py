"""How Sphinx builds this site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.tags import Tags

# Sphinx gives it; who reads the settings alone does not.
_tags: Tags | None = globals().get("tags")

project = "The therapeutic relationship"
author = "The contributors"
copyright = "2026, the contributors"  # noqa: A001 (Sphinx gives it this name)
version = release = "0.1.0"
language = "en_GB"

extensions = [
    # First, so that it concerns all that follows.
    "calm_collector",
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "content_policy",
    "csl_references",
    "epub_pages",
    "lean_pages",
    "mnemonic_cards",
    "page_review",
    "plain_warnings",
    "plugin_cache",
    "section_links",
    "section_search",
    "source_trail",
    "stale_pages",
    "time_outs",
    "toctree_cache",
    "sphinx_last_updated_by_git",
]
nitpicky = True
exclude_patterns = ["_build"]
templates_path = ["_templates"]

myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "smartquotes",
]

bibtex_bibfiles = ["../references.bib"]
bibtex_default_style = "csl-apa"
bibtex_reference_style = "apa"
bibtex_cite_id = "cite-{key}"

# The site's one address. The domain .example is reserved (RFC 2606) and leads nowhere, until
# the site has an address: whoever publishes it sets SITE_ADDRESS.
html_baseurl = os.environ.get("SITE_ADDRESS", "https://therapeutic-relationship.example/")

# The repository's one address on GitHub, such as https://github.com/OWNER/NAME: 'Suggest a
# change' on every page leads to the page's file there, on the branch SITE_BRANCH. Until it is
# set, the link leads to what the contributors' page says of handing changes in.
_repository = os.environ.get("SITE_REPOSITORY", "").rstrip("/")
_branch = os.environ.get("SITE_BRANCH", "main")
html_context = {
    "site_editor": _repository and f"{_repository}/edit/{_branch}/docs/",
    # Whether `kb.py build --all` is at work.
    "site_downloads": bool(_tags and _tags.has("take_away")),
    # Where the site begins on its server: '/', or '/a/path/'.
    "site_path": urlsplit(html_baseurl).path.rstrip("/") + "/",
}
html_additional_pages = {"404": "404.html"}

section_search_synonyms = "search-synonyms.txt"
# Readers come before contributors.
section_search_last = ["contribute/*"]
section_search_help = ["glossary", "theory/index", "skills/index", "references"]

section_links_authors = ["{Contributors to The therapeutic relationship}"]
section_links_command = "python3 kb.py addresses"
section_links_css_files = ["link-and-cite-colours.css"]
section_links_internal_fields = ["verification", "addendum"]
section_links_license = "https://creativecommons.org/licenses/by/4.0/"
section_links_license_name = "CC BY 4.0"
section_links_json_ld = {
    "isAccessibleForFree": True,
    "educationalUse": ["self-study", "instruction"],
}

# A page's date is that of its own text: neither of a work added to the bibliography nor of
# a drawing. UTC, so that every machine writes the same day.
git_exclude_patterns = ["**/references.bib", "**/_static/**", "**/contribute/examples/**"]
git_last_updated_timezone = "UTC"
git_last_updated_metatags = False
# Whoever writes pages is told what is wrong, not what kind of warning that is.
show_warning_types = False
suppress_warnings = [
    # A copy without Git, or with little of its history, is to build all the same: the
    # pages then say that the day of their last change is not known.
    "git.command_not_found",
    "git.subprocess_error",
    "git.too_shallow",
]
page_review_required = True
# The regulator plans a new Code for October 2027.
page_review_sources = {"nmc2018code": "2027-10-31"}

source_trail_catalogue = "https://search.worldcat.org/isbn/{isbn}"
source_trail_verification_field = "verification"
source_trail_verification_words = {
    "verified": "Work confirmed.",
    "partly": "Work confirmed in part.",
    "unverified": "Work not confirmed.",
}
source_trail_bibtex_without = ["verification"]

# The sidebar shows the titles of pages, and no sections of theirs.
stale_pages_sidebar_sections = False

pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
html_theme = "furo"
# A book has no page for lost addresses, and no style of the site's furniture.
epub_exclude_files = ["404.xhtml", "_static/paper.css", "_static/site.css"]
epub_show_urls = "no"
epub_description = "Theory and skills of the therapeutic relationship in mental health nursing"
epub_identifier = epub_uid = "therapeutic-relationship"
epub_scheme = "URN"
epub_publisher = author
html_title = project
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
# What a page does not use does not load. Sphinx's scripts for every page serve its own search,
# which has made room for another, and keys: a single one, such as '/', gets in the way of
# whoever speaks to the machine (https://www.w3.org/TR/WCAG22/#character-key-shortcuts).
_NOWHERE: list[str] = []
lean_pages_only_on = {
    "documentation_options.js": _NOWHERE,
    "doctools.js": _NOWHERE,
    "sphinx_highlight.js": _NOWHERE,
    "translations.js": _NOWHERE,
}
lean_pages_only_with = {
    "pygments.css": 'class="highlight',
    "sphinx-design.min.css": '[" ]sd-',
    "design-tabs.js": "sd-tab-set",
    "styles/furo-extensions.css": "sd-|sphinx-tabs|ethical|toggle|copybtn",
}
# Furo writes its own colours for code when all pages have been written.
lean_pages_apart = ["pygments.css"]
lean_pages_own_properties = True
# No drawing stands at the top of a page.
lean_pages_eager_images = 0
lean_pages_deferred = ["scripts/furo.js"]
# These classes stand in a page's own text alone.
lean_pages_in_body = {
    "sphinx-design.min.css": "sd-.*",
    "styles/furo-extensions.css": "sd-.*",
}
# A page that uses one of these all the same gets the whole style sheet.
lean_pages_unused = {
    "styles/furo-extensions.css": "copybtn|ethical-.*|fa-.*|injected|rst-.*|sphinx-.*",
    "styles/furo.css": (
        "admonition-todo|align-(?:center|left|right)|announcement.*|attention|attribution"
        "|bottom-of-page|caution|centered|classifier|code-block-caption|contents|copyright"
        "|danger|deprecated|domainindex-.*|edit-this-page|epigraph|field-list|figure"
        "|footnote.*|gp|guilabel|highlighttable|hint|hll|important|line-block|linenos"
        "|literal-block.*|(?:lower|upper)(?:alpha|roman)|math.*|next-page|only-(?:dark|light)"
        "|option-list|overlay|page-info|prev-page|problematic|property|pull-quote"
        "|related-pages|rst-.*|rubric|seealso|shadow|sidebar-(?:logo.*|overlay|title|toggle)"
        "|sig(?:-.*)?|sphinx-bs|text-(?:align|center|left|right)|theme-.*|this-will-.*|tip"
        "|toc-(?:backref|overlay)|topic.*|version(?:added|changed|removed)|view-this-page"
        "|viewcode-.*|visually-hidden|warning"
    ),
}
html_copy_source = False
html_show_sourcelink = False

_SERIF = (
    "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', P052, Georgia, serif"
)
_SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

# Warm paper and ink. Every pair of text and background has a contrast of at least 7:1.
html_theme_options = {
    # 'Suggest a change' stands at the foot of the page instead, in words.
    "top_of_page_buttons": [],
    # They are single keys that nobody can turn off (WCAG 2.2, 2.1.4), and take Escape away from
    # whatever it would close.
    "enable_search_shortcuts": False,
    "light_css_variables": {
        "font-stack": _SERIF,
        "font-stack--headings": _SERIF,
        "site-sans": _SANS,
        "color-background-primary": "#fbf8f3",
        "color-background-secondary": "#f5f0e8",
        "color-background-hover": "#ece4d8",
        "color-background-border": "#ded5c7",
        "color-foreground-primary": "#2b2622",
        "color-foreground-secondary": "#4a423b",
        "color-foreground-muted": "#544b43",
        "color-foreground-border": "#8a7f73",
        "color-brand-primary": "#7a2e3a",
        "color-brand-content": "#7a2e3a",
        "color-brand-visited": "#5f2a52",
        "color-highlight-on-target": "#f6e7d3",
        "color-api-background": "#f5f0e8",
    },
    "dark_css_variables": {
        "color-background-primary": "#1b1917",
        "color-background-secondary": "#211e1b",
        "color-background-hover": "#2d2925",
        "color-background-border": "#3b362f",
        "color-foreground-primary": "#e9e2d8",
        "color-foreground-secondary": "#cfc6ba",
        "color-foreground-muted": "#bfb5a8",
        "color-foreground-border": "#8a7f73",
        "color-brand-primary": "#eaab9f",
        "color-brand-content": "#eaab9f",
        "color-brand-visited": "#d3b0d8",
        "color-highlight-on-target": "#3a2f22",
        "color-api-background": "#211e1b",
    },
}

# What `kb.py build --all` makes beside the site: Furo runs for the site alone, and its
# templates are of no use in a book.
if _tags and _tags.has("book"):
    html_theme, html_theme_options, html_css_files = "epub", {}, ["book.css"]
    if _tags.has("paper"):
        html_css_files.append("paper.css")
    html_additional_pages, templates_path = {}, []


def setup(_app: Sphinx) -> None:
    """Check the settings that come from the environment."""
    if _repository and not _repository.startswith("https://"):
        raise ConfigError(
            f"SITE_REPOSITORY is {_repository!r}: write the repository's whole address, such "
            "as https://github.com/OWNER/NAME"
        )
