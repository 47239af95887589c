"""Which pages are to be written again, because what they say of citations has changed.

A list of references says where each work is cited, and a page that cites keeps the references
for its panels: either may change without its own source having done so.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from source_trail.citing import citing_domain
from source_trail.entries import Entries, entry_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def rewrite(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:  # noqa: ARG001
    """Return the pages whose citations or references read otherwise than when last written."""
    domain = citing_domain(env)
    now = {docname: digest(said) for docname, said in what_pages_say(env).items()}
    before: dict[str, str] = domain.data["written"]
    domain.data["written"] = now
    return sorted(docname for docname in now if now[docname] != before.get(docname))


def what_pages_say(env: BuildEnvironment) -> dict[str, list[Any]]:
    """Return, by page, all that is said there and may come from elsewhere."""
    entries = Entries(env)
    citings = entries.citings(env)
    said: dict[str, list[Any]] = {}
    for name in entries.by_id:
        places = [(c, env.titles[c.docname].astext()) for c in citings.get(name, ())]
        said.setdefault(name.docname, []).append((name, places))
    for docname, keys in works_by_page(env).items():
        for key in keys:
            if entry := entries.find(docname, key):
                text = str(entry.formatted_entry.text), entry.formatted_entry.label
                said.setdefault(docname, []).append((entry_id(entry), text))
    return said


def works_by_page(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return the keys that each page cites; a list of notes cites what their pages cite."""
    citing = citing_domain(env)
    works = {
        docname: [found.key for found in citing.citings(docname)]
        for docname in citing.data["citings"]
    }
    domain = env.domains["source"]
    noted = {key for docname in domain.data["notes"] for key in works.get(docname, ())}
    for docname in domain.data["lists"]:
        works[docname] = [*works.get(docname, ()), *sorted(noted)]
    return works


def digest(said: list[Any]) -> str:
    """Return a short form of what is said."""
    return hashlib.sha256(repr(said).encode()).hexdigest()


def setup_part(app: Sphinx) -> None:
    """Register the handler: after sphinxcontrib-bibtex has formatted the entries (500)."""
    app.connect("env-updated", rewrite, priority=600)
