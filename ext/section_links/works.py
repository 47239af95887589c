"""The works that sections cite: their references, and files of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from pybtex.backends.html import Backend

from csl_references.bibtex import bibtex
from csl_references.csl_json import CslItem, csl_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pybtex.database import Entry
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain, Citation


class Work(NamedTuple):
    """A cited work."""

    key: str
    item: CslItem
    bibtex: str
    html: str
    """Its reference in the style of the site; empty if no page lists it."""


def works_of(env: BuildEnvironment) -> Callable[[Sequence[str]], list[Work]]:
    """Return what gives the works of keys, in the order of the list of references.

    Each is prepared once, however many sections cite it. Keys that no file of references has,
    of which sphinxcontrib-bibtex warns, are left out; without that extension there are none.
    """
    if "cite" not in env.domains:
        return lambda _keys: []
    domain = cast("BibtexDomain", env.domains["cite"])
    entries = domain.bibdata.data.entries
    citations = {citation.key: citation for citation in reversed(domain.citations)}
    order = {citation.key: number for number, citation in enumerate(domain.citations)}
    internal = tuple(env.config.section_links_internal_fields)

    @cache
    def work(key: str) -> Work:
        return _work(entries[key], citations.get(key), internal)

    def works(keys: Sequence[str]) -> list[Work]:
        known = [key for key in keys if key in entries]
        return [work(key) for key in sorted(known, key=lambda key: order.get(key, len(order)))]

    return works


def _work(entry: Entry, citation: Citation | None, internal: Sequence[str]) -> Work:
    item, source = csl_json(entry), bibtex([entry], internal)
    if citation is None:
        return Work(entry.key, item, source, "")
    # `render_as` would look the backend up among all installed packages' plug-ins each time.
    html = citation.formatted_entry.text.render(Backend())
    return Work(entry.key, item, source, html)
