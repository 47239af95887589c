"""The domain `time-out`: the addresses of time outs, and references to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import ObjType
from sphinx.locale import get_translation
from sphinx.util.nodes import get_node_line

from directive_parts.domain import Entry, NamedThings, NameRole
from directive_parts.names import slug
from directive_parts.references import follow

from .mistakes import Mistake, warn
from .names import address
from .nodes import reflections, time_out, time_outs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ = get_translation("time_outs")


@dataclass(frozen=True)
class Activity(Entry):
    """A time out, or the draft of a document."""

    minutes: int
    """How long it takes; 0 where that is not said."""

    prompts: tuple[str, ...]
    """The names of its prompts, in order."""

    draft: bool
    """Whether it is a draft, which lists of time outs do not hold."""


class TimeOutDomain(NamedThings):
    """Time outs, by document and address."""

    name = "time-out"
    label = "Time out"
    object_types: ClassVar[dict[str, ObjType]] = {
        # Translators: what kind of thing a result of the search is.
        "activity": ObjType(_("time out"), "activity"),
    }
    roles: ClassVar[dict[str, Any]] = {"activity": NameRole()}
    dangling_warnings: ClassVar[dict[str, str]] = {
        "activity": "there is no time out that is called '%(target)s'. "
        "A time out is called what its option :name: says.",
    }
    initial_data: ClassVar[dict[str, Any]] = {
        **NamedThings.initial_data,
        "lists": {},
        "reflections": {},
        "shown": {},
    }
    data_version = 1

    @property
    def lists(self) -> dict[str, bool]:
        """The documents that list all time outs."""
        return cast("dict[str, bool]", self.data["lists"])

    @property
    def reflections(self) -> dict[str, int]:
        """The documents that are a place for reflections, and in which line."""
        return cast("dict[str, int]", self.data["reflections"])

    @property
    def shown(self) -> dict[str, object]:
        """What each document, as it was written last, shows of others: see `shown_by`."""
        return cast("dict[str, object]", self.data["shown"])

    def address(self, name: str) -> str:
        """Return the id of the time out that is called `name`."""
        return address(name)

    def normalise(self, target: str) -> str:
        """Return the name that the target of a reference means."""
        return slug(target)

    def process_doc(
        self, env: BuildEnvironment, docname: str, document: nodes.document
    ) -> None:
        """Note the time outs of a document, and the places that show those of others."""
        super().process_doc(env, docname, document)
        places = list(document.findall(reflections))
        if places:
            self.reflections[docname] = get_node_line(places[0]) or 1
        if places or any(document.findall(time_outs)):
            self.lists[docname] = True
        for place in places[1:]:
            warn(Mistake.REFLECTIONS, SECOND_PLACE.format(place=f"'{docname}'"), place)

    def entries_in(self, document: nodes.document) -> Iterator[Entry]:
        """Yield the time outs of a document."""
        for part in document.findall(time_out):
            if name := part.get("name"):
                yield Activity(
                    name,
                    "activity",
                    part.title_text or name,
                    get_node_line(part),
                    part["minutes"],
                    tuple(prompt.parent["prompt"] for prompt in part.prompts),
                    part["draft"],
                )

    def report_duplicate(self, entry: Entry, docname: str, place: str) -> None:
        """Report that the address of a time out is taken."""
        message = (
            f"time-out {entry.title}: the address '{address(entry.name)}' is taken by "
            f"{place}. Give one of the two time outs another :name:."
        )
        warn(Mistake.DUPLICATE, message, (docname, entry.line))

    def check_consistency(self) -> None:
        """Report addresses that occur in two documents, and a second place of reflections."""
        super().check_consistency()
        first = self.reflections_page()
        for docname in sorted(self.reflections.keys() - {first}):
            message = SECOND_PLACE.format(place=self.env.doc2path(first, base=False))
            warn(Mistake.REFLECTIONS, message, (docname, self.reflections[docname]))

    def reflections_page(self) -> str:
        """Return the first document with the place of reflections, or nothing."""
        if len(self.reflections) < 2:
            return next(iter(self.reflections), "")
        return next((name for name in self.in_order() if name in self.reflections), "")

    def in_order(self) -> list[str]:
        """Return all documents in the order of the contents; those not in it come last."""
        listed = list(self.env.collect_relations())
        return [*listed, *sorted(self.env.all_docs.keys() - set(listed))]

    def activities(self) -> list[tuple[str, Activity]]:
        """Return all time outs, each with its document, in the order of the contents."""
        return [
            (docname, entry)
            for docname in self.in_order()
            for node_id, entry in self.entries.get(docname, {}).items()
            if self.first_documents[node_id] == docname
            if isinstance(entry, Activity) and not entry.draft
        ]

    def shown_by(self, docname: str) -> object:
        """Return what a document shows of others: the list, and where reflections are."""
        listed = [
            (entry.name, entry.title, entry.minutes, entry.prompts, of, self._page_title(of))
            for of, entry in (self.activities() if docname in self.lists else [])
        ]
        return listed, self.reflections_page()

    def _page_title(self, docname: str) -> str:
        return self.env.titles[docname].astext()


SECOND_PLACE = (
    "reflections: there is a place for all reflections in {place} already. "
    "Take one of the two out."
)


def update(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the documents that have to be written again because of what they show."""
    domain = env.domains["time-out"]
    assert isinstance(domain, TimeOutDomain)  # noqa: S101
    changed = []
    for docname in sorted(domain.lists.keys() | domain.entries.keys()):
        now = domain.shown_by(docname)
        if domain.shown.get(docname) != now:
            domain.shown[docname] = now
            changed.append(docname)
    return changed


def setup(app: Sphinx) -> None:
    """Register the domain."""
    follow(app, TimeOutDomain)
    app.connect("env-updated", update)
