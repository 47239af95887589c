from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from bench import chromium


class Machine:
    """A machine with some browsers: what runs, what is asked for, what that brings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.broken: set[Path] = set()
        self.asked: list[list[str]] = []
        self.brings: dict[str, str] = {}

    def has(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o755)
        return path

    def which(self, name: str) -> str | None:
        path = self.folder / "bin" / name
        return str(path) if path.exists() else None

    def run(self, command: list[str], **_options: object) -> SimpleNamespace:
        if command[-1] == "--version":
            return SimpleNamespace(returncode=127 if Path(command[0]) in self.broken else 0)
        self.asked.append(command)
        for word, name in self.brings.items():
            if word in command:
                self.has(name)
        return SimpleNamespace(returncode=0 if set(self.brings) & set(command) else 1)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    machine = Machine(tmp_path)
    monkeypatch.setattr(chromium, "SHELL", tmp_path / "lib/chromium-headless-shell")
    monkeypatch.setattr(chromium, "MACOS", (tmp_path / "Applications/Chrome",))
    monkeypatch.setattr(chromium.shutil, "which", machine.which)
    monkeypatch.setattr(chromium.subprocess, "run", machine.run)
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000, raising=False)
    for name in ("CI", *chromium.WINDOWS_FOLDERS):
        monkeypatch.delenv(name, raising=False)
    playwright = SimpleNamespace(
        chromium=SimpleNamespace(executable_path=tmp_path / "own/chrome")
    )

    class Playwright:
        def __enter__(self) -> SimpleNamespace:
            return playwright

        def __exit__(self, *_details: object) -> None: ...

    monkeypatch.setattr(chromium, "sync_playwright", Playwright)
    return machine


@pytest.mark.parametrize("name", chromium.NAMES)
def test_an_installed_browser_is_taken(machine, name):
    assert machine.has(f"bin/{name}") == chromium.find_browser()
    assert machine.asked == []


def test_the_quick_one_goes_first(machine):
    machine.has("bin/chromium")
    assert machine.has("lib/chromium-headless-shell") == chromium.find_browser()


def test_a_mac_keeps_it_among_the_applications(machine):
    assert machine.has("Applications/Chrome") == chromium.find_browser()


def test_windows_keeps_it_among_the_programs(machine, tmp_path, monkeypatch):
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "Program Files"))
    edge = machine.has("Program Files/Microsoft/Edge/Application/msedge.exe")
    assert chromium.find_browser() == edge


def test_a_browser_that_does_not_start_is_passed_over(machine):
    machine.broken.add(machine.has("bin/chromium"))
    assert machine.has("bin/google-chrome") == chromium.find_browser()


def test_playwrights_own_is_next(machine):
    own = machine.has("own/chrome")
    assert chromium.find_browser() == own
    assert machine.asked == []


def test_playwrights_own_is_fetched(machine):
    machine.brings = {"playwright": "own/chrome"}
    assert chromium.find_browser() == machine.folder / "own/chrome"
    assert machine.asked == [[sys.executable, "-m", "playwright", "install", "chromium"]]


def test_root_has_debians_installed(machine, monkeypatch):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0, raising=False)
    machine.has("bin/apt-get")
    machine.brings = {"update": "lists", "--yes": "bin/chromium"}
    assert chromium.find_browser() == machine.folder / "bin/chromium"
    assert [command[1] for command in machine.asked[1:]] == ["update", "install"]


def test_ci_has_the_quick_one_installed_beside_another(machine, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0, raising=False)
    machine.has("bin/apt-get")
    machine.has("bin/chromium")
    machine.brings = {
        "update": "lists",
        "chromium-headless-shell": "lib/chromium-headless-shell",
    }
    assert chromium.find_browser() == machine.folder / "lib/chromium-headless-shell"
    machine.asked = []
    assert chromium.find_browser() == machine.folder / "lib/chromium-headless-shell"
    assert machine.asked == []


@pytest.mark.parametrize("brings", [{}, {"update": "lists"}], ids=["offline", "no package"])
def test_ci_that_cannot_have_it_takes_what_is_there(machine, monkeypatch, brings):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0, raising=False)
    machine.has("bin/apt-get")
    machine.brings = brings
    assert machine.has("bin/chromium") == chromium.find_browser()


@pytest.mark.parametrize(("user", "programs"), [(1000, ["bin/apt-get"]), (0, [])])
def test_else_one_line_says_what_to_install(machine, monkeypatch, user, programs):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: user, raising=False)
    for program in programs:
        machine.has(program)
    with pytest.raises(chromium.NoBrowserError, match="'apt install chromium'") as caught:
        chromium.find_browser()
    assert "\n" not in str(caught.value)
    assert [command[0] for command in machine.asked] == [sys.executable]


def test_a_fetch_that_never_ends_is_given_up(machine, monkeypatch):
    def hang(command: list[str], **options: float) -> None:
        raise chromium.subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(chromium.subprocess, "run", hang)
    with pytest.raises(chromium.NoBrowserError):
        chromium.find_browser()
    assert machine.asked == []
