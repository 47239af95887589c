"""Lighthouse looks at a page as benches and tests ask it to."""

from __future__ import annotations

import pytest
from bench.builds import BenchError
from bench.lighthouse import CATEGORIES, look, scores
from bench.peers import audited

PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tea</title>{description}
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><script src="https://elsewhere.example/a.js"></script></head>
<body><main><h1>Tea</h1><p>Put the kettle on.</p></main></body></html>
"""
DESCRIPTION = '<meta name="description" content="How to make tea.">'


def report(**found):
    scored = {name: {"score": found[name.replace("-", "_")]} for name in CATEGORIES}
    return {"categories": scored}


def test_scores_are_of_a_hundred_and_in_the_order_of_the_categories():
    found = report(seo=0.83, best_practices=0.95, accessibility=1, performance=0.294)
    assert scores(found) == [29, 100, 95, 83]


def test_a_score_that_is_missing_is_named():
    found = report(seo=1, best_practices=None, accessibility=1, performance=1)
    with pytest.raises(BenchError, match="no score for best practices"):
        scores(found)


@pytest.mark.parametrize(
    ("description", "full"),
    [(DESCRIPTION, True), ("", False)],
    ids=["full score", "without a description"],
)
def test_a_page_is_judged_by_itself_and_not_by_what_is_kept_away(tmp_path, description, full):
    (tmp_path / "html").mkdir()
    page = PAGE.format(description=description)
    (tmp_path / "html/index.html").write_text(page, encoding="utf-8")
    _performance, accessibility, best_practices, seo = audited(tmp_path, "index.html")
    assert (accessibility, best_practices) == (100, 100)
    assert (seo == 100) is full


def test_a_look_that_fails_says_at_what(tmp_path):
    with pytest.raises(BenchError, match=r"could not look at http://127\.0\.0\.1:1/a"):
        look("http://127.0.0.1:1/a", tmp_path / "no-browser", tmp_path)
