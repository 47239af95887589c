from __future__ import annotations

import pytest
from checks.markdown_pages import read_page
from checks.prose import FILE, leftovers, markup, phrases, style
from checks.reading import level, reading
from checks.spelling import known_words, sorted_words, spelling

CITE = "{cite:p}`grey2001`"


def found(rule, text):
    return [str(finding) for finding in rule(read_page(text))]


def wrong_words(text):
    return [finding.message.split("'")[1] for finding in spelling([read_page(text)])]


def test_words_of_the_style_guide_are_found_over_the_end_of_a_line():
    text = "Somebody suffers\nfrom it, in spite\nof the fact that it rains."
    people, filler = found(style, text)
    assert people.startswith("page.md:1: this site does not say 'suffers from'; it says: has,")
    assert filler == (
        "page.md:2: this site does not say 'in spite of the fact that'; it says: although"
    )


@pytest.mark.parametrize(
    "text",
    [
        "We never write *suffers from*.",
        f"Grey wrote that 'somebody suffers from it' {CITE}.",
        f"> Somebody suffers from it {CITE}",
        "`suffers from`",
        "Somebody suffers. From then on it rains.",
    ],
)
def test_quotations_and_words_that_are_spoken_about_may_have_them(text):
    assert found(style, text) == []


def test_a_quotation_that_cites_nobody_may_not():
    assert len(found(style, "They said 'somebody suffers from it'.")) == 1


def test_the_longest_phrase_is_found_once():
    (finding,) = found(style, "A victim of abuse.")
    assert "'victim of abuse'" in finding


def test_the_phrases_are_sorted_and_stand_once():
    rows = [row for row in FILE.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    words = [row.partition(" -> ")[0] for row in rows]
    assert words == sorted(set(words))
    assert len(phrases()[1]) == len(words)


@pytest.mark.parametrize("text", ["A TODO.", "What is it???", "Insert text here."])
def test_leftovers_are_found(text):
    assert len(found(leftovers, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "See {ref}page.", "A ::: mark", "(label)= here", "[a](b", "[a] (b.md)", "##Title",
        "** bold **", ":::{note}\n\nText.", "````\ncode\n```", ":::{note\n:::",
    ],
)  # fmt: skip
def test_marks_that_readers_would_see_are_found(text):
    assert len(found(markup, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{ref}`page` and `{cite:p}`", "[a](b.md) (c)", "What? [Really] so.", "**bold**, *so*",
        "::::{note}\n:::{tip}\nText.\n:::\n::::", "> ```\n> code\n> ```",
        "- :::{note}\n  Text.\n  :::", "~~~\n:::\n~~~",
    ],
)  # fmt: skip
def test_marks_that_are_read_as_such_are_not(text):
    assert found(markup, text) == []


def test_words_are_looked_up_with_their_lines():
    text = "The nurse's word\nis anxity, and\ncolor; recieve, organize."
    places = {(item.line, item.message.split("'")[1]) for item in spelling([read_page(text)])}
    assert places == {(2, "anxity"), (3, "color"), (3, "recieve"), (3, "organize")}


@pytest.mark.parametrize(
    "text",
    [
        "Organise, judgement, behaviour, wellbeing, Peplau's countertransference.",
        "`anxity` and {cite:p}`anxity` and {term}`anxity`",
        f"'In any color' {CITE}",
        "https://example.org/anxity, anxity@example.org and anxity.md",
        "WCAG, S35 and wright2021",
        "anxiety\u2019s and co-worker",
    ],
)
def test_what_is_right_or_no_word_is_not_found(text):
    assert wrong_words(text) == []


def test_the_word_list_is_sorted():
    assert list(sorted_words(known_words())) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Ama c Zotero Amal", ["4: the words are sorted: put 'Amal' on the line after 'Ama'"]),
        ("Ama Zotero b c", ["2: the words are sorted: put 'Zotero' on the line after 'c'"]),
        ("b c a", ["3: the words are sorted: put 'a' at the top"]),
        ("a b c B", ["4: 'B' stands in the list twice: take one away"]),
        (
            "a e f c b",
            [
                "4: the words are sorted: put 'c' on the line after 'b'",
                "5: the words are sorted: put 'b' on the line after 'a'",
            ],
        ),
    ],
)
def test_a_word_that_is_not_in_its_place_is_sent_there_at_once(words, said):
    found = [f"{item.line}: {item.message}" for item in sorted_words(words.split())]
    assert found == said


def test_long_sentences_are_named_by_their_line():
    text = f"One. Two is short.\nLong {'word ' * 40}ends."
    assert found(reading, text)[0] == (
        "page.md:2: the sentence 'Long word word word word word …' has 42 words"
    )


def test_the_level_is_that_of_coleman_and_liau():
    # 10 words, 50 letters, 2 sentences: L = 500, S = 20.
    sentences = ["alpha bravo delta gamma hotel.", "india kilos limas nylon oscar."]
    assert level(sentences) == pytest.approx(0.0588 * 500 - 0.296 * 20 - 15.8)
