"""The domain `source`: which notes the site has, and where."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import get_translation
from sphinx.util.nodes import make_refnode

from source_trail.note_nodes import source_note, source_notes
from source_trail.trail_nodes import single_id
from source_trail.warning_types import WARNING_TYPE, NoteWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_ = get_translation(WARNING_TYPE)


class Note(NamedTuple):
    """A note, as the other pages know it."""

    number: str
    docname: str
    node_id: str  # empty where the note cannot be linked to
    line: int | None
    digest: str  # of all that stands in it

    @property
    def order(self) -> tuple[list[str | int], str, int]:
        """What notes are sorted by: S2 before S10, then page and line."""
        # With a group, split gives text and digits by turns, so that like compares with like.
        parts = re.split(r"([0-9]+)", self.number.casefold())
        natural = [int(part) if part.isdecimal() else part for part in parts]
        return natural, self.docname, self.line or 0


class SourceDomain(Domain):
    """The notes by page, and the pages that list them."""

    name = "source"
    label = "Source notes"
    object_types: ClassVar[dict[str, ObjType]] = {"note": ObjType("source note")}
    # listed: what the lists said when they were last written.
    initial_data: ClassVar[dict[str, Any]] = {"notes": {}, "lists": set(), "listed": []}
    data_version = 1

    def notes(self) -> list[Note]:
        """Return all notes in order."""
        return sorted(
            (note for page in self.data["notes"].values() for note in page),
            key=lambda note: note.order,
        )

    def clear_doc(self, docname: str) -> None:
        """Forget the page."""
        self.data["notes"].pop(docname, None)
        self.data["lists"].discard(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that a parallel worker has read."""
        self.data["lists"] |= otherdata["lists"] & docnames
        for docname in docnames & otherdata["notes"].keys():
            self.data["notes"][docname] = otherdata["notes"][docname]

    def process_doc(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        docname: str,
        document: nodes.document,
    ) -> None:
        """Remember the page's notes, and whether it has a list."""
        if notes := [describe(node, docname) for node in document.findall(source_note)]:
            self.data["notes"][docname] = notes
        if next(document.findall(source_notes), None):
            self.data["lists"].add(docname)

    def check_consistency(self) -> None:
        """Warn of notes that share a number, whoever read their pages."""
        first: dict[str, Note] = {}
        for note in self.notes():
            key = nodes.make_id(note.number)
            if key and (other := first.setdefault(key, note)) is not note:
                place = f"{self.env.doc2path(other.docname, base=False)}:{other.line}"
                warn(
                    NoteWarning.DUPLICATE,
                    note.number,
                    place,
                    location=(note.docname, note.line),
                )

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield the notes, for the search and for other sites."""
        for note in self.notes():
            if note.node_id:
                title = _("Source note {number}").format(number=note.number)
                yield note.number, title, "note", note.docname, note.node_id, 1

    def resolve_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference:
        """Return a link from a list to a place on a page (see `listing.link`)."""
        if builder.name == "man":
            # A manual page has no links: it would show the address.
            return nodes.reference("", "", contnode, internal=True)
        if builder.name == "singlehtml" and target:
            # All pages are one; Sphinx's own links would name the page, too.
            place = single_id(node["todoc"], target) if typ == "citation" else target
            return nodes.reference("", "", contnode, internal=True, refid=place)
        return make_refnode(builder, fromdocname, node["todoc"], target, contnode)

    def resolve_any_xref(self, *_details: object) -> list[tuple[str, nodes.reference]]:
        """Return nothing: a note's id is an ordinary label, which the domain `std` finds."""
        return []


def describe(node: source_note, docname: str) -> Note:
    """Return what other pages need to know of the note `node`."""
    digest = hashlib.sha256(node.pformat().encode()).hexdigest()
    node_id = node["ids"][0] if node["ids"] else ""
    return Note(node["number"], docname, node_id, node.line, digest)


def rewrite_lists(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:  # noqa: ARG001
    """Return the pages with a list, if a note or the title of its page has changed."""
    domain = env.domains["source"]
    assert isinstance(domain, SourceDomain)  # noqa: S101
    now = [(note, env.titles[note.docname].astext()) for note in domain.notes()]
    if now == domain.data["listed"]:
        return []
    domain.data["listed"] = now
    return sorted(domain.data["lists"])


def setup_part(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(SourceDomain)
    app.connect("env-updated", rewrite_lists)
