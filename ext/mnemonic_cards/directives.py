"""The directives `mnemonic` and `flashcards`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.states import RSTState
from sphinx.util.docutils import SphinxDirective

from .cards import with_cards, with_headings
from .checks import (
    MARKDOWN,
    MARKDOWN_WITHOUT_LISTS,
    RESTRUCTUREDTEXT,
    content_mistakes,
    repeated_terms,
    spelling,
)
from .mistakes import Mistake, warn
from .names import address, slug
from .nodes import mnemonic_deck, mnemonic_title
from .source import source_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    from .checks import Syntax

OPTIONS = (":caption:", ":class:", ":name:", ":source:", ":start:")


class AnyOption(dict[str, "Callable[[str | None], str]"]):
    """Options of any name: the directive itself reports one that it does not know.

    docutils would replace the whole deck by an error, for a slip in one option.
    """

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, _name: str) -> Callable[[str | None], str]:
        return lambda value: (value or "").strip()


class Flashcards(SphinxDirective):
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

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = AnyOption()

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
        deck += self.title_nodes()
        deck += self.caption_nodes()
        content = with_headings(self.parse_content_to_nodes())
        findings = list(content_mistakes(content, self.syntax))
        deck += with_cards(content)
        terms = [card.term for card in deck.cards]
        findings += repeated_terms(terms)
        if self.lettered:
            findings += spelling(deck.title_text, terms, self.syntax)
        for mistake, message, node in findings:
            self.warn(mistake, message, node or deck)
        self.give_addresses(deck)
        if source := self.options.get("source"):
            line, problem = source_line(self, source)
            deck += line
            if problem:
                self.warn(Mistake.SOURCE, problem, self.place_of("source"))
        return [deck]

    def read_options(self, deck: mnemonic_deck) -> None:
        """Give `deck` what the options :class: and :start: say; report unknown ones."""
        for name in self.options:
            if f":{name}:" not in OPTIONS:
                message = f"there is no option ':{name}:'. There are {', '.join(OPTIONS)}."
                self.warn(Mistake.OPTION, message, self.place_of(name))
        start = self.options.get("start", "closed")
        deck["open"] = start == "open"
        if start not in {"open", "closed"}:
            message = f"':start: {start}' is unknown. Write 'open' or 'closed'."
            self.warn(Mistake.OPTION, message, self.place_of("start"))
        try:
            deck["classes"] += directives.class_option(self.options.get("class", ""))
        except ValueError as error:
            self.warn(Mistake.OPTION, f"{error}.", self.place_of("class"))

    def title_nodes(self) -> list[nodes.Node]:
        """Return the title, and what docutils has to say about it."""
        if not self.arguments:
            message = f"it has no title. Write it behind '{self.name}'."
            self.warn(Mistake.TITLE, message, self.get_location())
            return []
        children, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
        title = mnemonic_title(self.arguments[0], "", *children, classes=["mnemonic-title"])
        self.set_source_info(title)
        return [title, *messages]

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
            self.warn(Mistake.NAME, message, self.get_location())
            return
        if not self.take_address(deck, name):
            return
        if deck.title:
            # No term makes an id of two hyphens in a row: this one is free.
            deck.title["ids"].append(f"{address(name)}--title")
        given: set[str] = set()
        for card in deck.cards:
            term = slug(card.term.text)
            if not term:
                message = f"no link can be made of '{card.term.text}': it has no letter."
                self.warn(Mistake.NAME, message, card)
            elif term not in given:
                self.take_address(card, f"{name}/{term}")
            given.add(term)

    def take_address(self, node: nodes.Element, name: str) -> bool:
        """Give `node` this name and its address; report where the address is taken."""
        node_id = address(name)
        if node_id in self.state.document.ids:
            message = f"the address '{node_id}' is taken on this page. Choose another :name:."
            self.warn(Mistake.DUPLICATE, message, node)
            return False
        node["name"] = name
        node["ids"].append(node_id)
        self.state.document.note_explicit_target(node)
        return True

    def place_of(self, option: str) -> str:
        """Return the file and the line of an option."""
        source, line = self.state_machine.get_source_and_line(self.line_of(option))
        return f"{source}:{line}"

    def line_of(self, option: str) -> int:
        """Return the line of an option, as docutils counts lines here."""
        for number, line in enumerate(self.block_text.splitlines()):
            if re.match(rf"\s*:?{re.escape(option)}:", line):
                return self.lineno + number
        return self.lineno

    def warn(self, mistake: Mistake, message: str, place: nodes.Node | str) -> None:
        """Report a mistake in this deck."""
        title = f"{self.name} {' '.join(self.arguments)}".strip()
        warn(mistake, f"{title}: {message}", place)


class Mnemonic(Flashcards):
    """A deck whose terms' letters spell its title.

    A term's letter is its first one, or those that are in bold.
    """

    lettered = True


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("mnemonic", Mnemonic)
    app.add_directive("flashcards", Flashcards)
