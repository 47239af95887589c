"""The directives `mnemonic` and `flashcards`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState

from directive_parts.directive import TitledDirective, with_headings
from directive_parts.names import slug

from .cards import with_cards
from .checks import (
    MARKDOWN,
    MARKDOWN_WITHOUT_LISTS,
    RESTRUCTUREDTEXT,
    content_mistakes,
    repeated_terms,
    spelling,
)
from .mistakes import Mistake, warn
from .names import address
from .nodes import mnemonic_deck, mnemonic_title
from .source import source_line

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .checks import Syntax

OPTIONS = (":caption:", ":class:", ":name:", ":source:", ":start:")


class Flashcards(TitledDirective):
    """A deck of cards, written as a definition list.

    The tree that it emits, all of it plain to builders that know nothing of decks:

        mnemonic_deck (a container) ids="mnemonic-NAME" name="NAME"
            mnemonic_title (a paragraph)
            paragraph classes="mnemonic-caption"
            mnemonic_list (a definition list)
                mnemonic_card (an item) ids="mnemonic-NAME-TERM" name="NAME/TERM"
                    mnemonic_term
                    mnemonic_explanation (a definition)
            paragraph classes="mnemonic-source"

    A mistake is a warning; what the author wrote is shown all the same.
    """

    options_known = OPTIONS

    lettered: ClassVar[bool] = False
    """Whether the letters of the terms must spell the title."""

    @property
    def syntax(self) -> Syntax:
        """The language that the deck is written in."""
        has_lists = "deflist" in getattr(self.config, "myst_enable_extensions", ())
        markdown = MARKDOWN if has_lists else MARKDOWN_WITHOUT_LISTS
        return RESTRUCTUREDTEXT if isinstance(self.state, RSTState) else markdown

    def run(self) -> list[nodes.Node]:
        """Return the deck."""
        deck = mnemonic_deck(lettered=self.lettered, open=False)
        self.set_source_info(deck)
        self.read_options(deck)
        deck += self.title_nodes(mnemonic_title(classes=["mnemonic-title"]))
        deck += self.caption_nodes()
        content = with_headings(self.parse_content_to_nodes())
        findings = list(content_mistakes(content, self.syntax))
        deck += with_cards(content)
        terms = [card.term for card in deck.cards]
        findings += repeated_terms(terms)
        if self.lettered:
            findings += spelling(deck.title_text, terms, self.syntax)
        for mistake, message, node in findings:
            self.report(mistake.value, message, node or deck)
        self.give_addresses(deck)
        if source := self.options.get("source"):
            line, problem = source_line(self, source)
            deck += line
            if problem:
                self.report("source", problem, self.place_of("source"))
        return [deck]

    def read_options(self, deck: mnemonic_deck) -> None:
        """Give `deck` what the options :class: and :start: say; report unknown ones."""
        self.report_unknown_options()
        start = self.options.get("start", "closed")
        deck["open"] = start == "open"
        if start not in {"open", "closed"}:
            message = f"':start: {start}' is unknown. Write 'open' or 'closed'."
            self.report("option", message, self.place_of("start"))
        self.read_classes(deck)

    def caption_nodes(self) -> list[nodes.Node]:
        """Return the caption, if there is one, and what docutils has to say about it."""
        text = " ".join(self.options.get("caption", "").split())
        if not text:
            return []
        line = self.line_of("caption")
        children, messages = self.parse_inline(text, lineno=line)
        caption = nodes.paragraph(text, "", *children, classes=["mnemonic-caption"])
        caption.source, caption.line = self.state_machine.get_source_and_line(line)
        return [caption, *messages]

    def give_addresses(self, deck: mnemonic_deck) -> None:
        """Name `deck`, its title and its cards, unless there is a mistake in the names."""
        name = slug(self.options.get("name", ""))
        if not name:
            example = slug(deck.title_text) or "a-name"
            message = f"it has no name, so that nothing can link to it. Add :name: {example}."
            self.report("name", message, self.get_location())
            return
        if not self.take_address(deck, name, address(name)):
            return
        if deck.title:
            # No term makes an id of two hyphens in a row: this one is free.
            deck.title["ids"].append(f"{address(name)}--title")
        given: set[str] = set()
        for card in deck.cards:
            term = slug(card.term.text)
            if not term:
                message = f"no link can be made of '{card.term.text}': it has no letter."
                self.report("name", message, card)
            elif term not in given:
                self.take_address(card, f"{name}/{term}", address(f"{name}/{term}"))
            given.add(term)

    def report(self, kind: str, message: str, place: nodes.Node | str) -> None:
        """Report a mistake in this deck."""
        title = f"{self.name} {' '.join(self.arguments)}".strip()
        warn(Mistake(kind), f"{title}: {message}", place)


class Mnemonic(Flashcards):
    """A deck whose terms' letters spell its title.

    A term's letter is its first one, or those that are in bold.
    """

    lettered = True


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("mnemonic", Mnemonic)
    app.add_directive("flashcards", Flashcards)
