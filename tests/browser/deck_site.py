"""A stranger's site with decks, served under a strict policy."""

from __future__ import annotations

from bench.loopback import QuietHandler

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


class PolicyHandler(QuietHandler):
    """Serves files under the policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()
