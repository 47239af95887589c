"""The directives `time-out`, `reflection-draft`, `time-outs` and `reflections`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

from directive_parts.directive import TitledDirective, with_headings
from directive_parts.names import slug

from .content import arranged, mistakes
from .mistakes import Mistake, warn
from .names import address
from .nodes import (
    reflections,
    time_out,
    time_out_open_prompt,
    time_out_title,
    time_outs,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class TimeOut(TitledDirective):
    """A time out: prompts for reflection, with room to write.

    The tree that it emits, all of it plain to builders that know nothing of time outs:

        time_out (a container) ids="time-out-NAME" name="NAME" minutes="10"
            time_out_title (a paragraph) ids="time-out-NAME-title"
            time_out_text (a container)
            time_out_prompts (a numbered list)
                time_out_item (an item) prompt="PROMPT"
                    time_out_prompt (a container) ids="time-out-NAME-1"
                    time_out_room (a container, empty)
            time_out_text

    The first list is the prompts. A mistake is a warning; what the author wrote is shown all
    the same.
    """

    options_known: ClassVar[tuple[str, ...]] = (":class:", ":minutes:", ":name:")

    draft: ClassVar[bool] = False
    """Whether there is a second list, of checks."""

    def run(self) -> list[nodes.Node]:
        """Return the time out."""
        part = time_out(draft=self.draft, minutes=self.minutes())
        self.set_source_info(part)
        self.report_unknown_options()
        self.read_classes(part)
        part += self.title_nodes(time_out_title(classes=["time-out-title"]))
        part += self.open_prompt_nodes()
        content = arranged(with_headings(self.parse_content_to_nodes()), draft=self.draft)
        for mistake, message, node in mistakes(content, draft=self.draft):
            self.report(mistake.value, message, node or part)
        part += content
        self.give_addresses(part)
        return [part]

    def minutes(self) -> int:
        """Return how long it takes, or 0 if the author did not say so in a whole number."""
        said = self.options.get("minutes", "")
        if re.fullmatch("[1-9][0-9]{0,3}", said):
            return int(said)
        if "minutes" in self.options:
            message = f"':minutes: {said}' is not a whole number from 1. Write it in figures."
            self.report("option", message, self.place_of("minutes"))
        return 0

    def open_prompt_nodes(self) -> list[nodes.Node]:
        """Return the prompt in place of the others, if there is one."""
        text = " ".join(self.options.get("open-prompt", "").split())
        if not text or not self.draft:
            return []
        prompt = time_out_open_prompt(text, text)
        line = self.line_of("open-prompt")
        prompt.source, prompt.line = self.state_machine.get_source_and_line(line)
        return [prompt]

    def give_addresses(self, part: time_out) -> None:
        """Name `part`, and give ids to its title and its prompts."""
        name = slug(self.options.get("name", ""))
        if not name:
            example = slug(part.title_text) or "a-name"
            message = (
                "it has no name, so that nothing that is written in it could be kept. "
                f"Add :name: {example}."
            )
            self.report("name", message, self.get_location())
            return
        if not self.take_address(part, name, address(name)):
            return
        if part.title:
            self.take_id(part.title, f"{address(name)}-title")
        for number, prompt in enumerate(part.prompts, start=1):
            self.take_id(prompt, f"{address(name)}-{number}")

    def report(self, kind: str, message: str, place: nodes.Node | str) -> None:
        """Report a mistake in this time out."""
        title = f"{self.name} {' '.join(self.arguments)}".strip()
        warn(Mistake(kind), f"{title}: {message}", place)


class ReflectionDraft(TimeOut):
    """A document that is drafted of what was written in time outs.

    It emits what a time out does, and besides, in the place of the second list,

        time_out_checks (a list)
            time_out_check (an item) number="1"

    and, where there is the option :open-prompt:, a `time_out_open_prompt` (a paragraph).
    """

    options_known = (":class:", ":minutes:", ":name:", ":open-prompt:")
    draft = True


class TimeOuts(SphinxDirective):
    """Every time out of the site, in the order of its contents, with its time and page.

    It emits `<time_outs>`, which is replaced when the page is written: by then all pages
    have been read. See `listing`.
    """

    def run(self) -> list[nodes.Node]:
        """Return the place of the list."""
        place = time_outs(docname=self.env.current_document.docname)
        self.set_source_info(place)
        return [place]


class Reflections(SphinxDirective):
    """The place where readers find all that they wrote, which the script shows.

    It emits `reflections` (a container), whose content is for readers without script. In
    HTML a list of all time outs follows that, see `listing`.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        content = with_headings(self.parse_content_to_nodes())
        place = reflections("", *content, docname=self.env.current_document.docname)
        self.set_source_info(place)
        return [place]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("time-out", TimeOut)
    app.add_directive("reflection-draft", ReflectionDraft)
    app.add_directive("time-outs", TimeOuts)
    app.add_directive("reflections", Reflections)
