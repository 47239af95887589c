"""What is kept of a reader's progress, and what happens when that goes wrong."""

from __future__ import annotations

import json

import pytest
from test_deck_practice import FIELD, VERDICT, answer, go_on, start

KEY = "mnemonic-cards:/"
KEPT = f"localStorage.getItem('{KEY}')"
DUE = "document.querySelector('#mnemonic-teat .mnemonic-tools p').textContent"
KEEPING = "document.querySelector('.mnemonic-keeping')?.innerText"
TODAY = "Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000)"
PARTS = "(await import('/_static/mnemonic_progress.js'), mnemonicCards)"


def finish(reader, first="Time"):
    """Practise the deck to its end, answering `first` to the first card."""
    start(reader)
    answer(reader, first)
    go_on(reader)
    words = {"1": "Time", "2": "Ear", "3": "Agreement", "4": "Tactful"}
    while reader.ask("document.querySelector('.mnemonic-left').textContent"):
        question = reader.ask("document.querySelector('.mnemonic-practice label').textContent")
        answer(reader, words[question.split()[1][0]])
        go_on(reader)
    reader.wait(f"{VERDICT}.startsWith('Known at first try')")


def put(reader, text):
    reader.open("/index.html")
    reader.ask(f"localStorage.setItem('{KEY}', {text!r})")


def marks(reader):
    return json.loads(reader.ask(KEPT))["cards"]


@pytest.mark.behaviour("nothing-unasked")
def test_nothing_is_kept_unasked(reader):
    finish(reader)
    assert reader.ask("localStorage.length") == 0


@pytest.mark.behaviour("keep")
def test_progress_is_kept_when_the_reader_says_so(reader):
    finish(reader, first="tea")
    reader.click("Keep my progress on this device")
    reader.wait(f"{KEEPING} === 'Forget my progress'")
    today = reader.ask(TODAY)
    assert marks(reader) == {
        "mnemonic-teat-time": {"run": 0, "day": today},
        "mnemonic-teat-ear": {"run": 1, "day": today},
        "mnemonic-teat-agreement-both": {"run": 1, "day": today},
        "mnemonic-teat-tact-ful": {"run": 1, "day": today},
    }
    assert reader.ask(f"{DUE}") == ""


@pytest.mark.behaviour("forget")
def test_progress_is_forgotten_by_one_button(reader):
    finish(reader)
    reader.click("Keep my progress on this device")
    reader.click("Forget my progress")
    reader.wait(f"{KEEPING}.startsWith('Keep my progress')")
    assert reader.ask("localStorage.length") == 0
    assert reader.ask("document.activeElement.textContent") == "Keep my progress on this device"


@pytest.mark.behaviour("due")
def test_what_is_due_is_said_and_can_be_practised(reader):
    reader.open("/index.html")
    today = reader.ask(TODAY)
    cards = {
        "mnemonic-teat-ear": {"run": 2, "day": today - 3},
        "mnemonic-teat-time": {"run": 2, "day": today - 2},
    }
    put(reader, json.dumps({"version": 1, "cards": cards}))
    reader.open("/index.html")
    reader.wait(f"{DUE} === 'Cards due today: 1. Practise what is due'")
    reader.click("Practise what is due")
    reader.wait(FIELD)
    assert answer(reader, "Ear") == "Right: Ear."
    assert marks(reader)["mnemonic-teat-ear"] == {"run": 3, "day": today}
    assert marks(reader)["mnemonic-teat-time"] == cards["mnemonic-teat-time"]


@pytest.mark.behaviour("plan")
def test_the_plan_is_1_3_7_16_and_35_days(reader):
    reader.open("/index.html")
    today = reader.ask(TODAY)
    for run, days in enumerate([1, 1, 3, 7, 16, 35, 35]):
        for since, due in ((days - 1, 0), (days, 1)):
            cards = {"card": {"run": run, "day": today - since}}
            put(reader, json.dumps({"version": 1, "cards": cards}))
            progress = f"new {PARTS}.Progress('{KEY}')"
            assert reader.ask(f"{progress}.due([{{ id: 'card' }}]).length") == due, (run, since)


@pytest.mark.behaviour("plan")
def test_knowing_a_card_too_early_changes_nothing_and_missing_it_does(reader):
    reader.open("/index.html")
    today = reader.ask(TODAY)
    put(reader, json.dumps({"version": 1, "cards": {"card": {"run": 3, "day": today - 1}}}))
    progress = f"new {PARTS}.Progress('{KEY}')"
    reader.ask(f"{progress}.mark('card', true)")
    assert marks(reader)["card"] == {"run": 3, "day": today - 1}
    reader.ask(f"{progress}.mark('card', false)")
    assert marks(reader)["card"] == {"run": 0, "day": today}


@pytest.mark.behaviour("other-tab")
def test_two_tabs_do_not_undo_each_other(reader):
    put(reader, json.dumps({"version": 1, "cards": {}}))
    both = f"""(async () => {{
      const {{ Progress }} = {PARTS};
      const [one, two] = [new Progress('{KEY}'), new Progress('{KEY}')];
      one.read(); two.read();
      one.mark('a', true); two.mark('b', true);
    }})()"""
    reader.ask(f"await {both}")
    assert set(marks(reader)) == {"a", "b"}


@pytest.mark.behaviour("other-tab")
def test_a_change_in_another_tab_is_seen(reader):
    reader.open("/index.html")
    day = reader.ask(TODAY) - 1
    record = json.dumps({"version": 1, "cards": {"mnemonic-teat-ear": {"run": 0, "day": day}}})
    frame = "document.body.appendChild(document.createElement('iframe'))"
    reader.ask(
        f"await new Promise((loaded) => {{ const frame = {frame}; frame.onload = loaded; "
        "frame.src = '/other.html'; })"
    )
    reader.ask(f"frames[0].localStorage.setItem('{KEY}', {record!r})")
    reader.wait(f"{DUE}.startsWith('Cards due today: 1.')")


UNREADABLE = [
    "not JSON",
    "null",
    "[]",
    '"text"',
    '{"version":0,"cards":{}}',
    '{"version":1}',
    '{"version":1,"cards":null}',
    '{"version":1,"cards":{"a":null}}',
    '{"version":1,"cards":{"a":{"run":-1,"day":1}}}',
    '{"version":1,"cards":{"a":{"run":1,"day":"<b>"}}}',
]


@pytest.mark.behaviour("unreadable")
@pytest.mark.parametrize("text", UNREADABLE)
def test_a_record_that_cannot_be_read_is_left_as_it_is(reader, text):
    put(reader, text)
    reader.open("/index.html")
    reader.wait(f"{DUE}.includes('cannot be read')")
    progress = f"new {PARTS}.Progress('{KEY}')"
    reader.ask(f"{progress}.mark('mnemonic-teat-ear', true)")
    reader.ask(f"{progress}.keep()")
    assert reader.ask(KEPT) == text


@pytest.mark.behaviour("newer", "forget")
def test_a_record_of_a_newer_version_is_left_until_it_is_forgotten(reader):
    text = '{"version":2,"things":[1]}'
    put(reader, text)
    finish(reader)
    assert reader.ask(KEPT) == text
    assert "by a newer version" in reader.ask(KEEPING)
    reader.click("Forget my progress")
    reader.wait(f"{KEPT} === null")


@pytest.mark.behaviour("full")
def test_where_there_is_no_room_it_is_said_and_nothing_is_lost(reader):
    day = 1
    text = json.dumps({"version": 1, "cards": {"mnemonic-teat-ear": {"run": 1, "day": day}}})
    put(reader, text)
    start(reader)
    reader.ask(
        "void (Storage.prototype.setItem = () => "
        "{ throw new DOMException('', 'QuotaExceededError'); })"
    )
    for word in ("Time", "Ear", "Agreement", "Tactful"):
        answer(reader, word)
        go_on(reader)
    reader.wait(f"{KEEPING}.includes('no room left')")
    assert reader.ask(KEPT) == text


@pytest.mark.behaviour("blocked")
def test_where_nothing_may_be_kept_it_is_said_and_practice_goes_on(reader):
    start(reader)
    for name in ("getItem", "setItem", "removeItem"):
        reader.ask(
            f"void (Storage.prototype.{name} = () => "
            "{ throw new DOMException('', 'SecurityError'); })"
        )
    for word in ("Time", "Ear", "Agreement", "Tactful"):
        assert answer(reader, word).startswith("Right")
        go_on(reader)
    reader.wait(f"{KEEPING}.includes('does not let the page keep anything')")


@pytest.mark.behaviour("sent-nowhere")
def test_nothing_is_sent(browser, decks):
    context = browser.new_context(base_url=decks)
    page = context.new_page()
    page.goto("/index.html")
    page.get_by_role("button", name="Test yourself").first.click()
    field = page.locator(".mnemonic-practice input[type=text]")
    field.wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for word in ("Time", "Ear", "Agreement", "Tactful"):
        field.fill(word)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Keep my progress").click()
    page.get_by_role("button", name="Leave").click()
    page.get_by_text("Test yourself").first.wait_for()
    assert asked == []
    context.close()
