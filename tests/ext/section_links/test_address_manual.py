"""The manual of addresses tells every message, and shows the list by an example that is built.

The list is not run on the page that shows it: it would be the whole site's.
"""

from __future__ import annotations

import re

import pytest
from address_site import CONF

from manual_examples import built, manual, markup, shown, text_of
from section_links.warning_types import LinkWarning

MANUAL = manual("addresses")
NO_LEDGER = {**CONF, "section_links_ledger": "", "bibtex_bibfiles": []}
LABEL = {
    "markdown": "(part)=\n## Part\n\nText.\n",
    "rest": ".. _part:\n\nPart\n----\n\nText.\n",
}


def list_of(tmp_path, suffix):
    texts = [text_of("addresses", "list", suffix), LABEL[suffix]]
    return built(tmp_path, texts, suffix, NO_LEDGER).select_one(".section-addresses")


def test_the_list_works_and_is_the_same_in_both_languages(tmp_path):
    lists = [list_of(tmp_path, suffix) for suffix in ("markdown", "rest")]
    first, second = map(markup, lists)
    assert first == second
    assert "https://site.example/docs/s/part/" in first


def test_the_manual_shows_the_list_and_does_not_run_it():
    places = [MANUAL.index(block) for block in shown("addresses", "list", live=False)]
    assert places == sorted(places)
    assert re.findall(r"^[:`]{3,}\{(?:section-addresses|include)\}", MANUAL, re.M) == []


@pytest.mark.parametrize("warning", LinkWarning)
def test_every_message_is_told_under_its_kind(warning):
    told = re.findall(r"^`(.+)`\n: `(\w+)`:", MANUAL, re.M)
    pattern = re.escape(warning.value).replace("%s", ".+")
    messages = [message for message, kind in told if kind == warning.subtype]
    assert any(re.fullmatch(pattern, message) for message in messages), messages
