"""What the words of a page say: the style guide's words, leftovers, marks that are shown."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checks.copied_sentences import QUOTATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.finding import Finding
    from checks.page import Page

FILE = Path(__file__).with_name("style_words.txt")
LEFTOVER = re.compile(
    r"lorem ipsum|\b(?:TODO|TBC|TBD|FIXME|XXX)\b|\?{3,}|\b[Ii]nsert \w+ here\b", re.IGNORECASE
)
LINK = (
    # With neither bracket in the middle, or with both and something else that is wrong.
    r"\[[^][()]*\((?:#|https?:|[^\s()]*\.md\b)[^\s()]*\)?|\[[^][()]*\]\([^\s()]+(?!\S)|"
    r"\] ?\(|\]\[|\[\["
)
# What MyST did not understand it shows as it stands.
MARKUP = (
    (r"\{[a-z][\w:-]*\}(?!`)", "what it is for stands in backticks, {cite:p}`bordin1979`"),
    (r":::+|```+", "a directive begins, and ends, on a line of its own: ':::{note}' and ':::'"),
    (r"\((?=[a-z])[\w-]+\)=", "a label stands on a line of its own, just before its heading"),
    (LINK, "a link is written [words](page.md#label), with no blank before '('"),
    (r"^#+(?=[^\s#])", "a heading has a blank after its '#'"),
    (r"\*\*", "bold words stand between stars, **like these**, with no blank inside"),
)  # fmt: skip


@cache
def phrases() -> tuple[re.Pattern[str], list[str]]:
    """Return a pattern with a group for each phrase of the file, and what to write instead.

    Nothing is to be written instead of a filler. The file is read once.
    """
    rows = FILE.read_text(encoding="utf-8").splitlines()
    pairs = [row.partition(" -> ") for row in rows if row and not row.startswith("#")]
    # The longer of two that begin alike is to be found.
    pairs.sort(key=lambda pair: -len(pair[0]))
    forms = [
        r"\s+".join(re.escape(word) for word in words.rstrip("…").split())
        + (r"\w*" if words.endswith("…") else r"\b")
        for words, _arrow, _instead in pairs
    ]
    groups = "|".join(f"({form})" for form in forms)
    return re.compile(rf"(?<![\w-])(?:{groups})", re.IGNORECASE), [pair[2] for pair in pairs]


def style(page: Page) -> Iterator[Finding]:
    """The page has the words of the style guide, and no fillers."""
    form, others = phrases()
    for block in page.blocks:
        if block.cites and block.is_quotation:
            continue
        text = QUOTATION.sub(blank, block.said) if block.cites else block.said
        for match in form.finditer(text):
            line = block.line + text[: match.start()].count("\n")
            found, instead = " ".join(match[0].split()), others[(match.lastindex or 1) - 1]
            if instead:
                yield page.at(line, f"this site does not say '{found}'; it says: {instead}")
            else:
                advice = "take it out, and begin with what follows"
                yield page.at(line, f"'{found}' says nothing: {advice}")


def blank(quotation: re.Match[str]) -> str:
    """Return blanks and ends of lines in place of a quotation: what follows stays there."""
    return re.sub(r"[^\n]", " ", quotation[0])


def leftovers(page: Page) -> Iterator[Finding]:
    """Nothing stands in the page that was to be replaced."""
    for block in page.blocks:
        for match in LEFTOVER.finditer(block.said):
            line = block.line + block.said[: match.start()].count("\n")
            yield page.at(
                line, f"'{match[0]}' was to be replaced: write the text, or delete it"
            )


def indented(page: Page) -> Iterator[Finding]:
    """The marks that begin and end a directive stand at the beginning of their line."""
    for line, text in page.indented:
        marks, brace, _name = text.partition("{")
        if brace:
            yield page.at(line, f"'{text}' is indented: take away the blanks before '{marks}'")
        else:
            yield page.at(
                line, f"this '{marks}' is indented, so that it ends nothing: take away the "
                "blanks before it",
            )  # fmt: skip


def markup(page: Page) -> Iterator[Finding]:
    """No mark of Markdown is left for the reader to see."""
    if page.indented:
        # What follows from them, their author did not mean.
        yield from indented(page)
        return
    for line, text in page.unclosed:
        marks = text[: len(text) - len(text.lstrip(":`~"))]
        yield page.at(
            line, f"what begins here with '{text}' does not end: write '{marks}' on a line of "
            "its own where it ends, or take this line out if it ends what stands above",
        )  # fmt: skip
    for line, text in page.nameless:
        yield page.at(
            line, f"'{text}' is no directive: its name stands between braces, ':::{{note}}'"
        )
    for block in page.blocks:
        for number, row in enumerate(block.said.split("\n"), block.line):
            for form, advice in MARKUP:
                if match := re.search(form, row):
                    yield page.at(number, f"readers would see '{match[0]}': {advice}")
                    break
