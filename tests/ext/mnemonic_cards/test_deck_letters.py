from __future__ import annotations

import pytest
from docutils import nodes

from directive_parts.names import slug
from mnemonic_cards.letters import key_letters, letters, spelling_mistake


def term(text: str) -> nodes.term:
    """Make a term; what stands between asterisks is bold."""
    parts = text.split("*")
    made = (
        nodes.strong("", part) if i % 2 else nodes.Text(part) for i, part in enumerate(parts)
    )
    return nodes.term("", "", *made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ATTACH", "attach"),
        ("Five A-Day, 2!", "fiveaday2"),
        ("Évaluer", "evaluer"),
        ("e\N{COMBINING ACUTE ACCENT}", "e"),
        ("Straße", "strasse"),
        ("\N{LATIN SMALL LIGATURE FI}x", "fix"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Йод", "иод"),
        ("한국", "한국"),
        ("हिन्दी", "हनद"),
        ("…?!", ""),
    ],
)
def test_letters_are_compared_without_case_accents_and_punctuation(text, expected):
    assert letters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Authentic", "authentic"),
        ("Consistent communicator", "consistent-communicator"),
        ("Peplau's  phases: I/II", "peplaus-phases-i-ii"),
        ("the client\N{RIGHT SINGLE QUOTATION MARK}s view", "the-clients-view"),
        ("Réflexion", "reflexion"),
        ("Пример й", "пример-й"),
        ("हिन्दी", "हिन्दी"),
        ("信頼", "信頼"),
        ("<b>\N{WAVING HAND SIGN}</b>", "b-b"),
        ("\N{WAVING HAND SIGN}", ""),
    ],
)
def test_a_name_keeps_the_letters_of_every_script(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Authentic", "A"),
        ("'Tis", "T"),
        ("Éclair", "É"),
        ("e*X*ample", "X"),
        ("*CO*mmunicate", "CO"),
        ("*S*hare and *h*elp", "Sh"),
        ("*Wholly bold*", "W"),
        ("…", ""),
    ],
)
def test_a_term_gives_its_bold_letters_or_its_first(text, expected):
    assert key_letters(term(text)) == expected


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        ("ATTACH", "Authentic,Trustworthy,Time-maker,Approachable,Consistent,Honest"),
        ("a-t t.a c'h", "authentic,trustworthy,time,approachable,consistent,honest"),
        ("ÉTÉ", "Ecoute,Temps,Éveil"),
        ("COX", "*Co*mmunicate,e*x*plain"),
    ],
)
def test_terms_that_spell_the_word_pass(word, terms):
    assert spelling_mistake(word, [term(text) for text in terms.split(",")], "e_X") is None


MARK = "Change the term, or mark its letter in bold: e_X."
ADD = "Add it, or change the word."
TAKE = "Take it out, or change the word."


@pytest.mark.parametrize(
    ("word", "terms", "index", "what"),
    [
        (
            "TEA",
            "Time,Ease,Xonest",
            2,
            f"TEX; the third, 'Xonest', should begin with A. {MARK}",
        ),
        ("TEA", "Ease,Time,Air", 0, f"ETA; the first, 'Ease', should begin with T. {MARK}"),
        ("TEA", "Time,Ease", 1, f"TE; at the end there is no term for A. {ADD}"),
        ("TEAM", "Time,Ease", 1, f"TE; at the end there is no term for A, M. {ADD}"),
        ("TE", "Time,Ease,Air", 2, f"TEA; the third, 'Air', is one too many. {TAKE}"),
        ("TEA", "Time,…,Air", 1, f"TA; the second, '…', should begin with E. {MARK}"),
        (
            "ABCDEFGHI",
            "A,B,C,D,E,F,G,H,X",
            8,
            f"ABCDEFGHX; term 9, 'X', should begin with I. {MARK}",
        ),
    ],
)
def test_the_first_term_that_differs_is_named(word, terms, index, what):
    mistake = spelling_mistake(word, [term(text) for text in terms.split(",")], "e_X")
    assert mistake == (index, f"the terms spell {what}")
