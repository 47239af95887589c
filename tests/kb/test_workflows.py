"""What GitHub and Read the Docs read: linters, schemas, and rules of this repository."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

HOME = Path(__file__).parents[2]
WORKFLOWS = sorted((HOME / ".github/workflows").glob("*.yml"))
TEMPLATES = sorted((HOME / ".github/ISSUE_TEMPLATE").glob("*.yml"))
FORMS = [path for path in TEMPLATES if path.stem != "config"]
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": FORMS,
    "github-issue-config": [HOME / ".github/ISSUE_TEMPLATE/config.yml"],
    "dependabot": [HOME / ".github/dependabot.yml"],
    "readthedocs": [HOME / ".readthedocs.yaml"],
    "citation-file-format": [HOME / "CITATION.cff"],
}
"""The files that have a schema, by its name in check-jsonschema."""
MISTAKES = {
    "github-workflows": ("runs-on:", "runs_on:"),
    "github-issue-config": ("blank_issues_enabled: false", "blank_issues_enabled: never"),
    "github-issue-forms": ("type: input", "type: question"),
    "dependabot": ("interval: monthly", "interval: sometimes"),
    "readthedocs": ("os: ubuntu-24.04", "os: ubuntu"),
    "citation-file-format": ("type: dataset", "type: website"),
}
"""For each schema, something right in a file of ours, and something wrong instead."""
PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def tool(name):
    """Return the program of `.venv/`, so that no other one is taken for it."""
    suffix = ".exe" if sys.platform == "win32" else ""
    program = Path(sysconfig.get_path("scripts")) / f"{name}{suffix}"
    assert program.is_file(), f"{name} is not installed: run 'python3 kb.py test'"
    return str(program)


def run(*command):
    return subprocess.run(command, cwd=HOME, capture_output=True, encoding="utf-8", check=False)


def actionlint(*files):
    # Neither of the two would be on every machine.
    return run(tool("actionlint"), "-shellcheck=", "-pyflakes=", *map(str, files))


def zizmor(*files):
    return run(tool("zizmor"), "--offline", "--persona=pedantic", "--quiet", *map(str, files))


def schema(name, *files):
    return run(tool("check-jsonschema"), f"--builtin-schema=vendor.{name}", *map(str, files))


@pytest.fixture
def changed(tmp_path):
    """Return what writes a copy of a workflow in which something is another."""

    def changed(name, old, new):
        text = (HOME / f".github/workflows/{name}").read_text(encoding="utf-8")
        assert old in text
        copy = tmp_path / ".github/workflows" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text.replace(old, new, 1), encoding="utf-8")
        return copy

    return changed


def test_actionlint_finds_nothing():
    done = actionlint(*WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing():
    done = zizmor(".")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", SCHEMAS)
def test_files_are_what_their_schema_asks_for(name):
    done = schema(name, *SCHEMAS[name])
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_a_mistake(changed):
    done = actionlint(changed("test.yml", "needs: check\n", "needs: checks\n"))
    assert done.returncode == 1
    assert '"checks" which does not exist' in done.stdout


@pytest.mark.parametrize(
    ("name", "old", "new", "audit"),
    [
        ("publish.yml", "persist-credentials: false", "clean: true", "artipacked"),
        ("publish.yml", "permissions: {}", "permissions: write-all", "excessive-permissions"),
        (
            "test.yml",
            "run: python kb.py check",
            'run: echo "${{ github.event.pull_request.title }}"',
            "template-injection",
        ),
    ],
)
def test_zizmor_finds_a_mistake(changed, name, old, new, audit):
    done = zizmor(changed(name, old, new))
    assert done.returncode > 0
    assert f"[{audit}]" in done.stdout


@pytest.mark.parametrize("name", MISTAKES)
def test_a_schema_finds_a_mistake(tmp_path, name):
    right, wrong = MISTAKES[name]
    texts = (path.read_text(encoding="utf-8") for path in SCHEMAS[name])
    text = next(text for text in texts if right in text)
    copy = tmp_path / "copy.yml"
    copy.write_text(text.replace(right, wrong), encoding="utf-8")
    assert schema(name, copy).returncode == 1


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_hash_and_says_its_version(path):
    found = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert found
    assert [action for action in found if not PINNED.fullmatch(action)] == []


def test_an_action_has_one_hash_everywhere():
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    pins = set(re.findall(r"uses: (.+)", text))
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_nothing_and_each_job_says_what_it_may(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert "permissions" in job, name
        assert 0 < job["timeout-minutes"] <= 90, name


def test_the_gate_waits_for_every_job_of_the_tests():
    jobs = yaml.safe_load((HOME / ".github/workflows/test.yml").read_text("utf-8"))["jobs"]
    gate = jobs.pop("all-green")
    assert gate["if"] == "always()"
    assert set(gate["needs"]) == set(jobs)
    (step,) = gate["steps"]
    assert step["run"].count("success") == len(jobs)


def test_the_scripts_of_the_workflows_exist():
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    scripts = re.findall(r"\.github/scripts/\S+", text)
    assert len(scripts) >= 3
    assert [name for name in scripts if not (HOME / name).is_file()] == []
