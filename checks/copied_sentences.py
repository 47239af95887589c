"""Finds sentences copied from the article.

The article is under copyright and is not in the repository. What stands there instead are
hashes of its eight-word runs, `article_hashes.txt`; `article_hashes.py` makes them.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from checks.finding import Finding
    from checks.page import Page

RUN = 8
HASH_LENGTH = 12
LONGEST_QUOTATION = 25

# What smart quotes make of "…" and '…'.
QUOTATION = re.compile("\u201c[^\u201d]+\u201d|(?<!\\w)\u2018.+?\u2019(?!\\w)", re.DOTALL)
APART = "\0"


class Word(NamedTuple):
    """A word as it is compared, and its line."""

    text: str
    line: int


def words(text: str) -> list[str]:
    """Return the words of `text` in small letters, no apostrophes; a hyphen parts words."""
    return re.findall(r"\w+", re.sub("['\u2018\u2019]", "", text.casefold()))


def hashes(text: list[str]) -> Iterator[str]:
    """Yield the hash of each run of eight words, the start of its SHA-256 in hexadecimal."""
    for start in range(len(text) - RUN + 1):
        run = " ".join(text[start : start + RUN])
        yield hashlib.sha256(run.encode()).hexdigest()[:HASH_LENGTH]


def copied(page: Page, article: Collection[str]) -> Iterator[Finding]:
    """Yield where `page` shares eight words in a row with the article, and where it quotes
    more than 25.

    What is quoted and cited in the same paragraph, or stands in a Markdown quotation with a
    citation, may be the article's.
    """
    yield from long_quotations(page)
    for passage in passages(page):
        found = [
            number
            for number, value in enumerate(hashes([word.text for word in passage]))
            if value in article
        ]
        for first, last in joined(found):
            shared = " ".join(word.text for word in passage[first : last + RUN])
            yield page.at(
                passage[first].line, f"these words are the article's: '{shared}'; say it in "
                "your own, or quote at most 25 of them and cite",
            )  # fmt: skip


def joined(numbers: list[int]) -> list[list[int]]:
    """Return the first and the last of each sequence of `numbers` that follow one another."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def passages(page: Page) -> Iterator[list[Word]]:
    """Yield the page's words, in pieces: a marked and cited quotation parts two."""
    found: list[Word] = []
    for first_line, text in texts(page):
        for line, row in enumerate(text.split("\n"), first_line):
            before, *parts = row.split(APART)
            found += [Word(word, line) for word in words(before)]
            for part in parts:
                yield found
                found = [Word(word, line) for word in words(part)]
    yield found


def texts(page: Page) -> Iterator[tuple[int, str]]:
    """Yield each text of the page with its line, `APART` in place of what it may quote."""
    yield page.keys.get("description", 1), f"{page.description}{APART}"
    for block in page.blocks:
        text = block.text
        if block.cites:
            text = APART if block.is_quotation else QUOTATION.sub(set_apart, text)
        yield block.line, text
    for image in page.images:
        yield image.line, f"{APART}{image.alt}"


def set_apart(quotation: re.Match[str]) -> str:
    """Return what stands for a quotation: the lines that follow keep their numbers."""
    return APART + "\n" * quotation[0].count("\n")


def long_quotations(page: Page) -> Iterator[Finding]:
    """Yield the marked and cited quotations of more than 25 words."""
    for block in page.blocks:
        if not block.cites:
            continue
        quotations = [block.text] if block.is_quotation else QUOTATION.findall(block.text)
        for quotation in quotations:
            count = len(words(quotation))
            if count > LONGEST_QUOTATION:
                line = block.line + block.text[: block.text.index(quotation)].count("\n")
                yield page.at(
                    line, f"the quotation '{quotation[:40]}…' has {count} words: quote at "
                    f"most {LONGEST_QUOTATION}",
                )  # fmt: skip
