"""What pages show of each other: facts by key, each as text that tells when it is another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from stale_pages.references import name_key

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def object_facts(env: BuildEnvironment) -> dict[str, list[Any]]:
    """Return where each name leads, and with which text and number.

    Names are those of labels, terms and all other objects of all domains; a label has also the
    name of its anchor, because links of MyST may use that.
    """
    found: defaultdict[str, set[Any]] = defaultdict(set)
    for domain in env.domains.sorted():
        for name, shown, kind, docname, anchor, _priority in domain.get_objects():
            if kind == "doc":
                continue
            number = numbers(env, docname).get(anchor)
            value = domain.name, kind, name, str(shown), docname, anchor, number
            found[name_key(name)].add(value)
            found[name_key(anchor)].add(value)
    return {key: sorted(values, key=repr) for key, values in found.items()}


def numbers(env: BuildEnvironment, docname: str) -> dict[str, Any]:
    """Return the numbers of a page's sections and figures, by anchor."""
    figures = env.toc_fignumbers.get(docname, {}).values()
    sections = env.toc_secnumbers.get(docname, {})
    return {
        **{anchor.lstrip("#"): number for anchor, number in sections.items()},
        **{anchor: number for kind in figures for anchor, number in kind.items()},
    }


def page_facts(env: BuildEnvironment) -> dict[str, Any]:
    """Return what a link to a page shows: its title, and the headings that links may name."""
    return {
        f"page:{docname}": (
            env.titles[docname].astext(),
            # MyST keeps (line, id, text) by slug. No link shows the line.
            sorted(
                (slug, *rest[1:])
                for slug, rest in env.metadata[docname].get("myst_slugs", {}).items()
            ),
        )
        for docname in sorted(env.found_docs)
    }


def work_facts(env: BuildEnvironment) -> dict[str, Any]:
    """Return what pages show of each work, with sphinxcontrib-bibtex.

    A page with a list of references, of key `list:<docname>`, shows all of the list.
    """
    if "cite" not in env.domains:
        return {}
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for citation in env.domains["cite"].data["citations"]:
        formatted, docname = citation.formatted_entry, citation.bibliography_key.docname
        tooltip = citation.tooltip_entry and str(citation.tooltip_entry.text)
        text = str(formatted.text), formatted.label, tooltip
        value = docname, citation.citation_id, citation.key, repr(citation.entry), text
        found[f"work:{citation.key}"].append(value)
        found[f"list:{docname}"].append(value)
    return dict(found)


def lists_of_works(env: BuildEnvironment) -> set[str]:
    """Return the pages with a list of references."""
    if "cite" not in env.domains:
        return set()
    return {key.docname for key in env.domains["cite"].data["bibliographies"]}
