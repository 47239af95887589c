"""How time outs and their prompts are called.

A time out has a name, `first-meetings`; its address, its id in every output, is made of that:
`time-out-first-meetings`. What readers keep is found by that name and by names of prompts,
which are made of their words: nothing depends on the order of prompts or pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from directive_parts.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = 6
"""How many words of a prompt its name is made of."""


def address(name: str) -> str:
    """Return the address of the time out that is called `name`."""
    return f"time-out-{name}"


def prompt_names(prompts: Iterable[str]) -> list[str]:
    """Return a name for each of the texts; where two would be the same, the later is counted.

    A text in another script than the Latin keeps its letters; one without letters is called
    `prompt`.
    """
    names: list[str] = []
    for prompt in prompts:
        beginning = " ".join(prompt.split()[:WORDS])
        name = first = nodes.make_id(beginning) or slug(beginning) or "prompt"
        count = 1
        while name in names:
            count += 1
            name = f"{first}-{count}"
        names.append(name)
    return names
