"""The files that tell people on GitHub what this is, who looks after it and how to help."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
import yaml

HOME = Path(__file__).parents[2]
PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FORMS = sorted(
    path for path in (HOME / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"
)
NOBODY = (
    "Write nothing from which a patient, a colleague or a place of work could be recognised."
)
QUESTIONS = ("What changes", "sources", "addresses", "check")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def read(name):
    return (HOME / name).read_text(encoding="utf-8")


def settings():
    """Return the values of conf.py that are written there as they are."""
    found = {}
    for node in ast.parse(read("docs/conf.py")).body:
        if isinstance(node, ast.Assign):
            try:
                value = ast.literal_eval(node.value)
            except ValueError:
                continue
            found |= {name.id: value for name in node.targets if isinstance(name, ast.Name)}
    return found


def test_the_version_is_the_same_everywhere():
    newest = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", read("CHANGELOG.md"), re.MULTILINE)[0]
    cited = yaml.safe_load(read("CITATION.cff"))["version"]
    conf = settings()
    assert {newest, cited, conf["version"], conf["release"]} == {PROJECT["version"]}


def test_the_authors_are_cited_as_the_pages_are():
    (author,) = yaml.safe_load(read("CITATION.cff"))["authors"]
    assert settings()["section_links_authors"] == [f"{{{author['name']}}}"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_is_short_and_asks_for_nobody(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    first, *fields = form["body"]
    assert first["type"] == "markdown"
    assert NOBODY in first["attributes"]["value"]
    assert 1 <= len(fields) <= 3
    assert all(field["attributes"]["label"].endswith("?") for field in fields)


def test_a_pull_request_is_asked_four_questions():
    text = read(".github/pull_request_template.md")
    questions = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert len(questions) == len(QUESTIONS)
    for question, word in zip(questions, QUESTIONS, strict=True):
        assert word in question
        assert "?" in question
    assert NOBODY.removeprefix("W") in text


def test_every_path_that_has_owners_exists():
    lines = [line for line in read(".github/CODEOWNERS").splitlines() if line]
    owned = [line.split() for line in lines if not line.startswith("#")]
    paths = [pattern.lstrip("/") for pattern, *owners in owned if pattern != "*" and owners]
    assert len(paths) == len(owned) - 1
    assert [path for path in paths if not list(HOME.glob(path))] == []


@pytest.mark.parametrize(
    "name",
    ["README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md", "SECURITY.md"],
)
def test_the_links_to_files_lead_somewhere(name):
    links = LINK.findall(read(name))
    assert [link for link in links if not (HOME / link).exists()] == []


def test_whoever_comes_by_github_is_led_on():
    text = read("CONTRIBUTING.md")
    assert {"docs/contribute/index.md", "CODE_OF_CONDUCT.md"} <= set(LINK.findall(text))
    assert "python3 kb.py serve" in text
    assert "python3 kb.py test" in text


def test_the_licences_name_every_folder():
    text = read("LICENSE-CC-BY-4.0.md")
    assert PROJECT["license"] == "MIT"
    assert PROJECT["license-files"] == ["LICENSE"]
    for folder in ("docs", "ext", "checks", "bench", "tests", ".github"):
        assert (HOME / folder).is_dir()
        assert f"`{folder}/`" in text
