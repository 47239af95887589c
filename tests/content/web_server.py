"""nginx, started with the configuration that the page for hosts shows."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.chromium import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPMessage

SHOWN = Path(__file__).parents[2] / "docs/contribute/examples/hosting/nginx.conf"
HELP = "nginx was not found, and could not be installed: on Debian, 'apt install nginx-light'"
MAIN = """\
{user}
pid {folder}/pid;
error_log {folder}/errors;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
"""What stands around a site's configuration on a Debian machine, in a folder of its own."""


class NoServerError(Exception):
    """There is no nginx. The message says what to do, in one line."""


class Answer(NamedTuple):
    """What the server sent."""

    status: int
    headers: HTTPMessage
    body: bytes


class _Connection(HTTPConnection):
    """A connection through a socket that is a file: no port can be taken by another."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost")
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


class WebServer:
    """A running nginx."""

    def __init__(self, folder: Path) -> None:
        self._socket = f"{folder}/socket"

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for `path`; underscores in the names of headers are hyphens."""
        connection = _Connection(self._socket)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=sent)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer


def find_nginx() -> str:
    """Return the program, which is installed if there is none and this may be done.

    Raises:
        NoServerError: There is none, and it cannot be installed.
    """
    places = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"
    if not shutil.which("nginx", path=places) and os.geteuid() == 0:
        run(["apt-get", "update"])
        run(["apt-get", "install", "--yes", "--no-install-recommends", "nginx-light"])
    if program := shutil.which("nginx", path=places):
        return program
    raise NoServerError(HELP)


@contextmanager
def serving(program: str, site: Path) -> Iterator[WebServer]:
    """Serve the folder `site` with the program, as the page for hosts says."""
    # The path of a socket has at most 107 characters.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = SHOWN.read_text(encoding="utf-8")
        here = {"listen 80": f"listen unix:{name}/socket", "root": f"root {site}"}
        for line, value in here.items():
            text, changed = re.subn(rf"(?m)^    {line}( /\S+)?;", f"    {value};", text)
            assert changed == 1, line
        (folder / "site.conf").write_text(text, encoding="utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        main = MAIN.format(folder=name, user=user, types="/etc/nginx/mime.types")
        (folder / "main.conf").write_text(main, encoding="utf-8")
        command = [program, "-c", f"{name}/main.conf", "-e", f"{name}/errors"]
        # It listens before it goes into the background, which is when the command returns.
        done = subprocess.run(command, stderr=subprocess.DEVNULL, check=False)
        try:
            assert done.returncode == 0, (folder / "errors").read_text(encoding="utf-8")
            yield WebServer(folder)
        finally:
            subprocess.run([*command, "-s", "stop"], stderr=subprocess.DEVNULL, check=False)
