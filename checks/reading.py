"""How a page reads: long sentences, and the years of schooling it asks for. Information."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.finding import NOTICE, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.page import Block, Page

LONG = 40
END = re.compile(r"(?<=[.!?…])['\"\u2019\u201d)]*\s+(?=['\"\u2018\u201c(]*[^\W\d_a-z])")


def reading(page: Page) -> Iterator[Finding]:
    """Yield the page's long sentences, and at its first line its level."""
    sentences: list[str] = []
    for block in page.blocks:
        if block.is_heading:
            continue
        for line, sentence in with_lines(block):
            sentences.append(sentence)
            if (count := len(words(sentence))) > LONG:
                start = " ".join(sentence.split()[:6])
                yield notice(page, line, f"the sentence '{start} …' has {count} words")
    if sentences:
        yield notice(page, 1, f"reads as for school year {level(sentences):.0f}")


def notice(page: Page, line: int, message: str) -> Finding:
    """Return something to know."""
    return Finding(page.name, line, message, NOTICE)


def with_lines(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a run of text, each with the line where it begins."""
    start = 0
    for end in [*(match.end() for match in END.finditer(block.text)), len(block.text)]:
        if words(block.text[start:end]):
            yield block.line + block.text[:start].count("\n"), block.text[start:end]
        start = end


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"\w[\w\u2019'-]*", text)


def level(sentences: list[str]) -> float:
    """Return the school year (of the United States) that can read the text.

    The Coleman-Liau index, which needs no syllables and so no dictionary: 0.0588 L - 0.296 S
    - 15.8, with L letters and S sentences to a hundred words. M. Coleman and T. L. Liau, 'A
    computer readability formula designed for machine scoring', Journal of Applied Psychology
    60(2), 1975, pages 283-284.
    """
    found = [word for sentence in sentences for word in words(sentence)]
    letters = sum(character.isalnum() for word in found for character in word)
    hundreds = len(found) / 100
    return 0.0588 * letters / hundreds - 0.296 * len(sentences) / hundreds - 15.8
