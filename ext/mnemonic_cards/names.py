"""How decks and cards are called.

A deck has a name, `attach`; a card is called by its deck's name and its term,
`attach/time-maker`; the address of each, its id in every output, is made of that:
`mnemonic-attach-time-maker`. Nothing depends on the order of cards or pages.
"""

from __future__ import annotations

from directive_parts.names import slug


def address(name: str) -> str:
    """Return the address of the deck or card that is called `name`."""
    return f"mnemonic-{name.replace('/', '-')}"


def normalise(target: str) -> str:
    """Return the name that the target of a reference means: `ATTACH/Honest` is right too."""
    return "/".join(map(slug, target.split("/", 1)))
