"""Words for links that lead nowhere, for names that are given twice, and for files."""

from __future__ import annotations

from plain_warnings.rows import Row

_MAKE = "; a label is made by a line such as (my-label)= before a heading"
_TARGET = r"'myst' cross-reference target not found: '(?P<name>.*)'"
_OPEN = ": look for a typing mistake in the name or in the folders before it"

LINKS = (
    Row(
        r"'myst' cross-reference target not found: '(?P<name>.*\.(?:md|rst))'",
        "the link leads nowhere: there is no page '{name}'",
        "page_files",
        _OPEN,
    ),
    Row(
        r"'myst' cross-reference target not found: '(?P<name>.*\.\w{2,5})'",
        "the link leads nowhere: there is no file '{name}'",
        "files",
        _OPEN,
    ),
    Row(_TARGET, "the link leads nowhere: there is no label '{name}'", "labels", _MAKE),
    Row(
        r"local id not found in doc '(?P<of>.+)': '(?P<name>.+)'",
        "the link leads nowhere: the page '{of}' has no label '{name}'",
        "labels_of_page",
        _MAKE,
    ),
    Row(
        r"(?:Unknown source document|unknown document:) '(?P<name>.+)'",
        "the link leads nowhere: there is no page '{name}'",
        "pages",
        _OPEN,
    ),
    Row(
        r"undefined label: '(?P<name>.+)'",
        "the link leads nowhere: there is no label '{name}'",
        "labels",
        _MAKE,
    ),
    Row(
        r"'any' reference target not found: (?P<name>.+)",
        "the link leads nowhere: there is neither a page nor a label '{name}'",
        "labels_and_pages",
    ),
    Row(
        r"Failed to create a cross reference\. A title or caption not found: '(?P<name>.+)'",
        "the label '{name}' stands before no heading, so that the link has no words: write "
        "them, as in [words](#{name})",
    ),
    Row(
        r"(?:Multiple matches found for|more than one target found for '\w+' cross-reference) "
        r"'(?P<name>.+)': (?:could be )?(?P<places>.+)",
        "the link '{name}' could lead to several places: {places}. Change one of those names, "
        "or link to a label that only one place has",
    ),
    Row(
        r"term not in glossary: '(?P<name>.+)'",
        "there is no term '{name}' in the glossary",
        "terms",
    ),
    Row(
        r"\w+:(?P<kind>[\w-]+) reference target not found: (?P<name>.+)",
        "the link leads nowhere: there is no {kind} '{name}'",
    ),
    Row(
        r"No matches for '(?P<name>.+)'",
        "the link leads nowhere: no other site that conf.py names has '{name}'",
    ),
    Row(
        r"duplicate label (?P<name>.+), other instance in (?P<other>.+)",
        "the label '{name}' is given in {other} too: choose another, since a link can lead to "
        "one place only",
    ),
    Row(
        r'Duplicate explicit target name: "(?P<name>.+)"\.',
        "the name '{name}' is given twice on this page: choose another, since a link can lead "
        "to one place only",
        search=r"^\s*(?::name:\s*{name}\s*$|\({name}\)=)",
    ),
    Row(
        r"Duplicate reference definition: (?P<name>.+)",
        "the address of [{name}] is given twice on this page: take one away",
    ),
    Row(
        r"duplicate term description of (?P<name>.+), other instance in (?P<other>.+)",
        "the term '{name}' is explained in {other} too: take one of the two away",
        search=r"^\s*{name}\s*$",
    ),
    Row(
        r"image file (?:not readable: (?P<name>.+)|(?P<else>.+) not readable: .+)",
        "there is no image '{name}'",
        "images",
        _OPEN,
        search="{basename}",
    ),
    Row(
        r"a suitable image for (?P<builder>\S+) builder not found: .*?\(?(?P<name>[^()]+)\)?",
        "the image '{name}' cannot be shown in {builder}: give it in another format",
    ),
    Row(
        r"download file not readable: (?P<name>.+)",
        "the link leads nowhere: there is no file '{name}'",
        "files",
        _OPEN,
    ),
    Row(
        r"Directive \"(?P<by>\w+)\": file not found: '(?P<name>.+)'",
        "there is no file '{name}' that {{{by}}} could show",
        "files",
        _OPEN,
    ),
    Row(
        r"Include file '(?P<name>.+)' not found or reading it failed",
        "there is no file '{name}' that could be shown here",
        "files",
        _OPEN,
    ),
    Row(
        r'Problems with "(?P<by>[\w-]+)" directive path: \[Errno 2\] .+: \'(?P<path>.+)\'\.',
        "there is no file '{name}' that {{{by}}} could show",
        "files",
        _OPEN,
    ),
    Row(
        r'Directive "(?P<by>\w+)": error reading file: (?P<name>\S+) .*codec can\'t decode.*',
        "the file '{name}' is not in the encoding UTF-8: save it with that encoding",
    ),
)
