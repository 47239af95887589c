"""The nodes of a time out: a title, texts and a numbered list, as every builder knows them.

Each class derives from the docutils node that shows the same thing plainly. Sphinx's
translators fall back on the base class.
"""

from __future__ import annotations

from typing import cast

from docutils import nodes
from sphinx.util.nodes import clean_astext


class time_out(nodes.container):  # noqa: N801
    """A time out: `time_out_title`, texts, `time_out_prompts` and texts.

    `name` (str): what references call it; absent where it has no address.
    `minutes` (int): how long it takes; 0 where its author did not say.
    `draft` (bool): whether it is the draft of a document, with `time_out_checks`.
    """

    @property
    def title(self) -> time_out_title | None:
        """The title, unless the author gave none."""
        return next((node for node in self if isinstance(node, time_out_title)), None)

    @property
    def title_text(self) -> str:
        """What the author called it, which is empty if there is no title."""
        if self.title is None:
            return ""
        return clean_astext(next(self.title.findall(time_out_name), self.title))

    @property
    def prompts(self) -> list[time_out_prompt]:
        """The prompts of this time out, and not those of one within it."""
        items = [item for part in self if isinstance(part, time_out_prompts) for item in part]
        return [cast("time_out_prompt", cast("time_out_item", item)[0]) for item in items]

    @property
    def open_prompt(self) -> str:
        """The one prompt in place of all others, which is empty if there is none."""
        found = (node for node in self if isinstance(node, time_out_open_prompt))
        return "".join(node.astext() for node in found)


class time_out_title(nodes.paragraph):  # noqa: N801
    """The title, with what stands in front of it and behind."""


class time_out_name(nodes.strong):  # noqa: N801
    """Of the title, what the author wrote."""


class time_out_minutes(nodes.inline):  # noqa: N801
    """How long a time out takes, in words."""


class time_out_text(nodes.container):  # noqa: N801
    """What stands before or after the prompts."""


class time_out_prompts(nodes.enumerated_list):  # noqa: N801
    """The prompts: each child is a `time_out_item`."""


class time_out_item(nodes.list_item):  # noqa: N801
    """A `time_out_prompt` and a `time_out_room`.

    `prompt` (str): the name of the prompt, see `names.prompt_names`.
    """


class time_out_prompt(nodes.container):  # noqa: N801
    """A prompt."""

    parent: time_out_item


class time_out_room(nodes.container):  # noqa: N801
    """Empty room to write."""


class time_out_checks(nodes.bullet_list):  # noqa: N801
    """What to check before a draft leaves: each child is a `time_out_check`."""


class time_out_check(nodes.list_item):  # noqa: N801
    """A thing to check.

    `number` (int): its place in the list, from 1.
    """


class time_out_open_prompt(nodes.paragraph):  # noqa: N801
    """The prompt of a draft that is written without the others, for the script only."""


class time_outs(nodes.General, nodes.Element):  # noqa: N801
    """Where the list of all time outs goes: `listing.ListTimeOuts` replaces it.

    `docname` (str): the document that it stands in.
    """


class reflections(nodes.container):  # noqa: N801
    """Where all that was written is shown: what readers without script read there.

    `docname` (str): the document that it stands in.
    """


class time_out_list(nodes.bullet_list):  # noqa: N801
    """A list of time outs: each child is a `time_out_entry`."""


class time_out_entry(nodes.list_item):  # noqa: N801
    """A time out in a list: one `time_out_line`.

    `activity` (str): the name of the time out.
    `prompts` (str): the names of its prompts, in order, with blanks between them.
    """


class time_out_line(nodes.paragraph):  # noqa: N801
    """What a list says of a time out."""
