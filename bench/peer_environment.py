"""The environment of the sites that this one is measured beside, and what is in it."""

from __future__ import annotations

import os
import subprocess
import sys

from bench.builds import HOME, BenchError

_VERSION = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"


def environment() -> str:
    """Return the Python of the environment in which the peers are, set up if need be.

    Raises:
        BenchError: What they need could not be installed.
    """
    lock, folder = HOME / "requirements-bench.lock", HOME / ".venv-bench"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "installed.lock"
    wanted = lock.read_bytes()
    if not stamp.exists() or stamp.read_bytes() != wanted:
        pip = ("pip", "--quiet", "--disable-pip-version-check", "install", "--no-deps")
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(folder)],
            [str(python), "-m", *pip, "--require-hashes", "--requirement", str(lock)],
        ):
            if subprocess.run(command, check=False).returncode:
                raise BenchError("what the peers need could not be installed")
        stamp.write_bytes(wanted)
    return str(python)


def version(python: str, package: str) -> str:
    """Return the version of a package in the environment of the program `python`.

    Raises:
        BenchError: It is not there.
    """
    command = [python, "-c", _VERSION, package]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise BenchError(f"there is no package '{package}' for {python}")
    return done.stdout.strip()
