from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from git_history import commit, git, shallow_clone

from page_head import head
from site_builder import build

if TYPE_CHECKING:
    from pathlib import Path

CONF = {
    "section_links_ledger": "",
    "extensions": ["myst_parser", "section_links", "sphinx_last_updated_by_git"],
    "html_baseurl": "https://site.example/",
    "release": "1.2.3",
    "version": "1.2",
    "suppress_warnings": [
        "git.command_not_found",
        "git.subprocess_error",
        "git.too_shallow",
    ],
}
SITE = {
    "index.md": "# Home\n\n```{toctree}\nother\n```\n",
    "other.md": "# Other\n",
}
FIRST, SECOND = "2024-03-01T12:00:00+00:00", "2025-07-09T12:00:00+00:00"


@pytest.fixture(autouse=True)
def no_history_but_that_of_the_site(tmp_path, monkeypatch):
    # The folder of the tests might lie within a repository.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


def changed(built, page="other"):
    """Return the page's day of change, the same wherever it is said."""
    assert (built.warnings, built.status) == ([], 0)
    page_head = head(built.read(f"{page}.html"))
    day = page_head.resource().get("dateModified")
    assert page_head.values("citation_online_date") == ([day.replace("-", "/")] if day else [])
    assert (f"<lastmod>{day}" in built.read("sitemap.xml")) == (day is not None)
    return day


def commit_pages(repository: Path, when: str, **texts: str) -> dict[str, str]:
    """Commit the site, with other texts for some pages, in `source/`; return its files.

    The repository is the folder above, where building leaves it alone.
    """
    site = SITE | {f"{name}.md": text for name, text in texts.items()}
    (repository / "source").mkdir(parents=True, exist_ok=True)
    for name, text in site.items():
        (repository / "source" / name).write_text(text, encoding="utf-8")
    commit(repository, "source", when)
    return site


def test_a_page_has_the_day_of_its_last_commit(tmp_path):
    commit_pages(tmp_path, FIRST)
    site = commit_pages(tmp_path, SECOND, other="# Others\n")
    built = build(tmp_path, site, conf=CONF)
    assert changed(built) == "2025-07-09"
    assert head(built.read("index.html")).resource()["dateModified"] == "2024-03-01"


def test_what_a_page_includes_counts_unless_it_is_excluded(tmp_path):
    page = "# Other\n\n```{include} part.md\n```\n"
    hidden = {"exclude_patterns": ["part.md"]}
    commit_pages(tmp_path, FIRST, other=page, part="A part.\n")
    site = commit_pages(tmp_path, SECOND, other=page, part="Another part.\n")
    assert changed(build(tmp_path, site, conf=CONF | hidden)) == "2025-07-09"
    excluding = CONF | hidden | {"git_exclude_patterns": ["**/part.md"]}
    assert changed(build(tmp_path, site, conf=excluding)) == "2024-03-01"


ZONES = {None: "2024-02-29", "UTC": "2024-02-29", "Europe/Berlin": "2024-03-01"}


@pytest.mark.parametrize("zone", ZONES)
def test_the_day_is_that_of_one_time_zone_on_every_machine(tmp_path, zone, monkeypatch):
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")  # 14 hours ahead
    site = commit_pages(tmp_path, "2024-03-01T00:30:00+01:00")
    conf = CONF | {"git_last_updated_timezone": zone}
    assert changed(build(tmp_path, site, conf=conf, jobs=2)) == ZONES[zone]


def test_a_shallow_clone_tells_no_day_but_those_it_knows(tmp_path):
    commit_pages(tmp_path / "whole", FIRST)
    clone = shallow_clone(tmp_path / "whole", tmp_path / "clone")
    assert changed(build(clone, SITE, conf=CONF)) is None
    site = commit_pages(clone, SECOND, other="# Others\n")
    built = build(clone, site, conf=CONF)
    assert changed(built) == "2025-07-09"
    assert "dateModified" not in head(built.read("index.html")).resource()


def test_without_a_repository_there_is_no_day(tmp_path):
    assert changed(build(tmp_path, SITE, conf=CONF)) is None


def test_without_a_commit_there_is_no_day(tmp_path):
    git(tmp_path, "init", "--quiet")
    assert changed(build(tmp_path, SITE, conf=CONF)) is None
    site = commit_pages(tmp_path, FIRST)
    site["new.md"] = "---\norphan: true\n---\n\n# New\n"
    built = build(tmp_path, site, conf=CONF)
    assert "dateModified" not in head(built.read("new.html")).resource()
    assert changed(built) == "2024-03-01"


def test_without_git_there_is_no_day(tmp_path, monkeypatch):
    commit_pages(tmp_path, FIRST)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("git") is None
    assert changed(build(tmp_path, SITE, conf=CONF)) is None


def test_without_the_extension_there_is_no_day_but_a_version(tmp_path):
    commit_pages(tmp_path, FIRST)
    conf = {**CONF, "extensions": ["myst_parser", "section_links"]}
    built = build(tmp_path, SITE, conf=conf)
    assert changed(built) is None
    assert head(built.read("other.html")).resource()["version"] == "1.2.3"


VERSIONS = [("2.0.1", "2.0", "2.0.1"), ("", "2.0", "2.0"), ("", "", None)]


@pytest.mark.parametrize(("release", "version", "said"), VERSIONS)
def test_the_version_is_the_release_or_the_short_one(tmp_path, release, version, said):
    conf = {**CONF, "release": release, "version": version}
    built = build(tmp_path, SITE, conf=conf)
    assert head(built.read("index.html")).resource().get("version") == said
