"""Reads the site's pages as MyST reads them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from checks.front_matter import read_front_matter
from checks.page import Block, Directive, Fence, Heading, Image, Label, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

HOME = Path(__file__).parents[1]

EXTENSIONS = {"attrs_inline", "colon_fence", "deflist", "smartquotes"}
PARSER = create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)
# From where on markdown-it leaves out what is nested more deeply, and all that follows.
DEEPEST = int(PARSER.options["maxNesting"]) - 2
INDENTED_MARKS = re.compile(r"(?: {4,}| {0,3}\t)[ \t]*((?::{3,}|`{3,}|~{3,})(?:\{.*)?)\s*")
# What stands in them is no Markdown.
WITHOUT_MARKDOWN = {
    "bibliography", "code-block", "literalinclude", "math", "raw", "section-addresses",
    "source-notes", "toctree",
}  # fmt: skip


# Their content is what a reader reads.
ROLES_OF_PROSE = {"abbr", "sub", "sup", "dfn"}


def all_pages(home: Path = HOME) -> list[Page]:
    """Return every page of the site in the house `home`."""
    return [
        read_page(path.read_text(encoding="utf-8"), path.relative_to(home).as_posix())
        for path in sorted((home / "docs").rglob("*.md"))
    ]


def read_page(text: str, name: str = "page.md") -> Page:
    """Return what the page `text` consists of."""
    page = Page(name)
    read_markdown(page, text, first_line=1, within=())
    page.indented = list(indented_marks(page, text))
    return page


def indented_marks(page: Page, text: str) -> Iterator[Fence]:
    """Yield the marks of directives that are indented so far that they are none.

    That is by four blanks more than what they stand in
    (https://spec.commonmark.org/0.31.2/#fenced-code-blocks): inside a list they are right.
    """
    for line, row in enumerate(text.split("\n"), 1):
        is_right = line in page.fences or line in page.code
        if not is_right and (match := INDENTED_MARKS.fullmatch(row)):
            yield Fence(line, match[1].rstrip())


def read_markdown(page: Page, text: str, first_line: int, within: tuple[str, ...]) -> None:
    """Add to `page` what `text` holds, which starts on `first_line` inside `within`."""
    tokens = PARSER.parse(text)
    deep = [token.map[0] for token in tokens if token.map and token.level >= DEEPEST]
    page.deep = page.deep or first_line + min(deep, default=-first_line)
    rows = text.split("\n")
    line = first_line
    quotations = 0
    for number, token in enumerate(tokens):
        line = first_line + token.map[0] if token.map else line
        quotations += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "front_matter":
            page.has_front_matter = True
            read_front_matter(page, token.content, line)
        elif token.type == "myst_target":
            page.labels.append(Label(line, token.content))
        elif token.type == "heading_open":
            read_heading(page, tokens, number, line)
        elif token.type == "inline":
            read_inline(page, token, line, within, (tokens[number - 1].tag, quotations > 0))
        elif token.type == "table_open" and token.map:
            page.long_rows += long_rows(rows[token.map[0] : token.map[1]], line)
        elif token.type in {"fence", "colon_fence"}:
            read_fence(page, token, line, within)
            read_ends(page, token, line, rows)
        elif token.type == "html_block" and not token.content.lstrip().startswith("<!--"):
            page.html.append(line)


def read_heading(page: Page, tokens: list[Token], number: int, line: int) -> None:
    """Add the heading that opens with `tokens[number]`."""
    before = tokens[number - 1] if number else None
    is_label = (
        before is not None
        and before.type == "myst_target"
        and before.map is not None
        and before.map[1] == tokens[number].map[0]  # type: ignore[index]
    )
    label = before.content if before is not None and is_label else None
    text = "".join(pieces(tokens[number + 1]))
    page.headings.append(Heading(line, int(tokens[number].tag[1]), text, label))


def read_inline(
    page: Page, token: Token, line: int, within: tuple[str, ...], place: tuple[str, bool]
) -> None:
    """Add a run of text, its images and its HTML; `place` is its tag, and if it is quoted."""
    children = token.children or []
    cites = [
        key.strip()
        for child in children
        if child.type == "myst_role" and child.meta["name"].startswith("cite")
        # What stands in braces before and after a key belongs to the text.
        for key in re.sub(r"\{[^}]*\}", "", child.content).split(",")
    ]
    tag, is_quotation = place
    is_heading = re.fullmatch("h[1-6]", tag) is not None
    text = "".join(pieces(token))
    prose, said = "".join(prose_of(token)), "".join(prose_of(token, emphasised=False))
    page.blocks.append(
        Block(line, text, prose, said, tuple(cites), within, is_heading, is_quotation)
    )
    for child in children:
        if child.type == "image":
            page.images.append(Image(line, child.content))
        elif child.type == "html_inline" and not child.content.startswith("<!--"):
            page.html.append(line)


def pieces(token: Token) -> Iterator[str]:
    """Yield the text of a run: what a reader reads of it, citations left out."""
    for child in token.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            yield "\n"
        elif child.type == "myst_role":
            is_citation = child.meta["name"].startswith("cite")
            yield "" if is_citation else re.sub(r"\s*<[^>]*>$", "", child.content)
        elif child.type in {"text", "code_inline"}:
            yield child.content


def prose_of(token: Token, *, emphasised: bool = True) -> Iterator[str]:
    """Yield the words that the author wrote in a run: neither code nor the names of targets."""
    depth = 0
    for child in token.children or []:
        depth += {"em_open": 1, "em_close": -1}.get(child.type, 0)
        if child.type in {"softbreak", "hardbreak"}:
            yield "\n"
        elif depth and not emphasised:
            yield " "
        elif child.type == "myst_role":
            title, bracket, _target = child.content.partition("<")
            is_prose = child.meta["name"] in ROLES_OF_PROSE or bracket
            yield title if is_prose else " "
        elif child.type == "text":
            yield child.content


def long_rows(rows: list[str], line: int) -> Iterator[int]:
    """Yield the lines of a table that have more cells than its head: they are not shown."""
    cells = [len(re.split(r"(?<!\\)\|", row.strip("> \t").strip("|"))) for row in rows]
    yield from (line + number for number, count in enumerate(cells) if count > cells[0])


def read_fence(page: Page, token: Token, line: int, within: tuple[str, ...]) -> None:
    """Add a directive; or, where its name is not between braces, what stands there instead."""
    if re.match(r"\{[^\s{}]+\}", token.info):
        read_directive(page, token, line, within)
    elif token.info.startswith("{") or (token.type == "colon_fence" and token.info):
        page.nameless.append(Fence(line, token.markup + token.info))


def read_ends(page: Page, token: Token, line: int, rows: list[str]) -> None:
    """Add where a fence begins and ends, or that it does not end."""
    assert token.map is not None  # noqa: S101 (every fence has its lines)
    last = line + token.map[1] - token.map[0] - 1
    if is_closed(token, rows):
        page.fences |= {line, last}
        name = re.match(r"\{([^\s{}]+)\}", token.info)
        if name is None or name[1] in WITHOUT_MARKDOWN:
            page.code |= {*range(line, last)}
    else:
        page.unclosed.append(Fence(line, token.markup + token.info))
        if token.info:
            page.fences.add(line)


def is_closed(token: Token, rows: list[str]) -> bool:
    """Say whether a fence ends with its marks, and not only with what it stands in."""
    assert token.map is not None  # noqa: S101 (every fence has its lines)
    last = rows[token.map[1] - 1].lstrip("> \t").rstrip()
    is_longer = token.map[1] - token.map[0] > 1
    return is_longer and len(last) >= len(token.markup) and not last.strip(token.markup[0])


def read_directive(page: Page, token: Token, line: int, within: tuple[str, ...]) -> None:
    """Add a directive, and what stands in it."""
    name, _brace, argument = token.info[1:].partition("}")
    options, body, taken = split_options(token.content)
    first = line + 1 + taken
    page.directives.append(
        Directive(line, name, argument.strip(), options, within, body, first)
    )
    if name in {"figure", "image"}:
        page.images.append(Image(line, options.get("alt", "")))
    if name not in WITHOUT_MARKDOWN:
        read_markdown(page, body, first, (*within, name))


def split_options(content: str) -> tuple[dict[str, str], str, int]:
    """Return a directive's options, what follows them, and how many lines they take."""
    lines = content.splitlines()
    taken = 0
    while taken < len(lines) and re.match(r":[\w-]+:", lines[taken]):
        taken += 1
    found = [re.match(r":([\w-]+):\s*(.*)", line) for line in lines[:taken]]
    options = {match[1]: match[2].strip() for match in found if match}
    return options, "\n".join(lines[taken:]), taken
