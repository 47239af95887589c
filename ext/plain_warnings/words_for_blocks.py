"""Words for directives, roles, tables and code blocks."""

from __future__ import annotations

from plain_warnings.rows import Row

_FENCES = (
    ". Does it stand inside? Then the fence around needs more colons than the fences inside it"
)

BLOCKS = (
    Row(
        r"Unknown directive type: ''",
        "the directive has no name: write one between the braces, as in {{note}}",
    ),
    Row(
        r"Unknown directive type:? ['\"](?P<name>.+?)['\"]\.?",
        "there is no directive {{{name}}}",
        "directives",
    ),
    Row(
        r'Unknown interpreted text role "(?P<name>.+)"\.',
        "there is no role {{{name}}}",
        "roles",
    ),
    Row(
        r"'(?P<by>.+)': Unknown option key: '(?P<name>.+)' \(allowed: \[(?P<among>.*)\]\)",
        "the directive {{{by}}} has no option ':{name}:'",
        "among",
        "; it has {among}",
    ),
    Row(
        r"'(?P<by>.+)': Invalid option value for '(?P<option>.+)': (?P<name>.*): "
        r'".*" unknown; choose from (?P<among>.+)',
        "the option :{option}: of {{{by}}} cannot be '{name}': choose from {among}",
    ),
    Row(
        r"'(?P<by>.+)': Invalid option value for '(?P<option>.+)': (?P<name>.*): "
        r"invalid literal for int\(\) .*",
        "the option :{option}: of {{{by}}} cannot be '{name}': write a whole number",
    ),
    Row(
        r"'(?P<by>.+)': Invalid option value for '(?P<option>.+)': (?P<name>.*): "
        r".*no valid measure.*",
        "the option :{option}: of {{{by}}} cannot be '{name}': write a length such as 50% or "
        "20em",
    ),
    Row(
        r"'(?P<by>.+)': Invalid option value for '(?P<option>.+)': None: .*",
        "the option :{option}: of {{{by}}} is empty: write something behind it, or take it "
        "away",
    ),
    Row(
        r"'(?P<by>.+)': Invalid option value for '(?P<option>.+)': (?P<name>.*?): (?P<why>.+)",
        "the option :{option}: of {{{by}}} cannot be '{name}': {why}",
    ),
    Row(
        r'Error in "(?P<by>.+)" directive: "(?P<name>.*)" is not a valid value for the '
        r'"(?P<option>.+)" option\. Valid values for ".+" are: (?P<among>.+)\.',
        "the option :{option}: of {{{by}}} cannot be '{name}': choose from {among}",
    ),
    Row(
        r"'(?P<by>.+)': Invalid options format.*",
        "the options of {{{by}}} cannot be read: each is a line such as :name: my-name, "
        "directly below the name of the directive",
    ),
    Row(
        r"'(?P<by>.+)': Has content, but none permitted",
        "the directive {{{by}}} shows no text: take away what is written inside",
    ),
    Row(
        r"Directive '(?P<by>.+)': \d+ argument\(s\) required, \d+ supplied",
        "the directive {{{by}}} needs something behind its name, on the same line",
    ),
    Row(
        r"Directive '(?P<by>.+)': maximum (?P<number>\d+) argument\(s\) allowed, "
        r"(?P<given>\d+) supplied",
        "the directive {{{by}}} has too many words behind its name: {given}, not {number}",
    ),
    Row(
        r'Content block expected for the "(?P<by>.+)" directive; none found\.',
        "the directive {{{by}}} is empty: write its text between its first line and the fence "
        "that ends it",
    ),
    Row(
        r"All children of a 'grid-row' should be 'grid-item'",
        "inside {{grid}} nothing may stand but {{grid-item}} and {{grid-item-card}}",
    ),
    Row(
        r"The parent of a 'grid-item' should be a 'grid-row'",
        "{{grid-item}} and {{grid-item-card}} may stand in a {{grid}} only" + _FENCES,
    ),
    Row(
        r"All children of a 'tab-set' should be 'tab-item'",
        "inside {{tab-set}} nothing may stand but {{tab-item}}",
    ),
    Row(
        r"The parent of a 'tab-item' should be a 'tab-set'",
        "{{tab-item}} may stand in a {{tab-set}} only" + _FENCES,
    ),
    Row(
        r"The '\^\^\^'/'\+\+\+' card header/footer separators are deprecated; .*",
        "the lines ^^^ and +++ no longer part a card: write {{card-header}} and "
        "{{card-footer}} inside it",
    ),
    Row(
        r"Invalid (?P<set>\w+) content: 'Unrecognised \w+: (?P<name>.+)'",
        "there is no icon '{name}' in the set '{set}'",
    ),
    Row(
        r'Error parsing content block for the "list-table" directive: uniform two-level '
        r"bullet list expected, but row (?P<row>\d+) does not contain the same number of items "
        r"as row 1 \((?P<given>\d+) vs (?P<number>\d+)\)\.",
        "row {row} of the {{list-table}} has {given} cells, and the first row has {number}: "
        "give every row as many",
    ),
    Row(
        r'Error parsing content block for the "list-table" directive: .*',
        "the {{list-table}} is to be a list (* ) of lists (  - ), each with as many items",
    ),
    Row(
        r'Error parsing content block for the "table" directive: exactly one table expected\.',
        "inside {{table}} one table is to stand, and nothing else",
    ),
    Row(
        r"Figure caption must be a paragraph or empty comment\.",
        "the text inside {{figure}} is to begin with a paragraph, which is its caption",
    ),
    Row(
        r"content should be one image, followed by a single paragraph caption",
        "inside {{figure-md}} one image is to stand, then one paragraph, which is its caption",
    ),
    Row(
        r"glossary seems to be misformatted, check indentation",
        "inside {{glossary}}, each term is to stand on a line of its own, and its explanation "
        "on the next, indented by two spaces",
    ),
    Row(
        r"Pygments lexer name '(?P<name>.+)' is not known",
        "a code block is marked as '{name}', which is no language that can be coloured",
        "languages",
        ": write text",
    ),
    Row(
        r"Lexing literal_block .* as \"(?P<name>.+)\" resulted in an error at token: "
        r"(?P<token>.+)\. Retrying in relaxed mode\.",
        "the code block is marked as '{name}' and cannot be read as such, at {token}: correct "
        "it, or mark it as text",
    ),
    Row(
        r"line number spec is out of range\((?P<range>.+)\): '(?P<name>.+)'",
        "the lines '{name}' are to be marked, and the code block has the lines {range}",
    ),
    Row(
        r"numfig is disabled\. :numref: is ignored\.",
        "a link to a figure by its number needs 'numfig = True' in conf.py: write a link such "
        "as [](#my-figure) instead",
    ),
    Row(
        r"Inline (?P<kind>[\w ]+) start-string without end-string\.",
        "something here begins as {kind} and does not end: add the sign that ends it, or "
        "write \\ before the one that begins it",
    ),
    Row(
        r'Undefined substitution referenced: "(?P<name>.+)"\.',
        "|{name}| stands for nothing: write \\ before the first |, or say what it stands for",
    ),
)
