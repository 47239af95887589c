"""The command `kb.py check`: what it prints, and its exit codes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from checks import __main__ as command
from checks import sphinx_build
from checks.finding import NOTICE, Finding
from checks.house import House, run
from checks.report import annotation, counted, summary

import kb

HOME = Path(kb.__file__).parent
HOUSE = HOME / "tests/mistakes/house"


@pytest.fixture
def house(tmp_path):
    """Return the small house of the mistakes, in no Git repository."""
    shutil.copytree(HOUSE, tmp_path / "a house")
    for name in ("conf.py", "_static/favicon.svg"):
        shutil.copy(HOME / "docs" / name, tmp_path / "a house/docs" / name)
    return tmp_path / "a house"


@pytest.fixture
def check(house, capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def run(*arguments: str) -> tuple[int, list[str]]:
        code = command.main(list(arguments), house)
        return code, capsys.readouterr().out.splitlines()

    return run


def spoil(house, name, right, wrong):
    path = house / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")


def test_a_house_in_order_is_said_to_be(check):
    assert check() == (
        0,
        ["Nothing found in 6 pages and 2 works. (How they read: --reading.)"],
    )


def test_findings_are_printed_by_file_and_line(check, house):
    spoil(house, "docs/skills/waiting.md", "A silence that punishes", "A silense that punishes")
    spoil(house, "docs/skills/waiting.md", "To wait is", "To wiat is")
    spoil(house, "docs/glossary.md", "kind: reference", "kind: words")
    spoil(house, "references.bib", "9780201002997", "9780201002998")
    code, (*lines, last) = check()
    assert code == 1
    assert [re.match(r"([^:]+:\d+): ", line)[1] for line in lines] == [
        "docs/glossary.md:2",
        "docs/skills/waiting.md:54",
        "docs/skills/waiting.md:59",
        "references.bib:9",
    ]
    assert last == "4 mistakes found."


@pytest.mark.parametrize("name", ["docs/glossary.md", "docs/skills", "docs/../docs/skills"])
def test_of_named_files_the_findings_are_shown_alone(check, house, name):
    spoil(house, "docs/skills/waiting.md", "A silence that punishes", "A silense that punishes")
    code, (*findings, last) = check(name)
    if "glossary" in name:
        assert (code, findings) == (0, [])
        assert last == f"Nothing found in {name}. (How they read: --reading.)"
    else:
        assert (code, len(findings), last) == (1, 1, "1 mistake found.")


def test_a_file_that_is_not_there_is_named_in_one_line(house, capsys):
    assert command.main(["docs/gone.md"], house) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"kb.py: there is no file 'docs/gone.md' in {house}.\n"


def test_how_pages_read_is_information(check):
    code, lines = check("--reading")
    assert code == 0
    assert any("reads as for school year" in line for line in lines)
    assert not any("(--reading" in line for line in lines)


def test_on_github_findings_are_annotations(check, house, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    spoil(house, "docs/glossary.md", "kind: reference", "kind: 100%")
    code, lines = check()
    assert code == 1
    assert lines[0].startswith(
        "::error file=docs/glossary.md,line=2::there is no kind '100%25': write 'kind:' and"
    )
    assert lines[1:] == ["1 mistake found."]


def test_what_github_reads_as_marks_is_escaped():
    finding = Finding("docs/a,b:c.md", 3, "50 %: a, b\r\nand c", NOTICE)
    assert annotation(finding) == (
        "::notice file=docs/a%2Cb%3Ac.md,line=3::50 %25: a, b%0D%0Aand c"
    )


def test_one_thing_is_one():
    assert summary([Finding("a.md", 1, "wrong")], "2 pages") == "1 mistake found."
    assert counted(1, "page") == "1 page"
    assert counted(0, "work") == "0 works"


@pytest.mark.parametrize(
    ("findings", "is_read", "hint"),
    [
        ([Finding("a.md", 1, "reads well", NOTICE)], False, " (How they read: --reading.)"),
        ([Finding("a.md", 1, "reads well", NOTICE)], True, ""),
        ([], False, ""),
    ],
)
def test_how_pages_read_is_hinted_at_last(findings, is_read, hint):
    assert summary(findings, "2 pages", is_read=is_read) == f"Nothing found in 2 pages.{hint}"


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_long_check_at_a_terminal_gives_one_sign_of_life(monkeypatch, capsys, is_shown):
    class Waited:
        """A timer whose time has come when it starts."""

        def __init__(self, _seconds, function, arguments, options):
            self.start = lambda: function(*arguments, **options)
            self.cancel = lambda: None

    monkeypatch.setattr(command, "Timer", Waited)
    with command.sign_of_life(42, is_shown=is_shown):
        pass
    assert capsys.readouterr() == ("", "Reading 42 pages …\n" if is_shown else "")


@pytest.fixture
def program(house):
    """Return how the command is started, on the small house, in a process of its own."""
    code = f"import sys, pathlib; from checks.__main__ import *; house = {str(house)!r}"
    body = "sys.exit(program(sys.argv[1:], pathlib.Path(house)))"
    return [sys.executable, "-c", f"{code}; {body}"]


def test_the_command_runs_outside_a_checkout(program, house):
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(house.parent)}
    done = subprocess.run(
        program, cwd=HOME, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("in 6 pages and 2 works. (How they read: --reading.)\n")


def test_an_interrupted_check_says_nothing(house, capsys, monkeypatch):
    def interrupted(_house: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "run", interrupted)
    assert command.program([], house) == 130
    assert capsys.readouterr() == ("", "")


def test_settings_that_cannot_be_read_are_a_finding(check, house):
    spoil(house, "docs/conf.py", "extensions = [", "extensions = ")
    code, (finding, *_) = check()
    assert code == 1
    assert finding.startswith("docs/conf.py:1: the site cannot be built")


def test_a_build_that_is_ended_from_outside_is_a_finding(house, monkeypatch):
    monkeypatch.setattr(sphinx_build.sys, "executable", shutil.which("false"))
    (found,) = [item for item in house_findings(house) if item.file == "docs/conf.py"]
    assert found.message == "the site cannot be built: exit code 1"


def house_findings(house):
    return run(House(house))


@pytest.mark.parametrize("tool", ["run", "validate-config"])
def test_the_hook_runs_the_check(tmp_path, tool):
    """prek and pre-commit read the same file; a commit is not needed to run its hook."""
    shutil.copy(HOME / ".pre-commit-config.yaml", tmp_path)
    (tmp_path / "kb.py").write_text(
        "import sys; print('checked', *sys.argv[1:]); sys.exit(1)\n"
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").touch()
    for command_line in (["git", "init", "--quiet"], ["git", "add", "--all"]):
        subprocess.run(command_line, cwd=tmp_path, check=True)
    prek = Path(sys.executable).with_name("prek.exe" if os.name == "nt" else "prek")
    arguments = {"run": ["run", "--all-files"], "validate-config": ["validate-config"]}[tool]
    done = subprocess.run(
        [prek, *arguments], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    if tool == "run":
        assert done.returncode == 1
        assert "checked check\n" in done.stdout
    else:
        assert done.returncode == 0, done.stderr
