"""Practising with a deck, in Chromium and in Firefox."""

from __future__ import annotations

import pytest

FIELD = "document.activeElement.matches('.mnemonic-practice input[type=text]')"
SAID = "[...document.querySelectorAll('.mnemonic-said')].map(e => e.textContent).join('')"
VERDICT = "document.querySelector('.mnemonic-verdict')?.textContent"
LEFT = "document.querySelector('.mnemonic-left').textContent"
QUESTION = "document.querySelector('.mnemonic-practice form label').textContent"
FOCUSED = "document.activeElement.textContent"


def start(reader, deck="teat"):
    """Open the page, and begin to practise with a deck."""
    reader.open("/index.html")
    find = f"document.querySelector('#mnemonic-{deck} .mnemonic-tools button')"
    reader.wait(f"{find} !== null")
    reader.ask(f"void {find}.click()")
    reader.wait(FIELD)


def answer(reader, text):
    reader.write(text)
    reader.press("Enter")
    reader.wait(f"Boolean({VERDICT})")
    return reader.ask(VERDICT)


def go_on(reader):
    assert reader.ask(FOCUSED) == "Next"
    reader.press("Enter")
    reader.wait(f"!({VERDICT}) || !{FOCUSED}.includes('Next')")


@pytest.mark.behaviour("ask-letter", "place")
def test_a_mnemonic_asks_for_the_word_of_each_letter_in_order(reader):
    start(reader)
    assert reader.ask("document.querySelector('.mnemonic-word').textContent") == "TEAT"
    for number, (letter, word) in enumerate(
        [("T", "Time"), ("E", "Ear"), ("A", "Agreement"), ("T", "tactful")], 1
    ):
        assert reader.ask(QUESTION) == f"Letter {number}, {letter}: which word?"
        assert reader.ask("document.querySelector('.mnemonic-word b').textContent") == letter
        assert reader.ask(LEFT) == f"To go: {5 - number}"
        assert answer(reader, word).startswith("Right: ")
        go_on(reader)
    reader.wait(f"{VERDICT} === 'Known at first try: 4 of 4. '")


@pytest.mark.behaviour("ask-explanation")
def test_flashcards_show_the_explanation_and_ask_for_the_term(reader):
    start(reader, "two")
    assert reader.ask(
        "document.querySelector('.mnemonic-practice form label').textContent"
    ) == ("Which term is this?")
    assert "The one word." in reader.ask(
        "document.querySelector('.mnemonic-practice').innerText"
    )
    assert reader.ask(SAID).strip() == "The one word."
    assert answer(reader, "resolution") == "Right: Résolution."


@pytest.mark.behaviour("ask-term")
def test_flashcards_show_the_term_if_the_reader_chooses(reader):
    start(reader, "two")
    reader.click("Show the term first")
    reader.wait(f"{FOCUSED} === 'Show the answer'")
    assert reader.ask(VERDICT) == "Résolution. How would you explain it?"
    reader.press("Enter")
    reader.wait(f"{FOCUSED} === 'I knew it'")
    assert "The one word." in reader.ask(
        "document.querySelector('.mnemonic-practice').innerText"
    )
    reader.press("Enter")
    reader.wait(f"{VERDICT} === 'Termination. How would you explain it?'")


COMPARED = {
    ("TIME", "Time"): "right",
    (" time. ", "Time"): "right",
    ("resolution", "Résolution"): "right",
    ("tact ful", "Tact-ful"): "right",
    ("agreement", "Agreement (both)"): "right",
    ("agreement both", "Agreement (both)"): "right",
    ("tiime", "Time"): "nearly",
    ("tme", "Time"): "nearly",
    ("tine", "Time"): "nearly",
    ("tiem", "Time"): "nearly",
    ("tie", "Time"): "nearly",
    ("te", "Time"): "wrong",
    ("emit", "Time"): "wrong",
    ("era", "Ear"): "wrong",
    ("", "Ear"): "wrong",
    ("(both)", "Agreement (both)"): "wrong",
}


@pytest.mark.behaviour("forgives")
def test_what_is_forgiven(reader):
    reader.open("/index.html")
    parts = "(await import('/_static/mnemonic_practice.js'), mnemonicCards)"
    verdicts = [reader.ask(f"{parts}.compare({given!r}, {term!r})") for given, term in COMPARED]
    assert dict(zip(COMPARED, verdicts, strict=True)) == COMPARED


@pytest.mark.behaviour("told", "said")
def test_the_reader_is_told_at_once_with_the_explanation(reader):
    start(reader)
    assert answer(reader, "tim") == "Right, but for a slip: Time."
    text = reader.ask("document.querySelector('.mnemonic-practice').innerText")
    assert "Put the kettle on." in text
    said = " ".join(reader.ask(SAID).split())
    assert said == "Right, but for a slip: Time. Put the kettle on."
    region = "document.querySelector('#mnemonic-teat > .mnemonic-said')"
    assert reader.ask(f"{region}.getAttribute('role')") == "status"
    assert reader.ask("document.querySelectorAll('#mnemonic-teat-time').length") == 1


@pytest.mark.behaviour("empty")
def test_an_empty_answer_is_not_marked(reader):
    start(reader)
    reader.write("  ")
    reader.press("Enter")
    reader.wait(f"{SAID}.startsWith('Nothing is written yet.')")
    assert reader.ask(FIELD)
    assert reader.ask(LEFT) == "To go: 4"


@pytest.mark.behaviour("missed-returns", "summary")
def test_a_missed_card_comes_back_before_the_end(reader):
    start(reader)
    assert answer(reader, "tea") == "Not this time. You wrote “tea”; it is Time."
    go_on(reader)
    asked = []
    while reader.ask(LEFT):
        asked.append(reader.ask(QUESTION))
        words = {"1": "Time", "2": "Ear", "3": "Agreement", "4": "Tactful"}
        answer(reader, words[asked[-1].split()[1][0]])
        go_on(reader)
    assert [question.split()[1][0] for question in asked] == ["2", "3", "1", "4"]
    reader.wait(f"{VERDICT} === 'Known at first try: 3 of 4. Missed at first: Time.'")
    assert reader.ask(f"{FOCUSED} === {VERDICT}")
    reader.click("Only the missed ones")
    reader.wait(FIELD)
    assert reader.ask(LEFT) == "To go: 1"


@pytest.mark.behaviour("reveal")
def test_an_answer_that_is_shown_is_marked_by_the_reader(reader):
    start(reader)
    reader.click("Show the answer")
    reader.wait(f"{VERDICT} === 'It is Time.'")
    reader.click("I did not")
    reader.wait(FIELD)
    assert reader.ask(LEFT) == "To go: 4"
    reader.click("Show the answer")
    reader.click("I knew it")
    reader.wait(FIELD)
    assert reader.ask(LEFT) == "To go: 3"


@pytest.mark.behaviour("shuffle")
def test_the_order_changes_on_request(reader):
    start(reader)
    # Each time, three orders of four begin with another card.
    for _ in range(60):
        reader.click("Shuffle")
        reader.wait(FIELD)
        if not reader.ask(QUESTION).startswith("Letter 1,"):
            return
    pytest.fail("the first card is always the first")


@pytest.mark.behaviour("leave", "focus")
@pytest.mark.parametrize("way", ["button", "Escape"])
def test_one_can_leave_and_be_back_where_one_was(reader, way):
    reader.open("/index.html")
    reader.click("Ear")
    reader.click("Test yourself")
    reader.wait(FIELD)
    assert not reader.ask(
        "document.querySelector('#mnemonic-teat > details').checkVisibility()"
    )
    if way == "button":
        reader.click("Leave")
    else:
        reader.press("Escape")
    reader.wait(f"{FOCUSED} === 'Test yourself'")
    states = "[...document.querySelectorAll('#mnemonic-teat > details')].map(d => d.open)"
    assert reader.ask(states) == [False, True, False, False]
    assert reader.ask("document.querySelector('.mnemonic-practice')") is None


@pytest.mark.behaviour("answers-are-text")
def test_what_the_reader_writes_is_never_markup(reader):
    start(reader)
    verdict = answer(reader, "<img src=x onerror=alert(1)>{term}$&")
    assert "<img src=x onerror=alert(1)>{term}$&" in verdict
    assert reader.ask("document.querySelector('.mnemonic-practice img')") is None
