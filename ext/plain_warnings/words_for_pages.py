"""Words for pages as a whole: tables of contents, headings, front matter, footnotes."""

from __future__ import annotations

from plain_warnings.rows import Row

PAGES = (
    Row(
        r"toctree contains reference to nonexisting document '(?P<name>.+)'",
        "the table of contents (toctree) names a page '{name}' that is not there",
        "pages",
        ": look for a typing mistake in the name or in the folders before it",
    ),
    Row(
        r"toctree contains reference to excluded document '(?P<name>.+)'",
        "the table of contents (toctree) names the page '{name}', which exclude_patterns in "
        "conf.py leave out",
    ),
    Row(
        r"toctree contains reference to document '(?P<page>.+)' that doesn't have a title: .*",
        "the page has no title, so that nothing can link to it: begin it with a heading such "
        "as '# My title'",
    ),
    Row(
        r"duplicated entry found in toctree: (?P<name>.+)",
        "the table of contents (toctree) names the page '{name}' twice: take one away",
    ),
    Row(
        r"toctree glob pattern '(?P<name>.+)' didn't match any documents",
        "the table of contents (toctree) asks for pages like '{name}', and there are none",
    ),
    Row(
        r"document isn't included in any toctree",
        "no table of contents (toctree) names this page, so that no reader will find it: add "
        "it to the toctree of the page above it, or write 'orphan: true' in its front matter",
    ),
    Row(
        r"Document headings start at H(?P<level>\d), not H1",
        "the first heading is one of level {level}: begin the page with a title, '# My title'",
    ),
    Row(
        r"Non-consecutive header level increase; H(?P<above>\d) to H(?P<below>\d)",
        "a heading of level {below} follows one of level {above}: take as many # away that it "
        "has one more than the heading above it",
    ),
    Row(
        r"Malformed YAML",
        "the front matter (between the two lines ---) cannot be read: look for a tab, or a "
        "missing quotation mark or bracket; a text with a colon in it stands in quotation "
        "marks",
    ),
    Row(
        r"YAML is not a dict: .*",
        "the front matter (between the two lines ---) is to be made of lines such as "
        "'name: value'",
    ),
    Row(
        r"Unknown field: (?P<name>.+)",
        "the front matter has a field '{name}' below 'myst', which MyST does not know: take it "
        "away",
    ),
    Row(
        r"Footnote \[[#*]\] is not referenced\.",
        "nothing on the page refers to this footnote: write [^its-name] where it belongs, or "
        "take it away",
    ),
    Row(
        r"Footnote \[(?P<name>.+)\] is not referenced\.",
        "nothing on the page refers to the footnote '{name}': write [^{name}] where it "
        "belongs, or take it away",
    ),
    Row(
        r"Duplicate footnote definition found for label: '(?P<name>.+)'",
        "the page has two footnotes '{name}': give this one another name",
    ),
    Row(
        r'Unknown target name: "(?P<name>.+)"\.',
        "there is no footnote '{name}' on this page: write it out, as in [^{name}]: My note",
    ),
    Row(
        r"Document or section may not begin with a transition\.",
        "neither a page nor a section can begin with a line ---: take it away; if it begins "
        "the front matter, add the second --- that ends it",
    ),
    Row(
        r"Document may not end with a transition\.",
        "a page cannot end with a line ---: take it away",
    ),
    Row(
        r"At least one body element must separate transitions; .*",
        "two lines --- follow each other: take one away",
    ),
    Row(
        r"Substitution error:\w+: '(?P<name>.+)' is undefined",
        "{{{{ {name} }}}} stands for nothing: take the braces away, or add '{name}' to "
        "myst_substitutions in conf.py",
    ),
)
