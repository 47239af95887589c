"""What is wrong with the dates of a page, found when the page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.util.matching import Matcher

from page_review.days import has_begun, read_day
from page_review.metadata import DUE, KEYS, REVIEWED, line_of, places, reviewers, value_of
from page_review.pages import Review, reviews_of
from page_review.warning_types import ReviewWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from docutils import nodes
    from sphinx.environment import BuildEnvironment


def read_review(env: BuildEnvironment, docname: str) -> Review | None:
    """Return what the metadata of a page says of its review.

    Nothing is returned for a page that has no review: one that `page_review_exclude` names,
    one that says nothing and need not, and one whose dates are wrong, of which is warned.
    """
    if Matcher(env.config.page_review_exclude)(docname):
        return None
    metadata = env.metadata[docname]
    if not env.config.page_review_required and not any(key in metadata for key in KEYS):
        return None
    reviewed, due = read_date(env, docname, REVIEWED), read_date(env, docname, DUE)
    if reviewed is None or due is None:
        return None
    if not has_begun(reviewed, reviews_of(env).now):
        line = line_of(env, docname, REVIEWED)
        warn(ReviewWarning.FUTURE, reviewed, location=(docname, line))
        return None
    if due <= reviewed:
        line = line_of(env, docname, DUE)
        warn(ReviewWarning.ORDER, due, reviewed, location=(docname, line))
        return None
    return Review(reviewed, due, tuple(reviewers(metadata)))


def read_date(env: BuildEnvironment, docname: str, key: str) -> date | None:
    """Return the date that a page has for `key`, or warn that it is missing or wrong.

    Front matter in which one day is not in the calendar, 2026-02-30, is no YAML to MyST, and
    none of its values arrive: the wrong one is then found in the source.
    """
    metadata = env.metadata[docname]
    text = value_of(metadata, key)
    if day := read_day(text):
        return day
    found = places(env, docname)
    if key in found and key not in metadata:
        text = found[key].text
    if read_day(text):
        # MyST has said that the front matter cannot be read; this is not why.
        return None
    if text:
        warn(ReviewWarning.DATE, key, text, location=(docname, line_of(env, docname, key)))
    else:
        line = line_of(env, docname, key, *KEYS)
        warn(ReviewWarning.MISSING, key, key, location=(docname, line))
    return None


def check_sources(
    env: BuildEnvironment, docname: str, due: date, document: nodes.document
) -> None:
    """Warn of a page that is due later than a source holds which it cites."""
    sources: dict[str, str] = env.config.page_review_sources
    for key in sources.keys() & set(cited(document)) if sources else ():
        until = read_day(str(sources[key]))
        if until and due > until:
            line = line_of(env, docname, DUE)
            details = (due, key, until, until)
            warn(ReviewWarning.SOURCE, *details, location=(docname, line))


def cited(document: nodes.document) -> Iterator[str]:
    """Yield the keys that a page cites with roles of sphinxcontrib-bibtex, as `{cite:p}`.

    Citations in footnotes (`{footcite}`) are no cross-references, and are not among them.
    """
    for node in document.findall(addnodes.pending_xref):
        if node.get("refdomain") == "cite":
            # There are such nodes only where that package is installed.
            from sphinxcontrib.bibtex.citation_target import (  # noqa: PLC0415
                parse_citation_targets,
            )

            yield from (target.key for target in parse_citation_targets(node["reftarget"]))
