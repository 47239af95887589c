from __future__ import annotations

import pytest
from checks.article_hashes import FILE, article_hashes
from checks.copied_sentences import HASH_LENGTH, copied
from checks.markdown_pages import all_pages, read_page

# Stands for the article in the tests of the check itself.
ARTICLE = (
    "It takes a nurse's well-kept garden to teach the gardener (Grey 2001) how little of it "
    "was ever in anybody's hands, and how much of it grew because somebody came by every day, "
    "said good morning, looked, and went away again without having pulled at anything."
)
HASHES = set(article_hashes(ARTICLE))
CITE = "{cite:p}`grey2001`"


def findings(text: str) -> list[str]:
    return [str(finding) for finding in copied(read_page(text), HASHES)]


def test_the_pages_repeat_no_sentence_of_the_article():
    article = set(FILE.read_text(encoding="utf-8").split())
    found = [str(finding) for page in all_pages() for finding in copied(page, article)]
    assert not found, "\n".join(["", *found])


def test_the_file_of_hashes_is_as_it_is_made():
    lines = FILE.read_text(encoding="utf-8").split()
    assert len(lines) > 4000
    assert lines == sorted(set(lines))
    assert {len(line) for line in lines} == {HASH_LENGTH}


@pytest.mark.parametrize(
    "text",
    [
        "It takes a nurse\u2019s well kept garden to teach.",
        "*It takes* a **nurse's** WELL-KEPT garden \u2013 to teach,",
        "to teach the gardener how little of it was",
        f"to teach the gardener {CITE} how little of it was",
        "- how little of it was ever\n- in anybodys hands",
        "how little of it\nwas ever in anybody's hands",
        "'how little of it was ever in anybody's hands'",
        f"'how little' {CITE}\n\n'of it was ever in anybody's hands and how'",
        "> how little of it was ever in anybody's hands",
        ":::{note}\nhow little of it was ever in anybody's hands\n:::",
        "Term\n: how little of it was ever in anybody's hands",
        "![how little of it was ever in anybody's hands](x.svg)",
        ":::{figure} x.svg\n:alt: how little of it was ever in anybody's hands\n:::",
        "| A |\n|---|\n| how little of it was ever in anybody's hands |",
        "# How little of it was ever in anybody's hands",
        "---\nmyst: {html_meta: {description: gardener how little of it was ever in}}\n---",
    ],
)
def test_eight_words_of_the_article_are_found(text):
    assert len(findings(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "how little of it was ever in everybody's hands",
        f"Grey wrote 'how little of it was ever in anybody's hands' {CITE}.",
        f'Grey wrote "how little of it was ever in anybody\'s hands" {CITE}.',
        f"> how little of it was ever in anybody's hands {CITE}",
        "```\nhow little of it was ever in anybody's hands\n```",
    ],
)
def test_other_words_and_cited_quotations_are_not(text):
    assert findings(text) == []


def test_a_finding_names_the_line_and_all_the_words():
    (finding,) = findings(
        "# Title\n\nSo it is.\nSee how little\nof it was ever in anybody's hands"
    )
    assert finding == (
        "page.md:4: these words are the article's: 'how little of it was ever in anybodys "
        "hands'; say it in your own, or quote at most 25 of them and cite"
    )


def test_a_quotation_of_more_than_25_words_is_found():
    quotation = " ".join(["word"] * 25)
    assert findings(f"Text.\n\nAs\n'{quotation}' {CITE}") == []
    (finding,) = findings(f"Text.\n\nAs\n'{quotation} more' {CITE}")
    assert finding.startswith("page.md:4: the quotation ")
    assert "has 26 words" in finding
    assert findings(f"> {quotation} more {CITE}")
    assert findings(f"'{quotation} more' but nobody is cited") == []
