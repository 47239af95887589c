"""'Suggest a change' at the foot of a page: with the repository's address, and without."""

from __future__ import annotations

import shutil

import pytest
from bs4 import BeautifulSoup

from whole_site import HOME, build

REPOSITORY = "https://github.com/somebody/a-repository"
PAGES = {
    "index": "index",
    "about": "about-rights",
    "skills/attach": "attach",
    "contribute/index": "contribute-send",
}
"""The pages of a small site, and a label of each that its template or its links lead to."""


@pytest.fixture
def small_site(tmp_path, monkeypatch):
    """Return what builds a small site as this one is built, with these settings."""

    def build_with(**settings):
        for name in ("SITE_REPOSITORY", "SITE_BRANCH"):
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        return build(tmp_path / "docs", tmp_path)

    for name in ("conf.py", "_templates", "_static"):
        source, target = HOME / "docs" / name, tmp_path / "docs" / name
        target.parent.mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    shutil.copy(HOME / "references.bib", tmp_path)
    (tmp_path / "docs/search-synonyms.txt").touch()
    for name, label in PAGES.items():
        front = "---\nreviewed: 2026-11-24\nreview-by: 2028-11-24\n---\n"
        menu = "\n".join(other for other in PAGES if other != "index")
        tree = f"\n```{{toctree}}\n{menu}\n```\n" if name == "index" else ""
        page = tmp_path / "docs" / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"{front}({label})=\n# A page\n{tree}", encoding="utf-8")
    lines = [f"{label}  2026-11-24\n" for label in sorted(PAGES.values())]
    (tmp_path / "docs/addresses.txt").write_text("".join(lines), encoding="utf-8")
    return build_with


def links(folder, name):
    """Return where the links of the page lead that suggest a change."""
    soup = BeautifulSoup((folder / f"{name}.html").read_text(encoding="utf-8"), "lxml")
    return [link["href"] for link in soup.find_all("a", string="Suggest a change")]


def test_the_link_of_a_page_leads_to_the_editor_of_its_file(small_site, tmp_path):
    assert small_site(SITE_REPOSITORY=REPOSITORY) == ""
    for name in PAGES:
        assert links(tmp_path / "html", name) == [f"{REPOSITORY}/edit/main/docs/{name}.md"]
    for made_by_no_file in ("search", "genindex", "cite/attach/index"):
        assert links(tmp_path / "html", made_by_no_file) == []


def test_the_branch_can_be_another(small_site, tmp_path):
    assert small_site(SITE_REPOSITORY=f"{REPOSITORY}/", SITE_BRANCH="next") == ""
    edit = f"{REPOSITORY}/edit/next/docs/skills/attach.md"
    assert links(tmp_path / "html", "skills/attach") == [edit]


@pytest.mark.parametrize("settings", [{}, {"SITE_REPOSITORY": ""}], ids=["unset", "empty"])
def test_without_a_repository_it_leads_to_the_page_for_contributors(
    small_site, tmp_path, settings
):
    assert small_site(**settings) == ""
    send = "#contribute-send"
    for name, target in {
        "index": f"contribute/index.html{send}",
        "skills/attach": f"../contribute/index.html{send}",
        "contribute/index": send,
    }.items():
        assert links(tmp_path / "html", name) == [target]


def test_a_repository_that_is_no_address_is_a_mistake(small_site):
    message = "SITE_REPOSITORY is 'somebody/a-repository': write the repository's whole address"
    assert message in small_site(SITE_REPOSITORY="somebody/a-repository")


def test_every_page_of_the_site_has_the_link_once(site):
    sources = [path.relative_to(HOME / "docs") for path in (HOME / "docs").rglob("*.md")]
    names = [path.with_suffix("").as_posix() for path in sources if "_build" not in path.parts]
    assert len(names) > 20
    assert [name for name in names if len(links(site, name)) != 1] == []
