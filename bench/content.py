"""The same cards, written as a deck and as what a deck is compared with."""

from __future__ import annotations

from itertools import islice, product
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SYLLABLES = (
    "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru",
    "sa", "te", "vi", "lo", "mu", "na", "re", "si", "to", "du",
)  # fmt: skip
WORDS = tuple(map("".join, product(SYLLABLES, repeat=2)))
"""So many that a page packs about as well as one in a language."""

WORK = """\
@article{{work{number},
  author = {{{name}, Ada and Other, Bea}}, title = {{{title}}}, journal = {{Journal of {name}}},
  year = {{{year}}}, volume = {{{number}}}, pages = {{1--9}}, doi = {{10.1000/{number}}},
}}
"""


class Card(NamedTuple):
    """A card: two texts in Markdown."""

    term: str
    explanation: str


class Form(NamedTuple):
    """A way to write cards."""

    title: str
    """What tables call it."""

    extensions: tuple[str, ...]
    """The extensions of Sphinx that it needs, beside that for Markdown."""

    written: Callable[[Iterable[Card]], str]
    """Returns the cards in Markdown."""


def cards(count: int) -> list[Card]:
    """Return `count` cards, each with a term of its own; they are the same at every call.

    Raises:
        ValueError: `count` is greater than the number of terms that `WORDS` make.
    """
    if count > len(WORDS) ** 2:
        message = f"{count} cards are too many: there are words for {len(WORDS) ** 2}"
        raise ValueError(message)
    terms = islice(product(WORDS, repeat=2), count)
    return [Card(" ".join(term).capitalize(), explanation(*term)) for term in terms]


def explanation(first: str, second: str) -> str:
    """Return a sentence of 25 words, one of them emphasised, for a term of two words."""
    words = Random(f"{first} {second}").choices(WORDS, k=25)  # noqa: S311 - not a secret
    words[4], words[12] = f"*{words[4]}*", f"{words[12]},"
    return f"{' '.join(words).capitalize()}."


def work(number: int, card: Card) -> str:
    """Return a work in BibTeX, `work` and its number, whose names and title are of a card."""
    return WORK.format(
        number=number, name=card.term.title(), title=card.term, year=1950 + number % 70
    )


def page(form: Form, count: int) -> str:
    """Return a page in Markdown that holds `count` cards, or its heading alone."""
    written = form.written(cards(count)) if count else ""
    return f"# Cards\n\n{written}"


def _definitions(cards: Iterable[Card]) -> str:
    return "".join(f"{term}\n: {explanation}\n\n" for term, explanation in cards)


def _deck(cards: Iterable[Card]) -> str:
    return f":::{{flashcards}} A deck\n:name: deck\n\n{_definitions(cards)}:::\n"


def _dropdowns(cards: Iterable[Card]) -> str:
    return "".join(
        f":::{{dropdown}} {term}\n{explanation}\n:::\n\n" for term, explanation in cards
    )


def _named_dropdowns(cards: Iterable[Card]) -> str:
    """Write dropdowns that can be linked to, as cards can."""
    return "".join(
        f":::{{dropdown}} {term}\n:name: {name}\n\n{explanation}\n:::\n\n"
        for term, explanation in cards
        for name in (term.lower().replace(" ", "-"),)
    )


def _details(cards: Iterable[Card]) -> str:
    """Write bare HTML, in which `*` would stand as it is."""
    html = "".join(
        f"<details><summary>{term}</summary><p>{explanation.replace('*', '')}</p></details>\n"
        for term, explanation in cards
    )
    return f"```{{raw}} html\n{html}```\n"


DECK = Form("deck", ("mnemonic_cards",), _deck)
DROPDOWNS = Form("dropdowns", ("sphinx_design",), _dropdowns)
NAMED_DROPDOWNS = Form("dropdowns with `:name:`", ("sphinx_design",), _named_dropdowns)
DEFINITIONS = Form("definition list", (), _definitions)
DETAILS = Form("bare `<details>`", (), _details)
