"""Macros and words of a style are looked up once, and references stay the same."""

from __future__ import annotations

from collections import Counter

import pytest
from citeproc.model import CitationStylesElement, Locale

from csl_references import lookups
from csl_references.csl_json import csl_json
from csl_references.formatting import marked_reference

STYLES = ["apa", "harvard-cite-them-right", "nlm-citation-sequence", "ieee"]
WORKS = """
@article{a, author={Grey, Ada and Moss, Bea}, title={On {Trust}}, journal={Journal of Care},
  year={2001}, volume={3}, number={2}, pages={1--9}, doi={10.1000/1}}
@book{b, editor={Stone, Cy}, title={A Book}, edition={2}, publisher={Press}, address={Leeds},
  year={1999}}
@incollection{c, author={Grey, Ada}, editor={Stone, Cy and Moss, Bea}, booktitle={Essays},
  title={Of Listening}, publisher={Press}, year={2010}, pages={10--20}, chapter={2}}
@phdthesis{d, author={Moss, Bea}, title={A Thesis}, school={Leeds}, year={2015}}
@online{e, author={{The Board}}, title={A Page}, url={https://example.org/}, year={2020},
  urldate={2021-02-03}}
@techreport{f, title={A Report}, institution={The Board}, number={7}}
"""


@pytest.fixture
def slow(monkeypatch):
    """Return what formats as citeproc-py does by itself."""

    def formatted(*arguments):
        with monkeypatch.context() as patch:
            patch.setattr(CitationStylesElement, "get_macro", lookups._find_macro)
            patch.setattr(Locale, "get_term", lookups._find_term)
            return marked_reference.__wrapped__(*arguments)

    return formatted


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("locale", ["en-GB", "de-DE"])
def test_references_are_those_that_citeproc_makes_by_itself(entries, slow, style, locale):
    for entry in entries(WORKS):
        item = csl_json(entry)
        quick = marked_reference.__wrapped__(item, style, locale)
        assert quick == slow(item, style, locale) != ""


def test_a_macro_and_a_word_are_looked_up_once(entries, monkeypatch):
    asked = Counter()

    def counted(find):
        def look_up(element, *what, **options):
            asked[find.__name__, id(element), what, *options.items()] += 1
            return find(element, *what, **options)

        return look_up

    for name in ("_find_macro", "_find_term"):
        monkeypatch.setattr(lookups, name, counted(getattr(lookups, name)))
    for remembered in (lookups._macro, lookups._term):
        remembered.cache_clear()
    for entry in entries(WORKS) * 2:
        marked_reference.__wrapped__(csl_json(entry), "apa", "en-GB")
    assert {name for name, *_ in asked} == {"get_macro", "get_term"}
    assert set(asked.values()) == {1}
