"""Has stale pages written again, and takes away those that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from stale_pages import memory, navigation, static_files
from stale_pages.facts import lists_of_works, object_facts, page_facts, work_facts
from stale_pages.memory import Written
from stale_pages.references import references_of

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

STATIC = "static:"
"""What the keys of styles and scripts begin with."""


class Follower:
    """Follows one build: what it finds before the pages are written is kept afterwards."""

    def __init__(self) -> None:
        self.facts: dict[str, str] = {}

    def find_stale(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages that would now be written otherwise than they were."""
        if not supported(app):
            return []
        now = self.facts = memory.digests(facts_of(app, env))
        last = memory.recall(memory_path(app), str(app.outdir))
        if last is None:
            return sorted(env.found_docs)
        before = last.facts
        changed = {key for key in now.keys() | before.keys() if now.get(key) != before.get(key)}
        names = [key.removeprefix(STATIC) for key in changed if key.startswith(STATIC)]
        stale = static_files.pages_with(names, html_builder(app))
        return sorted(
            stale | {page for page, keys in keys_by_page(env).items() if keys & changed}
        )

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Take away pages that are gone, and remember with what the others were written."""
        if exception is not None or not supported(app):
            return
        path, outdir = memory_path(app), str(app.outdir)
        last = memory.recall(path, outdir) or Written(outdir, [], {})
        pages = app.env.found_docs
        for docname in set(last.pages) - pages:
            remove_page(html_builder(app), docname)
        # A page that refers to what is gone was warned of, and will be until it is mended.
        gone = set().union(*keys_by_page(app.env).values()) - self.facts.keys()
        lost = {key: fact for key, fact in last.facts.items() if key in gone}
        now = Written(outdir, sorted(pages), {**self.facts, **lost})
        if now != last:
            memory.keep(path, now)


def facts_of(app: Sphinx, env: BuildEnvironment) -> dict[str, Any]:
    """Return everything that pages may show, and that is not in their own source."""
    sections = app.config.stale_pages_sidebar_sections
    files = static_files.static_files(html_builder(app))
    return {
        **object_facts(env),
        **page_facts(env),
        **work_facts(env),
        **navigation.contents_facts(env),
        navigation.KEY: navigation.navigation_fact(env, with_sections=sections),
        **{f"{STATIC}{name}": content for name, content in files.items()},
    }


def keys_by_page(env: BuildEnvironment) -> dict[str, Set[str]]:
    """Return the keys of all facts that each page shows."""
    references, lists = references_of(env), lists_of_works(env)
    return {
        docname: {
            navigation.KEY,
            f"below:{docname}",
            *references.get(docname, ()),
            *([f"list:{docname}"] if docname in lists else []),
        }
        for docname in env.found_docs
    }


def remove_page(builder: StandaloneHTMLBuilder, docname: str) -> None:
    """Take away the files of a page that is no longer part of the site."""
    sources = Path(builder.outdir, "_sources").glob(f"{docname}.*")
    page = Path(builder.get_output_path(docname))
    for path in [page, *sources]:
        path.unlink(missing_ok=True)
    if page.parent.is_dir() and not any(page.parent.iterdir()):
        page.parent.rmdir()


def forget(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Forget all pages that are to be read before the first of them is.

    Where Sphinx reads in one process it forgets each just before it is read: what has moved
    to a page from a later one would then be found twice, and warned of.
    """
    for docname in docnames:
        app.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)


def supported(app: Sphinx) -> bool:
    """Tell whether the builder writes each page into a file of its own, as HTML."""
    builder = app.builder
    return isinstance(builder, StandaloneHTMLBuilder) and builder.name in {"html", "dirhtml"}


def html_builder(app: Sphinx) -> StandaloneHTMLBuilder:
    """Return the builder, which `supported` has found to be one of HTML."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)  # noqa: S101
    return app.builder


def memory_path(app: Sphinx) -> Path:
    """Return the file that remembers for this builder."""
    return Path(app.doctreedir) / f"stale_pages-{app.builder.name}.json"


def setup_build(app: Sphinx) -> None:
    """Register the handlers: after all others have said what they know of the pages."""
    follower = Follower()
    app.connect("env-before-read-docs", forget)
    app.connect("env-get-updated", follower.find_stale, priority=900)
    app.connect("build-finished", follower.finish, priority=900)
