"""Words for what sphinxcontrib-bibtex and pybtex say of citations and of a bibliography."""

from __future__ import annotations

from plain_warnings.rows import Row

WORKS = (
    Row(
        r'could not find bibtex key "(?P<name>.+)"',
        "there is no work '{name}' in {bibliography}",
        "works",
    ),
    Row(
        r"bibliography data error in (?P<file>.+): repeated bibliography entry: (?P<entry>.+)",
        "there is a work '{entry}' already: give this one another key, or take it away",
    ),
    Row(
        r"bibliography data error in (?P<file>.+): "
        r"entry with key (?P<entry>.+) has a duplicate (?P<field>.+) field",
        "the work '{entry}' has the field '{field}' twice: take one away",
    ),
    Row(
        r"could not open bibtex file (?P<name>.+)\.",
        "there is no bibliography '{name}': does bibtex_bibfiles in conf.py name the right "
        "file?",
    ),
    Row(
        r"missing (?P<field>[\w ,]+) in (?P<entry>\w+=.*)",
        "a work has no key: write one behind its first brace, as in @book{{jones2020,",
    ),
    Row(
        r"missing (?P<field>[\w ,]+) in (?P<entry>\S+)",
        "the work '{entry}' has no {field}: add it, as in {field} = {{...}},",
    ),
    Row(
        r'duplicate (?:local )?citation for key "(?P<name>.+)"',
        "the work '{name}' stands in two lists of references, and a citation can lead to one "
        "only: give one of the lists the option :list: bullet, or take it away",
    ),
    Row(
        r'duplicate label "(?P<name>.+)" for keys "(?P<first>.+)" and "(?P<second>.+)"',
        "the works '{first}' and '{second}' are both cited as '{name}', so that readers cannot "
        "tell them apart: are they one work?",
    ),
    Row(
        r"(?P<name>.+) not found or not configured in bibtex_bibfiles",
        "there is no bibliography '{name}'",
        "bibliographies",
    ),
    Row(
        r"unknown bibliography list type '(?P<name>.+)'\.",
        "a list of references cannot have the option :list: {name}: write citation, bullet or "
        "enumerated",
    ),
    Row(
        r"syntax error in :filter: expression \((?P<name>.*)\); the option will be ignored",
        "the option :filter: {name} cannot be understood, and is ignored: is a bracket or a "
        "quotation mark missing?",
    ),
    Row(
        r":filter: overrides :(?P<name>\w+):",
        "the option :{name}: has no effect beside :filter: and can be taken away",
    ),
    Row(
        r"(?:.*\(exception: )?plugin pybtex\.style\.formatting\.(?P<name>[^\s)]+) not found\)?",
        "there is no style of references '{name}': look at the option :style: of the lists of "
        "references, and at bibtex_default_style in conf.py",
    ),
    Row(
        r"(?P<file>.+\.bib): syntax error in line (?P<line>\d+): (?:premature end of file|'}' "
        r"expected|.*)(?:; .*)?",
        "the work here, or the one before it, cannot be read: is a comma, a brace or a "
        "quotation mark missing?",
    ),
    Row(
        r"(?P<file>.+\.bib): undefined string in line (?P<line>\d+): (?P<name>\w+)(?:; .*)?",
        "'{name}' stands without braces: write {{{name}}}",
    ),
    Row(
        r"(?:(?P<file>.+\.bib): )?Too many commas in '(?P<name>.+)'(?:; .*)?",
        "the names '{name}' have too many commas: write 'and' between two people, as in "
        "Jones, Ada and Li, Bo",
        search="{name}",
    ),
)
