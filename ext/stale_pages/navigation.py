"""What all pages show of the site's contents, and pages with a table of contents of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

KEY = "navigation"
"""The key of what every page shows: sidebar, previous and next page, the way from the top."""


def navigation_fact(env: BuildEnvironment, *, with_sections: bool) -> list[Any]:
    """Return the pages in their order, with titles and what toctrees say of them.

    Args:
        env: Sphinx's environment.
        with_sections: whether sidebars show the sections of other pages.
    """
    shown = [env.config.root_doc, *pages_below(env, env.config.root_doc)]
    return [
        (
            docname,
            env.titles[docname].pformat(),
            env.toc_secnumbers.get(docname),
            toctrees(env, docname),
            env.tocs[docname].pformat() if with_sections else "",
        )
        for docname in shown
        if docname in env.titles
    ]


def contents_facts(env: BuildEnvironment) -> dict[str, Any]:
    """Return what the page of a toctree shows of the pages below it, sections included."""
    return {
        f"below:{docname}": [
            env.tocs[name].pformat() for name in pages_below(env, docname) if name in env.tocs
        ]
        for docname in env.toctree_includes
        if any(not toctree["hidden"] for toctree in env.tocs[docname].findall(addnodes.toctree))
    }


def toctrees(env: BuildEnvironment, docname: str) -> list[Any]:
    """Return all that the toctrees of a page say."""
    if docname not in env.toctree_includes:
        return []
    found = env.tocs[docname].findall(addnodes.toctree)
    return [sorted(toctree.attributes.items()) for toctree in found]


def pages_below(env: BuildEnvironment, docname: str) -> list[str]:
    """Return the pages that toctrees put below a page, each once, in their order."""
    found: dict[str, None] = {}
    waiting = [*reversed(env.toctree_includes.get(docname, []))]
    while waiting:
        name = waiting.pop()
        if name not in found and name != docname:
            found[name] = None
            waiting += reversed(env.toctree_includes.get(name, []))
    return list(found)
