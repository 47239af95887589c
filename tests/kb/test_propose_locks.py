from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from fake_github import GitHub

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = ("requirements.lock", "requirements-test.lock", "package-lock.json")


class Repository:
    """A clone and its origin, with which GitHub has nothing to do."""

    def __init__(self, folder: Path) -> None:
        self.clone, origin = folder / "clone", folder / "origin.git"
        self.git("init", "--quiet", "--bare", str(origin), cwd=folder)
        self.git("init", "--quiet", "--initial-branch=main", str(self.clone), cwd=folder)
        self.write(*LOCKS, "kb.py", text="as it was\n")
        self.git("remote", "add", "origin", str(origin))
        self.git("add", "--all")
        identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@site.example")
        self.git(*identity, "commit", "--quiet", "--message=Start")

    def write(self, *names, text="as it is now\n"):
        for name in names:
            (self.clone / name).write_text(text, newline="\n")

    def git(self, *arguments, cwd=None):
        done = subprocess.run(
            ["git", *arguments],
            cwd=cwd or self.clone,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path)


@pytest.fixture
def github():
    return GitHub()


def test_nothing_is_proposed_where_nothing_is_newer(repository, github):
    repository.write("kb.py")
    assert github.run("propose_locks.py", cwd=repository.clone).returncode == 0
    assert repository.git("ls-remote", "origin") == ""
    assert github.pulls == github.started == []


def test_newer_versions_are_proposed_and_tested(repository, github):
    repository.write("requirements.lock", "kb.py")
    done = github.run("propose_locks.py", cwd=repository.clone)
    assert (done.returncode, done.stderr) == (0, "")
    changed = repository.git("diff", "--name-only", "main", "newest-locks")
    assert changed.splitlines() == ["requirements.lock"]
    assert "refs/heads/newest-locks" in repository.git("ls-remote", "origin")
    (pull,) = github.pulls
    assert (pull["head"], pull["base"]) == ("newest-locks", "main")
    assert github.started == ["test.yml newest-locks"]


def test_next_month_brings_the_open_pull_request_up_to_date(repository, github):
    repository.write("requirements.lock")
    github.run("propose_locks.py", cwd=repository.clone)
    last_month = repository.git("ls-remote", "origin")
    repository.git("switch", "--quiet", "main")
    repository.git("branch", "--quiet", "-D", "newest-locks")
    repository.write("package-lock.json")
    assert github.run("propose_locks.py", cwd=repository.clone).returncode == 0
    assert repository.git("ls-remote", "origin") != last_month
    assert len(github.pulls) == 1
    assert len(github.started) == 2


def test_a_refusal_is_said_in_one_line(repository, github):
    github.refuses = True
    repository.write("requirements.lock")
    done = github.run("propose_locks.py", cwd=repository.clone)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("propose_locks.py: GET pulls?")
