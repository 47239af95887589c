"""What is made of a time out once its texts are final."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from directive_parts.index_entries import announce
from directive_parts.safety import make_harmless

from .mistakes import Mistake, warn
from .nodes import reflections, time_out, time_out_minutes, time_out_name
from .words import minutes_words, title_beginning

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class FinishTimeOuts(SphinxTransform):
    """Add to time outs what depends on their texts, or would hinder their translation.

    Runs after translation (20), PropagateTargets (260) and smart quotes (750), and before
    the domains collect references and index entries (850).
    """

    default_priority = 840

    def apply(self, **_options: Any) -> None:  # noqa: ANN401
        """Finish the time outs of the document."""
        for part in list(self.document.findall(time_out)):
            _make_harmless(part, "reflection-draft" if part["draft"] else "time-out")
            _finish_title(part)
            if "name" in part:
                announce(part, part.title_text)
        for place in self.document.findall(reflections):
            _make_harmless(place, "reflections")


def _make_harmless(part: nodes.Element, kind: str) -> None:
    """Take out what could run in a reader's browser, and report it."""
    title = part.title_text if isinstance(part, time_out) else ""

    def report(mistake: str, message: str, node: nodes.Node) -> None:
        warn(Mistake(mistake), f"{f'{kind} {title}'.strip()}: {message}", node)

    make_harmless(part, report)


def _finish_title(part: time_out) -> None:
    """Make the title bold, and add what kind of thing it is the title of, and the time."""
    title = part.title
    if title is None:
        return
    name = time_out_name("", "", *title.children, classes=["time-out-name"])
    title.clear()
    if not part["draft"]:
        title += nodes.Text(title_beginning())
    title += name
    if part["minutes"]:
        title += [nodes.Text(" "), minutes_node(part["minutes"])]


def minutes_node(minutes: int) -> time_out_minutes:
    """Return a node that says how long a time out takes."""
    return time_out_minutes("", minutes_words(minutes), classes=["time-out-minutes"])


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(FinishTimeOuts)
