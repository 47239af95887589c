"""A stranger's site with decks, served under a strict policy."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POLICY = "default-src 'self'"
# Sphinx's plainest theme without its sidebars and bars, which have styles and scripts inline.
CONF = {
    "extensions": ["mnemonic_cards"],
    "html_sidebars": {"**": []},
    "html_theme_options": {"body_min_width": 0},
    "templates_path": ["_templates"],
    "exclude_patterns": ["_templates"],
}
LAYOUT = """\
{% extends "!layout.html" %}
{% block relbar1 %}{% endblock %}
{% block relbar2 %}{% endblock %}
"""
PAGES = {
    "_templates/layout.html": LAYOUT,
    "index.rst": """\
Decks
=====

.. mnemonic:: TEAT
   :name: teat

   Time
      Put the *kettle* on.
   Ear
      Listen before you pour.
   Agreement (both)
      Milk or lemon?
   Tact-ful
      Say nothing of the biscuits.

.. flashcards:: Two words
   :name: two

   Résolution
      The one word.
   Termination
      The other word.

.. toctree::

   other
""",
    "other.rst": """\
Other
=====

:mnemonic:card:`teat/ear`
""",
}


class PolicyHandler(SimpleHTTPRequestHandler):
    """Serves files under the policy, and says nothing of it."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_details: object) -> None:
        """Say nothing."""


def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` on this machine, and yield its address."""
    handler = partial(PolicyHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
