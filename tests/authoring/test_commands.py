"""The commands as they are called: `python3 kb.py new-page`, `python3 kb.py new-reference`."""

from __future__ import annotations

import subprocess
import sys

import pytest
from authoring.text_files import CALLED_IN

import kb

COMMANDS = ("new-page", "new-reference")


def run(command, *arguments, **options):
    (step,) = kb.COMMANDS[command].steps
    return subprocess.run(
        [sys.executable, "-m", *step.split(), *arguments],
        cwd=kb.HOME,
        capture_output=True,
        encoding="utf-8",
        check=False,
        **options,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_for_authors(command):
    done = run(command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: kb.py {command} ")
    assert max(len(line) for line in done.stdout.splitlines()) <= 92


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_missing_is_asked_for(command):
    done = run(command)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"kb.py {command}: error: the following arguments are required" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_the_site_s_own_packages_are_enough(command):
    assert kb.COMMANDS[command].lock == kb.SITE


def test_a_file_that_is_piped_in_is_read():
    done = run("new-reference", "-", input="nothing")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kb.py new-reference: -: there is no reference in it")


def test_tools_are_told_where_the_command_was_called(monkeypatch, tmp_path):
    calls = []
    monkeypatch.setattr(kb.subprocess, "call", lambda _, **options: calls.append(options))
    monkeypatch.chdir(tmp_path)
    kb.run("authoring.new_page")
    assert (calls[0]["cwd"], calls[0]["env"][CALLED_IN]) == (kb.HOME, str(tmp_path))
