"""Makes the index of a site, where its words stand, and the texts from which results quote.

The index holds the words and the headings, and is small. Where a word stands is in a file of
postings, and a result's excerpt comes from a block of some sections: of both, those are loaded
that a question needs. `section-search.js` reads all of it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from section_search.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from section_search.language import Language
    from section_search.memory import Found
    from section_search.synonyms import Synonym

FORM = 2
"""Raised where the files are written in another form."""
BLOCK = 500
"""The characters of text after which a block ends."""
POSTINGS = 1500
"""The characters of postings after which a file of them ends."""
LEVELS = (1, 3)
"""How often a word stands in a text is one of three levels: once, up to thrice, more."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Index(NamedTuple):
    """What is written: the texts of the files."""

    script: str
    postings: list[str]
    blocks: list[str]
    vocabulary: set[str]
    """The stems of all texts and headings."""


class Page(NamedTuple):
    """A page to be indexed."""

    uri: str
    entries: list[Found]
    weight: float = 1
    """What its sections count for beside those of other pages."""


def build(pages: Iterable[Page], language: Language, synonyms: list[Synonym]) -> Index:
    """Return the index of `pages`, which are in the order in which they are to be numbered."""
    shown = [page for page in pages if page.entries]
    found = [(number, entry) for number, page in enumerate(shown) for entry in page.entries]
    postings, words, lengths = _postings([entry for _, entry in found], language)
    blocks, starts = _blocks([entry.text for _, entry in found], BLOCK)
    stems = sorted(postings, key=lambda stem: words[stem])
    places, files = _blocks([_encode(postings[stem]) for stem in stems], POSTINGS)
    data = {
        "pages": [[page.uri, page.entries[0].heading, page.weight] for page in shown],
        "sections": [
            [number, entry.anchor, entry.heading, entry.kind[0], entry.keywords]
            for number, entry in found
        ],
        "words": " ".join(words[stem] for stem in stems),
        "files": files,
        "lengths": lengths,
        "blocks": starts,
        "stop": " ".join(sorted(language.stop_words)),
        "synonyms": [[synonym.typed, list(synonym.said)] for synonym in synonyms],
    }
    texts = [_call("text", number, block) for number, block in enumerate(blocks)]
    where = [_call("postings", number, " ".join(codes)) for number, codes in enumerate(places)]
    digest = hashlib.sha256("".join([json.dumps(data), *texts, *where]).encode()).hexdigest()[
        :8
    ]
    named = {language.stem(t) for _, e in found for t in tokens(f"{e.heading} {e.keywords}")}
    script = _call("open", {"version": digest, **data})
    return Index(script, where, texts, named | set(postings))


def _postings(
    entries: list[Found], language: Language
) -> tuple[dict[str, dict[int, int]], dict[str, str], list[int]]:
    """Return each stem's sections and commonest word, and the lengths of the sections.

    Words, not stems, are handed over: the browser's stemmer may be of another version than the
    build's, and a word is better to show.
    """
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    usage: dict[str, Counter[str]] = defaultdict(Counter)
    lengths = []
    for number, entry in enumerate(entries):
        counts: Counter[str] = Counter()
        for word, times in entry.counts.items():
            if word not in language.stop_words:
                stem = language.stem(word)
                counts[stem] += times
                usage[stem][word] += times
        for stem, times in counts.items():
            postings[stem][number] = times
        lengths.append(counts.total())
    words = {stem: min(c, key=lambda word: (-c[word], word)) for stem, c in usage.items()}
    return dict(postings), words, lengths


def _encode(sections: Mapping[int, int]) -> str:
    """Return sections and levels as gaps in base 36, joined by commas."""
    last, codes = 0, []
    for number, times in sorted(sections.items()):
        level = sum(times > limit for limit in LEVELS)
        codes.append(_base36((number - last) * (len(LEVELS) + 1) + level))
        last = number
    return ",".join(codes)


def _base36(number: int) -> str:
    """Return a number as JavaScript's `parseInt(…, 36)` reads it."""
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits


def _blocks(texts: list[str], size: int) -> tuple[list[list[str]], list[int]]:
    """Return the texts in blocks of about so many characters, and the first text's number."""
    blocks: list[list[str]] = []
    starts: list[int] = []
    for number, text in enumerate(texts):
        if not blocks or sum(map(len, blocks[-1])) > size:
            blocks.append([])
            starts.append(number)
        blocks[-1].append(text)
    return blocks, starts


def _call(function: str, *values: object) -> str:
    """Return a script that hands values over: unlike JSON, it loads from a folder too."""
    options = {"ensure_ascii": False, "separators": (",", ":")}
    arguments = ",".join(json.dumps(value, **options) for value in values)  # type: ignore[arg-type]
    return f"sectionSearch.{function}({arguments});\n"
