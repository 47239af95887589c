"""The directives `source-note` and `source-notes`."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst.directives import unchanged
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from source_trail.note_nodes import source_note, source_note_title, source_notes
from source_trail.warning_types import WARNING_TYPE, NoteWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec

_ = get_translation(WARNING_TYPE)


class Certainty(Enum):
    """How well a note is supported."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    def in_words(self) -> str:
        """Return what a reader is told, in the site's language."""
        match self:
            case Certainty.HIGH:
                return _("well supported")
            case Certainty.MEDIUM:
                return _("fairly well supported")
            case Certainty.LOW:
                return _("uncertain")


class SourceNote(SphinxDirective):
    """An editor's note on what a source claims.

    ````markdown
    :::{source-note} S13
    :certainty: high

    The article
    : describes the phases as following one another.

    What is known
    : They overlap.
    :::
    ````

    The argument is the note's number, unique on the site; `:certainty:` is high, medium or
    low; the content is any markup. It emits a target, so that LaTeX too has a label to link
    to, and the note, which takes the target's id:

    ```
    <target ids="source-note-s13" names="source-note-s13">
    <source_note number="S13">
        <source_note_title translatable="0">  Source note S13 · well supported
        ...the content
    ```

    What is wrong with a note is a warning (see `NoteWarning`), and the note still stands.
    """

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"certainty": unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the target, if the note can have one, and the note."""
        number = " ".join(self.arguments).strip()
        note = source_note(number=number)
        self.set_source_info(note)
        if not nodes.make_id(number):
            warn(NoteWarning.NO_NUMBER, location=note)
        title = source_note_title("", self.title(number, note), translatable=False)
        self.set_source_info(title)
        note += [title, *self.parse_content_to_nodes()]
        if len(note) == 1:
            warn(NoteWarning.EMPTY, number, location=note)
        return [*self.target(number), note]

    def title(self, number: str, note: source_note) -> str:
        """Return the note's title, without a certainty if that is not given or not known."""
        name = _("Source note {number}").format(number=number)
        given = (self.options.get("certainty") or "").strip().lower()
        if not given:
            warn(NoteWarning.NO_CERTAINTY, number, location=note)
            return name
        try:
            return f"{name} · {Certainty(given).in_words()}"
        except ValueError:
            warn(NoteWarning.UNKNOWN_CERTAINTY, number, given, location=note)
            return name

    def target(self, number: str) -> list[nodes.target]:
        """Return what links to the note lead to.

        A page has an id once: the second of two notes with one number has none. That they
        share a number is found when all pages are read (see `domain`).
        """
        node_id = f"source-note-{nodes.make_id(number)}"
        if not nodes.make_id(number) or node_id in self.state.document.ids:
            return []
        target = nodes.target("", "", ids=[node_id], names=[node_id])
        self.set_source_info(target)
        self.state.document.note_explicit_target(target)
        return [target]


class SourceNotes(SphinxDirective):
    """The list of the site's source notes, S2 before S10.

    It emits `<source_notes docname="...">`, which is replaced when the page is written: by
    then all pages have been read.
    """

    def run(self) -> list[nodes.Node]:
        """Return the place of the list."""
        place = source_notes(docname=self.env.current_document.docname)
        self.set_source_info(place)
        return [place]


def setup_part(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("source-note", SourceNote)
    app.add_directive("source-notes", SourceNotes)
