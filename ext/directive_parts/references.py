"""Keeps pages right that refer to named things on other pages.

Sphinx writes a page again when its own source has changed. A page whose links lead
elsewhere, or have another text, because of a change elsewhere has to be named to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import NamedThings

TYPES = frozenset({"any", "myst", "ref"})
"""The types of references of other domains that can lead to a named thing."""


def note_references(domain: NamedThings, docname: str, document: nodes.document) -> None:
    """Note the references of a document that may lead to a named thing.

    This is done on the event `doctree-read` because MyST makes references of its links
    after the domains have processed the document.
    """
    targets = {
        node.get("reftargetid") or node["reftarget"]
        for node in document.findall(addnodes.pending_xref)
        if node["reftype"] in TYPES or node.get("refdomain") == domain.name
    }
    if targets:
        domain.references[docname] = dict.fromkeys(sorted(targets))


def publish_labels(domain: NamedThings) -> None:
    """Make every address a label, so that `{ref}` and links to `page.md#address` work.

    Of several things with the same address, which are reported, the first page's is meant.
    """
    standard = domain.env.domains.standard_domain
    for node_id, docname in domain.first_documents.items():
        title = domain.entries[docname][node_id].title
        standard.anonlabels[node_id] = docname, node_id
        standard.labels[node_id] = docname, node_id, title


def has_moved(domain: NamedThings, docname: str) -> bool:
    """Note where the references of a document lead now; tell whether that is news."""
    before = domain.references[docname]
    found = {target: domain.find(target) for target in before}
    now = {
        target: (place[0], place[1].title) if place else None for target, place in found.items()
    }
    domain.references[docname] = now
    return now != before


def follow(app: Sphinx, domain_class: type[NamedThings]) -> None:
    """Register a domain, its labels, and that pages follow what they refer to."""
    app.add_domain(domain_class)

    def of(env: BuildEnvironment) -> NamedThings:
        domain = env.domains[domain_class.name]
        assert isinstance(domain, domain_class)  # noqa: S101
        return domain

    def note(app: Sphinx, document: nodes.document) -> None:
        note_references(of(app.env), app.env.current_document.docname, document)

    def update(_app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Publish the labels, and return the documents that have to be written again."""
        domain = of(env)
        publish_labels(domain)
        return [docname for docname in domain.references if has_moved(domain, docname)]

    app.connect("doctree-read", note)
    app.connect("env-updated", update)
