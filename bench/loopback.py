"""A web server on this machine, for as long as a test or a bench needs it."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler


VERSIONED = ("_static/", "assets/")
"""Folders of files whose addresses tell their version: Sphinx's, and that of MkDocs' themes."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *_details: object) -> None:
        """Say nothing."""


class GzipHandler(QuietHandler):
    """Serves files as a good host does: packed, and to be kept where they never change."""

    def do_GET(self) -> None:
        """Answer with a file."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = packed(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        kept = any(folder in self.path for folder in VERSIONED)
        keep = "max-age=31536000, immutable" if kept else "no-cache"
        self.send_header("Cache-Control", keep)
        self.end_headers()
        self.wfile.write(body)


@cache
def packed(path: Path) -> bytes:
    """Return a file as it is sent."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


@contextmanager
def server(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve with `handler`, and yield the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()
