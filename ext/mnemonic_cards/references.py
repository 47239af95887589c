"""Keeps pages right that refer to decks and cards on other pages.

Sphinx writes a page again when its own source has changed. A page whose links lead
elsewhere, or have another text, because of a change elsewhere has to be named to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx import addnodes

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import MnemonicDomain

TYPES = frozenset({"any", "myst", "ref"})
"""The types of references of other domains that can lead to a deck or card."""


def note_references(app: Sphinx, document: nodes.document) -> None:
    """Note the references of a document that may lead to a deck or card.

    This is done on the event `doctree-read` because MyST makes references of its links
    after the domains have processed the document.
    """
    targets = {
        node.get("reftargetid") or node["reftarget"]
        for node in document.findall(addnodes.pending_xref)
        if node["reftype"] in TYPES or node.get("refdomain") == "mnemonic"
    }
    if targets:
        docname = app.env.current_document.docname
        _domain(app.env).references[docname] = dict.fromkeys(sorted(targets))


def update(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Publish the labels, and return the documents that have to be written again."""
    publish_labels(env)
    return [docname for docname in _domain(env).references if _has_moved(env, docname)]


def publish_labels(env: BuildEnvironment) -> None:
    """Make every address a label, so that `{ref}` and links to `page.md#address` work.

    Of several decks with the same address, which are reported, the first page's is meant.
    """
    domain, standard = _domain(env), env.domains.standard_domain
    for node_id, docname in domain.first_documents.items():
        title = domain.entries[docname][node_id].title
        standard.anonlabels[node_id] = docname, node_id
        standard.labels[node_id] = docname, node_id, title


def _has_moved(env: BuildEnvironment, docname: str) -> bool:
    """Note where the references of a document lead now; tell whether that is news."""
    domain = _domain(env)
    before = domain.references[docname]
    found = {target: domain.find(target) for target in before}
    now = {
        target: (place[0], place[1].title) if place else None for target, place in found.items()
    }
    domain.references[docname] = now
    return now != before


def _domain(env: BuildEnvironment) -> MnemonicDomain:
    return cast("MnemonicDomain", env.domains["mnemonic"])


def setup(app: Sphinx) -> None:
    """Listen to Sphinx."""
    app.connect("doctree-read", note_references)
    app.connect("env-updated", update)
