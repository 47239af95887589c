"""Lists all time outs where `time-outs` stands, and for HTML where `reflections` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .domain import TimeOutDomain
from .nodes import reflections, time_out_entry, time_out_line, time_out_list, time_outs
from .transforms import minutes_node
from .words import page_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import Activity


class ListTimeOuts(SphinxPostTransform):
    """Puts a list where `time-outs` stands, before links are resolved (10).

    time_out_list (a list)
        time_out_entry (an item) activity="NAME" prompts="PROMPT PROMPT"
            time_out_line (a paragraph)
                link to the time out, its minutes, link to its page
    """

    default_priority = 4

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Replace each place by a list of its own."""
        for place in list(self.document.findall(time_outs)):
            place.replace_self(
                list(_lists(self.env, place["docname"], "time-outs", with_pages=True))
            )


class ListForReflections(SphinxPostTransform):
    """Adds a list to the place of reflections, without the pages.

    Nowhere but in HTML is there a script, which asks the list what the site holds.
    """

    default_priority = 4
    formats = ("html",)

    def run(self, **kwargs: object) -> None:  # noqa: ARG002
        """Add a list to each place."""
        for place in self.document.findall(reflections):
            place.extend(
                _lists(self.env, place["docname"], "reflections-activities", with_pages=False)
            )


def _lists(
    env: BuildEnvironment, on: str, css_class: str, *, with_pages: bool
) -> Iterator[time_out_list]:
    """Yield one list of all time outs, for the document `on`, or none if there are none."""
    domain = env.domains["time-out"]
    assert isinstance(domain, TimeOutDomain)  # noqa: S101
    entries = []
    for docname, activity in domain.activities():
        line = time_out_line("", "", *_said_of(activity, on))
        if with_pages:
            line += [nodes.Text(", "), _page(env, docname, on)]
        prompts = " ".join(activity.prompts)
        entries.append(time_out_entry("", line, activity=activity.name, prompts=prompts))
    if entries:
        yield time_out_list("", *entries, bullet="-", classes=[css_class])


def _said_of(activity: Activity, on: str) -> Iterator[nodes.Node]:
    """Yield the link to a time out, and how long it takes."""
    yield addnodes.pending_xref(
        "",
        nodes.inline("", activity.title),
        refdomain="time-out",
        reftype="activity",
        reftarget=activity.name,
        refdoc=on,
        refexplicit=False,
        refwarn=True,
    )
    if activity.minutes:
        yield nodes.Text(" ")
        yield minutes_node(activity.minutes)


def _page(env: BuildEnvironment, docname: str, on: str) -> nodes.inline:
    """Return the words that say, and link to, the page of a time out."""
    before, after = page_words()
    link = addnodes.pending_xref(
        "",
        nodes.inline("", env.titles[docname].astext()),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{docname}",
        refdoc=on,
        refexplicit=True,
        refwarn=True,
    )
    words = nodes.inline("", "", nodes.Text(before), link, classes=["time-out-page"])
    if after:
        words += nodes.Text(after)
    return words


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_post_transform(ListTimeOuts)
    app.add_post_transform(ListForReflections)
