from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from page_head import head
from whole_site import HOME, build

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://therapeutic-relationship.example/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MOST = 700
"""How many bytes the metadata of a page may take of what is sent, compressed."""

SOURCES = sorted((HOME / "docs").rglob("*.md"))
PAGES = [
    path.relative_to(HOME / "docs").with_suffix(".html").as_posix()
    for path in SOURCES
    if "_build" not in path.parts
]


@pytest.fixture(scope="module")
def heads(site):
    return {name: head((site / name).read_text(encoding="utf-8")) for name in PAGES}


def test_every_page_of_content_says_what_it_is(heads):
    for name, page in heads.items():
        address = ADDRESS + name
        title = page.soup.h1.find(string=True).strip()
        assert page.value("citation_title").startswith(title), name
        assert page.values("citation_author"), name
        assert page.value("citation_language") == "en-GB"
        assert page.addresses("canonical") == [address]
        assert page.value("citation_public_url") == address
        assert page.value("og:url") == address
        assert page.value("og:description") == page.value("description") != ""
        assert page.addresses("license") == [LICENCE]


def test_every_page_of_content_is_a_learning_resource(heads):
    permanent = []
    for name, page in heads.items():
        resource = page.resource()
        assert resource["name"] == page.value("citation_title")
        assert resource["description"] == page.value("description")
        assert resource["license"] == LICENCE
        assert resource["isPartOf"]["url"] == ADDRESS
        assert resource["isAccessibleForFree"] is True
        assert page.addresses("cite-as") == [resource["@id"]] == [resource["url"]], name
        assert re.fullmatch(rf"{ADDRESS}s/[a-z0-9-]+/", resource["@id"]), name
        assert len(page.links("describedby")) == 3
        permanent.append(resource["@id"])
    assert len(set(permanent)) == len(PAGES)


def test_pages_without_content_say_nothing(site):
    for name in ("search.html", "genindex.html"):
        text = (site / name).read_text(encoding="utf-8")
        assert not re.search(r"ld\+json|citation_|cite-as|og:", text), name


def test_the_sitemap_is_the_pages_of_content(site):
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 (our own file)
    listed = [loc.text for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(listed) == sorted(ADDRESS + name for name in PAGES)


def test_the_metadata_are_light(site):
    ours = re.compile(
        r'<meta (name="citation_|property="og:)[^\n]*\n'
        r'|<link rel="(cite-as|license|type|describedby)"[^\n]*\n'
        r'|<script type="application/ld\+json">[^\n]*\n'
    )
    for name in PAGES:
        text = (site / name).read_text(encoding="utf-8")
        without, count = ours.subn("", text)
        assert count > 15, name
        cost = len(gzip.compress(text.encode())) - len(gzip.compress(without.encode()))
        assert 0 < cost <= MOST, f"{name}: {cost} bytes"


def copy(folder: Path) -> Path:
    """Return a repository of the site's sources with a history of our own."""
    ignored = shutil.ignore_patterns("_build", "__pycache__")
    shutil.copytree(HOME / "docs", folder / "docs", ignore=ignored)
    shutil.copy(HOME / "references.bib", folder)
    return folder


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@site.example"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, when: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=A change", f"--date={when}T12:00:00+00:00")


def day(folder: Path, page: str) -> str | None:
    """Build the site of `folder`, as strictly as kb.py does; return the page's date."""
    assert build(folder / "docs", built(folder)) == ""
    text = (built(folder) / "html" / page).read_text(encoding="utf-8")
    found: str | None = head(text).resource().get("dateModified")
    return found


def built(folder: Path) -> Path:
    """Return where the site of `folder` is built: beside it, and in no repository."""
    return folder.with_name(f"{folder.name}-built")


def test_any_copy_can_be_built_and_no_date_is_guessed(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    whole = copy(tmp_path / "whole")
    assert day(whole, "theory/bordin.html") is None
    with monkeypatch.context() as without_git:
        without_git.setenv("PATH", str(tmp_path))
        assert day(whole, "theory/bordin.html") is None
    git(whole, "init", "--quiet")
    commit(whole, "2024-03-01")
    # What a page uses is not the page: the date stays that of its own text.
    used = ["references.bib", "docs/_static/drawings/bordin-parts.svg"]
    used.append("docs/contribute/examples/cards/start.markdown")
    for name in used:
        with (whole / name).open("a", encoding="utf-8") as file:
            file.write("\n")
    with (whole / "docs/theory/freud.md").open("a", encoding="utf-8") as file:
        file.write("\nA sentence.\n")
    commit(whole, "2025-07-09")
    assert day(whole, "theory/bordin.html") == "2024-03-01"
    pages = {name: built(whole) / "html" / name for name in PAGES}
    heads = {name: head(path.read_text(encoding="utf-8")) for name, path in pages.items()}
    days = {name: page.resource()["dateModified"] for name, page in heads.items()}
    later = [name for name in PAGES if days[name] != "2024-03-01"]
    assert later == ["theory/freud.html"]
    git(tmp_path, "clone", "--quiet", "--depth=1", whole.as_uri(), "shallow")
    assert day(tmp_path / "shallow", "theory/bordin.html") is None


def test_whoever_publishes_the_site_sets_its_address(tmp_path, monkeypatch):
    monkeypatch.setenv("SITE_ADDRESS", "https://site.example/kb")
    assert build(HOME / "docs", tmp_path) == ""
    page = head((tmp_path / "html/theory/freud.html").read_text(encoding="utf-8"))
    assert page.addresses("canonical") == ["https://site.example/kb/theory/freud.html"]
    assert page.resource()["isPartOf"]["url"] == "https://site.example/kb/"
    assert ADDRESS not in (tmp_path / "html/sitemap.xml").read_text(encoding="utf-8")
