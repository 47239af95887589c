"""The names that an author may have meant."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from posixpath import basename, dirname, relpath, splitext
from typing import TYPE_CHECKING, NamedTuple

from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import en
from pygments.lexers import get_all_lexers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.environment import BuildEnvironment


class Mistake(NamedTuple):
    """Where a name stands that is not known."""

    env: BuildEnvironment
    """The environment of the build."""

    page: str
    """The name of the page; '' if it is not known."""

    groups: Mapping[str, str]
    """What the pattern of the message found."""


CLOSE = 0.75
"""How much a name that authors choose, as a share of its letters, must be like another."""

PAGES = {"page_files", "pages", "labels_and_pages"}
CLOSELY = PAGES | {"labels", "labels_of_page", "works"}


def nearest(kind: str, mistake: Mistake) -> str:
    """Return the known name of a kind that is most like `name` of the groups; '' if none is.

    A page or file of the same name in another folder comes first.
    """
    name = mistake.groups["name"]
    names = sorted({*KINDS[kind](mistake)} - {name})
    if "/" in name or "." in name:
        moved = [known for known in names if basename(known) == basename(name)]
        if len(moved) == 1:
            return moved[0]
    form = _bare if kind in PAGES else str.lower
    lower = {form(known): known for known in names}
    cutoff = CLOSE if kind in CLOSELY else 0.6
    found = difflib.get_close_matches(form(name), lower, n=1, cutoff=cutoff)
    return lower[found[0]] if found else ""


def _bare(name: str) -> str:
    """Return the name of a page without its ending, which counts for nothing."""
    return re.sub(r"\.(?:md|rst)$", "", name.lower())


def _works(mistake: Mistake) -> Iterable[str]:
    return mistake.env.domains["cite"].bibdata.data.entries  # type: ignore[attr-defined, no-any-return]


def _bibliographies(mistake: Mistake) -> Iterable[str]:
    return mistake.env.config.bibtex_bibfiles or ()


def _page_files(mistake: Mistake) -> Iterable[str]:
    env, page, groups = mistake
    files = [Path(env.doc2path(name, base=False)).as_posix() for name in env.found_docs]
    return _from_page(page, groups["name"], files)


def _pages(mistake: Mistake) -> Iterable[str]:
    return _from_page(mistake.page, mistake.groups["name"], mistake.env.found_docs)


def _from_page(page: str, name: str, paths: Iterable[str]) -> Iterable[str]:
    """Return paths as links of a page have them: from its folder, or from the top."""
    if name.startswith("/"):
        return [f"/{path}" for path in paths]
    return [relpath(path, dirname(page) or ".") for path in paths]


def _files(mistake: Mistake) -> Iterable[str]:
    """Return the files in the folder where a file is sought."""
    env, page, groups = mistake
    folder = Path(env.srcdir, dirname(page), dirname(groups["name"]).lstrip("/"))
    here = dirname(groups["name"])
    return [f"{here}/{path.name}".lstrip("/") for path in folder.glob("*") if path.is_file()]


def _images(mistake: Mistake) -> Iterable[str]:
    """Return the images; a message gives the path of an image from the top folder."""
    sort = splitext(mistake.groups["name"])[1]
    top = Path(mistake.env.srcdir)
    return [path.relative_to(top).as_posix() for path in top.rglob(f"*{sort}") if sort]


def _labels(mistake: Mistake) -> Iterable[str]:
    return mistake.env.domains.standard_domain.anonlabels


def _labels_of_page(mistake: Mistake) -> Iterable[str]:
    labels = mistake.env.domains.standard_domain.anonlabels.items()
    slugs = mistake.env.metadata[mistake.groups["of"]].get("myst_slugs", {})
    return [*slugs, *(name for name, (page, _) in labels if page == mistake.groups["of"])]


def _labels_and_pages(mistake: Mistake) -> Iterable[str]:
    return [*_labels(mistake), *_pages(mistake)]


def _terms(mistake: Mistake) -> Iterable[str]:
    objects = mistake.env.domains.standard_domain.objects
    return [name for kind, name in objects if kind == "term"]


def _directives(mistake: Mistake) -> Iterable[str]:
    registered = vars(directives)["_directives"]  # docutils has no public list
    return [*registered, *en.directives, *_of_domains(mistake.env, "directives")]


def _roles(mistake: Mistake) -> Iterable[str]:
    registered = vars(roles)["_roles"]  # docutils has no public list
    return [*registered, *en.roles, *_of_domains(mistake.env, "roles")]


def _of_domains(env: BuildEnvironment, what: str) -> Iterable[str]:
    for domain in env.domains.values():
        for name in getattr(domain, what):
            yield name if domain.name == "std" else f"{domain.name}:{name}"


def _languages(_mistake: Mistake) -> Iterable[str]:
    return [alias for _, aliases, _, _ in get_all_lexers() for alias in aliases]


def _among(mistake: Mistake) -> Iterable[str]:
    return re.findall(r"[\w-]+", mistake.groups["among"])


KINDS: dict[str, Callable[[Mistake], Iterable[str]]] = {
    "among": _among,
    "bibliographies": _bibliographies,
    "directives": _directives,
    "files": _files,
    "images": _images,
    "labels": _labels,
    "labels_and_pages": _labels_and_pages,
    "labels_of_page": _labels_of_page,
    "languages": _languages,
    "page_files": _page_files,
    "pages": _pages,
    "roles": _roles,
    "terms": _terms,
    "works": _works,
}
"""The kinds of names, each with what lists those that there are."""
