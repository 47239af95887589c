"""Which facts each page refers to, by the keys of those facts.

The keys are `name:<name>` for what a reference names, `page:<docname>` for a page that a link
leads to, and `work:<key>` for a work that is cited.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.addnodes import pending_xref
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.util import docname_join

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ATTRIBUTE = "stale_pages_references"
"""The attribute of Sphinx's environment that holds the keys of each page."""

MAY_LEAD_TO_A_PAGE = {"any", "doc", "myst"}


def references_of(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the keys of the facts that each page refers to; may be changed in place."""
    found: dict[str, set[str]] | None = getattr(env, ATTRIBUTE, None)
    if found is None:
        found = {}
        setattr(env, ATTRIBUTE, found)
    return found


def name_key(name: str) -> str:
    """Return the key for the name of an object, or for a reference to it.

    A reference may say less than the whole name (`Class.method` for `module.Class.method`),
    and say it in another case: only the last part counts, in small letters. That two objects
    may then share a key costs a page that need not have been written, and no more.
    """
    parts = re.split(r"[.:/\s]+", name.lower().strip("()~!.: "))
    return f"name:{parts[-1]}"


def keys_of(reference: pending_xref, docname: str) -> Iterator[str]:
    """Yield the keys of all facts that a reference may show."""
    target: str = reference["reftarget"] or ""
    if reference.get("refdomain") == "cite":
        for part in target.split(","):
            # The key may stand between texts: {see}key{p. 3}.
            yield f"work:{re.sub(r'{[^}]*}', '', part).strip()}"
        return
    yield name_key(target)
    if within := reference.get("reftargetid"):
        yield name_key(within)
    if reference["reftype"] in MAY_LEAD_TO_A_PAGE:
        yield f"page:{target}"
        yield f"page:{docname_join(docname, target)}"


class ReferenceCollector(EnvironmentCollector):
    """Collects the keys while pages are read; by then MyST has made references of links."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:  # noqa: ARG002
        """Forget a page."""
        references_of(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,  # noqa: ARG002
        env: BuildEnvironment,
        docnames: Set[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over what another process has read."""
        theirs = references_of(other)
        references_of(env).update({name: theirs[name] for name in docnames if name in theirs})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the references of a page."""
        docname = app.env.current_document.docname
        references_of(app.env)[docname] = {
            key
            for reference in doctree.findall(pending_xref)
            for key in keys_of(reference, docname)
        }

    def get_outdated_docs(
        self,
        app: Sphinx,  # noqa: ARG002
        env: BuildEnvironment,
        added: set[str],  # noqa: ARG002
        changed: set[str],  # noqa: ARG002
        removed: set[str],
    ) -> list[str]:
        """Return pages that list a removed page in a toctree: reading them warns of it."""
        return [name for name, listed in env.toctree_includes.items() if removed & {*listed}]
