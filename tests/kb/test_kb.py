from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kb

HOME = Path(kb.__file__).parent


def command_line(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(HOME / "kb.py"), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_bare_call_prints_every_command():
    done = command_line()
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split()[0] for line in done.stdout.splitlines()[2:]] == list(kb.COMMANDS)


def test_an_unknown_command_is_named_in_one_line():
    done = command_line("tset")
    assert (done.returncode, done.stdout) == (1, "")
    *usage, message = done.stderr.splitlines()
    assert message == "kb.py: there is no command 'tset'."
    assert "\n".join(usage) == kb.usage()


def test_an_older_python_is_told_what_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(kb.sys, "version_info", (3, 10, 4))
    assert kb.main(["build"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("kb.py: Python 3.11 or later is needed")


def test_the_standard_library_is_enough():
    tree = ast.parse((HOME / "kb.py").read_text(encoding="utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [a.name for a in node.names]
        )
    }
    assert "subprocess" in imported
    assert imported <= sys.stdlib_module_names


class Machine:
    """Stands for the programs that kb.py starts: remembers them, and starts none."""

    def __init__(self, home: Path) -> None:
        self.python = home / ".venv/bin/python"
        self.started: list[list[str]] = []
        self.failing: str = ""
        self.code = 1

    def call(self, command: list[str], **_options: object) -> int:
        self.started.append([str(part) for part in command])
        if "venv" in command and self.failing != "venv":
            self.python.parent.mkdir(parents=True, exist_ok=True)
            self.python.touch()
        return self.code if self.failing and self.failing in command else 0

    def installed(self) -> list[str]:
        """Return the lock files that were installed."""
        return [command[-1] for command in self.started if "--require-hashes" in command]

    def tools(self) -> list[list[str]]:
        """Return the tools that were run, after the set-up."""
        names = ("venv", "pip", "compileall")
        return [
            command[2:]
            for command in self.started
            if command[2] not in names and command[3:] != ["ci", "--loglevel=error"]
        ]


@pytest.fixture
def machine(tmp_path, monkeypatch):
    for name in (kb.SITE, kb.CHECK, kb.TEST, "pyproject.toml", "package-lock.json"):
        (tmp_path / name).write_text(f"{name}, as it was")
    machine = Machine(tmp_path)
    monkeypatch.setattr(kb, "HOME", tmp_path)
    monkeypatch.setattr(kb, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(kb, "PYTHON", machine.python)
    monkeypatch.setattr(kb.subprocess, "call", machine.call)
    return machine


def test_the_first_run_sets_up_and_hands_over(machine):
    assert kb.main(["test"]) == 0
    assert machine.started[0][:3] == [sys.executable, "-m", "venv"]
    assert machine.installed() == [kb.TEST]
    assert [str(machine.python), "-m", "pytest"] in machine.started
    assert any("--editable" in command for command in machine.started)


def test_serving_installs_only_what_the_site_needs(machine):
    kb.main(["serve"])
    assert machine.installed() == [kb.SITE]
    assert not any(kb.NPM in command for command in machine.started)


def test_checking_installs_nothing_that_runs_on_node(machine):
    kb.main(["check"])
    assert machine.installed() == [kb.CHECK]
    assert not any(kb.NPM in command for command in machine.started)


def test_testing_installs_the_tools_that_npm_has_too(machine):
    kb.main(["test"])
    assert [str(machine.python), "-c", kb.NPM, "ci", "--loglevel=error"] in machine.started


def test_what_npm_could_not_install_is_said(machine, capsys):
    machine.failing = "ci"
    assert kb.main(["test"]) == 1
    assert "could not be installed" in capsys.readouterr().err


def test_a_second_run_installs_nothing(machine):
    kb.main(["test"])
    machine.started.clear()
    assert kb.main(["test"]) == 0
    assert machine.started == [[str(machine.python), "-m", "pytest"]]


@pytest.mark.parametrize("name", [kb.SITE, "pyproject.toml", "package-lock.json"])
def test_a_change_of_what_is_pinned_is_installed(machine, tmp_path, name):
    kb.main(["build"])
    (tmp_path / name).write_text("as it is now")
    kb.main(["build"])
    assert machine.installed() == [kb.SITE, kb.SITE]


def test_another_python_sets_up_again(machine, monkeypatch):
    kb.main(["build"])
    monkeypatch.setattr(kb.sys, "version", "3.99.0 (another)")
    kb.main(["build"])
    assert machine.installed() == [kb.SITE, kb.SITE]


@pytest.mark.parametrize("step", ["venv", kb.SITE, "--editable"])
def test_a_set_up_that_failed_is_said_and_done_again(machine, capsys, step):
    machine.failing = step
    assert kb.main(["build"]) == 1
    assert machine.tools() == []
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"kb.py: what {kb.SITE} names could not be installed; the reason stands above."
    )
    machine.failing = ""
    assert kb.main(["build"]) == 0
    assert machine.installed()[-1] == kb.SITE
    assert machine.tools()


def test_a_set_up_that_was_interrupted_is_done_again(machine, monkeypatch):
    def interrupted(command: list[str], **options: object) -> int:
        if "--editable" in command:
            raise KeyboardInterrupt
        return machine.call(command, **options)

    monkeypatch.setattr(kb.subprocess, "call", interrupted)
    with pytest.raises(KeyboardInterrupt):
        kb.main(["build"])
    monkeypatch.setattr(kb.subprocess, "call", machine.call)
    kb.main(["build"])
    assert machine.installed() == [kb.SITE, kb.SITE]


def test_an_interrupted_renewal_is_done_again_with_the_former_lock(machine, tmp_path):
    kb.main(["build"])
    (tmp_path / kb.SITE).write_text("as it is now")
    machine.failing = "--editable"
    kb.main(["build"])
    machine.failing = ""
    (tmp_path / kb.SITE).write_text(f"{kb.SITE}, as it was")
    kb.main(["build"])
    assert machine.installed() == [kb.SITE] * 3


def test_a_missing_venv_module_is_named(machine, monkeypatch, capsys):
    monkeypatch.setattr(kb.importlib.util, "find_spec", lambda _name: None)
    assert kb.main(["build"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "'apt install python3-venv' installs it" in line
    assert machine.started == []


def test_what_follows_a_command_reaches_the_tool(machine):
    kb.main(["test", "-k", "links", "tests/content"])
    assert machine.tools() == [["pytest", "-k", "links", "tests/content"]]


def test_of_several_steps_the_last_is_given_what_follows(machine):
    kb.main(["build", "--verbose"])
    assert [tool[-1] == "--verbose" for tool in machine.tools()] == [False, True]


def test_the_exit_code_of_the_tool_is_passed_on(machine):
    machine.failing, machine.code = "pytest", 5
    assert kb.main(["test"]) == 5


def test_no_step_follows_one_that_failed(machine):
    machine.failing, machine.code = "clean", 3
    assert kb.main(["build"]) == 3
    assert len(machine.tools()) == 1
