"""The questions of readers, asked one after another on one page of the site itself."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from search_page import missed, questions
from sphinx.search.en import SearchEnglish

from section_search.tokens import tokens

QUESTIONS = 60
ENOUGH = 57
NEEDED = """asked => asked.map(question => [
  ...sectionSearch.filesFor(question).map(file => `postings-${file}.js`),
  ...new Set(sectionSearch.find(question).results.map(
    result => `text-${sectionSearch.blockOf(result.number)}.js`)),
])"""
STEMS = "words => words.map(sectionSearch.stem)"
BUDGET = 60_000
"""The bytes, packed with gzip, that a search may load."""


@pytest.fixture(scope="module")
def searched(browser, address, site):
    """Return the page of an answered question, and the bodies of all that it loaded.

    The page then has the postings of all other questions too.
    """
    context = browser.new_context(base_url=address)
    page = context.new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (needs a function of Python)
    page.goto("/search.html?q=trust")
    page.locator(".section-search-results li").nth(9).wait_for()
    bodies = {urlsplit(answer.url).path: answer.body() for answer in answers}
    for path in site.glob("_static/section-search/postings-*.js"):
        page.add_script_tag(url=f"/{path.relative_to(site).as_posix()}")
    yield page, bodies
    context.close()


def test_there_are_sixty_questions():
    asked = [question for question, _ in questions()]
    assert len(set(asked)) == len(asked) == QUESTIONS


def test_readers_find_what_they_ask_for_among_the_first_three(searched):
    page, _ = searched
    failed = missed(page)
    assert len(failed) <= QUESTIONS - ENOUGH, "\n".join(failed)


def test_no_question_loads_more_than_the_budget_of_a_search(searched, site):
    page, bodies = searched
    kinds = re.compile(r"/section-search/(text|postings)-")
    own = [path for path in bodies if "section-search" in path and not kinds.search(path)]
    assert any(path.endswith("/index.js") for path in own)
    assert len(own) < len(bodies)
    fixed = sum(packed(site / path.lstrip("/")) for path in own)
    asked = [question for question, _ in questions()]
    folder = site / "_static/section-search"
    loaded = {
        question: fixed + sum(packed(folder / name) for name in names)
        for question, names in zip(asked, page.evaluate(NEEDED, asked), strict=True)
    }
    print(max(loaded.values()), "bytes at most")
    assert {question: size for question, size in loaded.items() if size > BUDGET} == {}


def packed(path):
    """Return how many bytes of a file travel."""
    return len(gzip.compress(path.read_bytes()))


def test_every_word_of_the_pages_has_one_stem_with_the_word_that_stands_for_it(searched, stems):
    """The packages for Python and for JavaScript may be of different versions of Snowball."""
    page, _ = searched
    kept = page.evaluate("[...sectionSearch.vocabulary().values()]")
    words = sorted(stems)
    in_browser = dict(zip(words, page.evaluate(STEMS, words), strict=True))
    kept_stems = dict(zip(kept, page.evaluate(STEMS, kept), strict=True))
    kept_by_stem = {SearchEnglish({}).stem(word): word for word in kept}
    compared = {
        word: kept_by_stem[stem] for word, stem in stems.items() if stem in kept_by_stem
    }
    assert len(compared) > 2500
    lost = {w: k for w, k in compared.items() if in_browser[w] != kept_stems[k]}
    assert lost == {}
    different = {word for word, stem in stems.items() if in_browser[word] != stem}
    assert len(different) <= len(stems) / 1000, different


def test_a_text_is_split_alike_in_the_build_and_in_the_browser(searched):
    page, _ = searched
    texts = [
        "The nurse's co-production, nurses\u2019 r\u00e9sum\u00e9 \u2013 1909\u20131999!",
        "counter\u2010transference; don't, O\u2019Neill & snake_case \u00bd \u2460 \ufb01ne",
        "<script>alert(1)</script> \u0130stanbul \u1e9e \u65e5\u672c\u8a9e",
    ]
    assert page.evaluate("texts => texts.map(sectionSearch.tokens)", texts) == [
        tokens(text) for text in texts
    ]


@pytest.fixture(scope="module")
def stems(site):
    """Return the stem of each word of the site's pages, as the build makes it."""
    english = SearchEnglish({})
    pages = [*site.glob("*.html"), *site.glob("[a-z]*[a-z]/*.html")]
    words = set()
    for path in pages:
        article = BeautifulSoup(path.read_bytes(), "lxml").select_one("article")
        words |= set(tokens(article.get_text(" "))) if article else set()
    return {word: english.stem(word) for word in words}


def test_no_other_page_loads_anything_of_the_search(site):
    pages = [path for path in site.rglob("*.html") if path != site / "search.html"]
    assert len(pages) > 100
    names = ("section-search", "searchtools", "searchindex", "language_data")
    assert [p for p in pages if any(name in p.read_text("utf-8") for name in names)] == []


def test_nothing_of_the_search_that_sphinx_has_is_left(site):
    left = [
        p for n in ("searchindex*", "searchtools*", "language_data*") for p in site.rglob(n)
    ]
    assert left == []
