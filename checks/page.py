"""A page, as the checks see it: what an author wrote, and on which lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from checks.finding import Finding


class Heading(NamedTuple):
    """A heading, and the label on the line before it."""

    line: int
    level: int
    text: str
    label: str | None


class Label(NamedTuple):
    """An explicit label: `(name)=`."""

    line: int
    name: str


class Directive(NamedTuple):
    """A directive, and the names of those it stands in."""

    line: int
    name: str
    argument: str
    options: dict[str, str]
    within: tuple[str, ...]
    body: str = ""
    first: int = 0  # the line of the body's first


class Fence(NamedTuple):
    """A line that begins a directive or code, in which something is wrong."""

    line: int
    text: str


class Image(NamedTuple):
    """An image or figure, and its text alternative."""

    line: int
    alt: str


class Block(NamedTuple):
    """A run of text: a paragraph, a heading, a cell of a table, a term.

    `text` has neither markup nor citations; a new line in it is one in the file. `prose` is
    it without code and names of targets, and `said` is that without what is emphasised.
    """

    line: int
    text: str
    prose: str = ""
    said: str = ""
    cites: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    is_heading: bool = False
    is_quotation: bool = False


@dataclass
class Page:
    """What a page consists of. Lines are counted from 1."""

    name: str
    front_matter: dict[str, Any] = field(default_factory=dict)
    has_front_matter: bool = False
    unreadable: int = 0  # the line of the front matter that is not YAML, if there is one
    has_tab: bool = False  # whether that line has a tab
    keys: dict[str, int] = field(default_factory=dict)  # the lines of the front matter's keys
    headings: list[Heading] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    html: list[int] = field(default_factory=list)
    unclosed: list[Fence] = field(default_factory=list)
    nameless: list[Fence] = field(default_factory=list)
    long_rows: list[int] = field(default_factory=list)  # of tables, with too many cells
    fences: set[int] = field(default_factory=set)  # the lines that begin or end one
    code: set[int] = field(default_factory=set)  # the lines of what is no Markdown
    indented: list[Fence] = field(default_factory=list)  # marks too far in to begin or end one
    deep: int = 0  # the line from which on nothing is read, since it is nested too deeply

    def at(self, line: int | str, message: str) -> Finding:
        """Return a finding; its place is a line, or a key of the front matter."""
        place = self.keys.get(line, 1) if isinstance(line, str) else line
        return Finding(self.name, place, message)

    @property
    def is_whole(self) -> bool:
        """Whether what begins on the page ends where its author meant it to."""
        return not (self.unclosed or self.indented or self.deep)

    @property
    def description(self) -> str:
        """The page's description for search engines."""
        found: Any = self.front_matter
        for key in ("myst", "html_meta", "description"):
            found = found.get(key) if isinstance(found, dict) else None
        return str(found or "")

    def named(self, *names: str) -> list[Directive]:
        """Return the directives of these names."""
        return [directive for directive in self.directives if directive.name in names]
