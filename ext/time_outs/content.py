"""Arranges what an author wrote in a time out into texts, prompts and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docutils import nodes
from sphinx.util.nodes import clean_astext

from directive_parts.directive import is_heading

from .mistakes import Mistake
from .names import prompt_names
from .nodes import (
    time_out_check,
    time_out_checks,
    time_out_item,
    time_out_prompt,
    time_out_prompts,
    time_out_room,
    time_out_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_E = TypeVar("_E", bound=nodes.Element)


class Finding(NamedTuple):
    """A mistake, what to say about it, and the node to look at (None: the time out)."""

    mistake: Mistake
    message: str
    node: nodes.Node | None


def arranged(content: Sequence[nodes.Node], *, draft: bool) -> list[nodes.Element]:
    """Return `content` with its first list as prompts and what is around it as texts.

    Of a draft, the second list becomes the checks.
    """
    makers: list[Callable[[nodes.Element], nodes.Element]] = [_prompts]
    if draft:
        makers.append(_checks)
    arranged: list[nodes.Element] = []
    for node in content:
        if makers and isinstance(node, nodes.bullet_list | nodes.enumerated_list):
            arranged.append(makers.pop(0)(node))
        elif arranged and isinstance(arranged[-1], time_out_text):
            arranged[-1] += node
        else:
            arranged.append(time_out_text("", node))
    return arranged


def _prompts(source: nodes.Element) -> time_out_prompts:
    """Make prompts, with their names and room to write, of the items of a list."""
    items = _items(source)
    prompts = _copy(source, time_out_prompts(enumtype="arabic", prefix="", suffix="."))
    for item, name in zip(items, prompt_names(map(clean_astext, items)), strict=True):
        prompt = _copy(item, time_out_prompt())
        prompt += item.children
        prompts += time_out_item("", prompt, time_out_room(), prompt=name)
    return prompts


def _checks(source: nodes.Element) -> time_out_checks:
    """Make checks of the items of a list."""
    checks = _copy(source, time_out_checks(bullet="-"))
    for number, item in enumerate(_items(source), start=1):
        check = _copy(item, time_out_check(number=number))
        check += item.children
        checks += check
    return checks


def _items(source: nodes.Element) -> list[nodes.Element]:
    return [item for item in source.children if isinstance(item, nodes.list_item)]


def _copy(source: nodes.Element, node: _E) -> _E:
    """Give `node` the attributes and the place of `source`, and return it."""
    node.update_basic_atts(source)
    node.rawsource, node.source, node.line = source.rawsource, source.source, source.line
    return node


def mistakes(content: Sequence[nodes.Element], *, draft: bool) -> Iterator[Finding]:
    """Yield what is wrong with content that has been arranged."""
    for heading in [node for part in content for node in part.findall(is_heading)]:
        message = (
            f"it cannot hold the heading '{heading.astext()}'. Move the heading in front of "
            "the time out, or write it in bold instead."
        )
        yield Finding(Mistake.HEADING, message, heading)
    prompts = [node for node in content if isinstance(node, time_out_prompts)]
    if not prompts:
        message = "it has no prompts. Write them as a list, each behind '- '."
        yield Finding(Mistake.PROMPTS, message, None)
    for prompt in [node for part in prompts for node in part.findall(time_out_prompt)]:
        if not clean_astext(prompt).strip():
            message = "a prompt is empty. Write what to reflect on, or take it out."
            yield Finding(Mistake.PROMPTS, message, prompt)
    if draft and prompts and not any(isinstance(node, time_out_checks) for node in content):
        message = "it has no second list. Write in one what to check, each behind '- '."
        yield Finding(Mistake.CHECKS, message, None)
