"""Writing in a time out: the fields, what is said, keeping, clearing and undoing."""

from __future__ import annotations

import json

import pytest
from time_out_page import (
    KEY,
    POLICY,
    WORDS,
    area,
    assert_stored,
    journal,
    keep,
    put_in,
    record_of,
    said,
    stored,
    write_in,
)

MARKUP = '<img src=x onerror="document.title=1"><b>{0} $& é ☕</b>\n\n"quoted" \\n'


@pytest.mark.time_out("without-script")
def test_without_script_the_prompts_stand_with_room_to_write(browser, time_outs):
    context = browser.new_context(base_url=time_outs, java_script_enabled=False)
    page = context.new_page()
    page.goto("/index.html")
    assert page.locator("textarea, button, input").count() == 0
    rooms = page.locator(".time-out-room")
    assert rooms.count() == 3
    assert all(rooms.nth(n).bounding_box()["height"] > 60 for n in range(3))
    context.close()


@pytest.mark.time_out("fields")
def test_each_prompt_has_a_field_that_it_labels(writer):
    labels = writer.ask(
        "[...document.querySelectorAll('textarea')].map((field) => "
        "document.getElementById(field.getAttribute('aria-labelledby')).textContent)"
    )
    assert labels == ["What did you hear?", "What would you change?", "Whose was it?"]
    assert writer.ask("document.querySelector('.time-out-room:not(:has(textarea))')") is None


@pytest.mark.time_out("said-at-field")
def test_it_is_said_at_the_field_what_not_to_write(writer):
    text = writer.ask("document.querySelector('.time-out').innerText")
    for name in ("note", "proceedings", "keepNote"):
        assert WORDS[name] in text
    assert text.index(WORDS["note"]) < text.index("What did you hear?")
    described = writer.ask(
        f"document.getElementById({area()}.getAttribute('aria-describedby')).textContent"
    )
    assert described == WORDS["note"]
    described = writer.ask(
        "document.getElementById(document.querySelector('[type=checkbox]')"
        ".getAttribute('aria-describedby')).textContent"
    )
    assert described == WORDS["keepNote"]


@pytest.mark.time_out("visit")
def test_what_is_written_lasts_for_the_visit(writer):
    write_in(writer, "The lid")
    said(writer, "stored-visit")
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]}, "sessionStorage")
    assert writer.ask("localStorage.length") == 0
    writer.open("/index.html")
    writer.wait(f"{area()}.value === 'The lid'")


@pytest.mark.time_out("nothing-unasked")
def test_nothing_is_kept_on_the_device_unasked(writer):
    write_in(writer, "The lid")
    said(writer, "stored-visit")
    assert writer.ask("localStorage.length") == 0
    assert writer.ask("(await indexedDB.databases()).length") == 0
    assert writer.ask("document.cookie") == ""


@pytest.mark.time_out("written-in-time")
def test_it_is_stored_within_a_second_while_one_goes_on_writing(writer):
    # A key every 200 ms for 3 s: it must not wait for a pause.
    writer.ask(
        f"await new Promise((done) => {{ let n = 0; const field = {area()}; window.seen = []; "
        "const timer = setInterval(() => { field.value += 'x'; "
        "field.dispatchEvent(new Event('input')); n++; "
        f"const text = sessionStorage.getItem('{KEY}') ?? ''; "
        'seen.push(n - (text.match(/"(x+)"/)?.[1].length ?? 0)); '
        "if (n === 15) { clearInterval(timer); done(); } }, 200); })"
    )
    # What is behind is at most what was written in the last second.
    assert max(writer.ask("window.seen")) <= 5


@pytest.mark.time_out("written-in-time")
@pytest.mark.parametrize("event", ["change", "pagehide", "visibilitychange"])
def test_it_is_stored_at_once_when_one_leaves(writer, event):
    put_in(writer, "The lid")
    send = {
        "change": f"{area()}.dispatchEvent(new Event('change'))",
        "pagehide": "window.dispatchEvent(new Event('pagehide'))",
        "visibilitychange": "Object.defineProperty(document, 'hidden', { value: true }) && "
        "document.dispatchEvent(new Event('visibilitychange'))",
    }[event]
    put_in(writer, "The lid, again")
    at_once = f"(({send}), sessionStorage.getItem('{KEY}'))"
    assert "The lid, again" in writer.ask(at_once)


@pytest.mark.time_out("written-in-time")
def test_a_link_followed_in_mid_word_loses_nothing(writer):
    put_in(writer, "The li")
    writer.open("/other.html")
    assert stored(writer, "sessionStorage") == {"kettle/prompt-1": ["The li"]}


@pytest.mark.time_out("keep")
def test_it_is_kept_on_the_device_if_the_reader_says_so(writer):
    write_in(writer, "The lid")
    writer.click(WORDS["keep"])
    said(writer, "keepOn")
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]})
    assert writer.ask("sessionStorage.length") == 0
    boxes = "[...document.querySelectorAll('[type=checkbox]')].map((box) => box.checked)"
    assert writer.ask(boxes) == [True, True]
    write_in(writer, " shook")
    said(writer, "stored-device")
    assert_stored(writer, {"kettle/prompt-1": ["The lid shook"]})
    # A new visit.
    writer.ask("void sessionStorage.clear()")
    writer.open("/index.html")
    writer.wait(f"{area()}.value === 'The lid shook'")
    assert writer.ask(boxes) == [True, True]


@pytest.mark.time_out("keep")
def test_what_is_kept_says_what_the_prompt_was_and_when(writer):
    before = writer.ask("Date.now()")
    write_in(writer, "Tea")
    writer.click(WORDS["keep"])
    record = json.loads(writer.ask(f"localStorage.getItem('{KEY}')"))
    written = record["activities"]["kettle"]
    assert written["title"] == "The kettle"
    assert written["page"] == "Tea"
    answer = written["answers"]["prompt-1"]
    assert answer["prompt"] == "What did you hear?"
    assert before <= answer["versions"][0]["changed"] <= writer.ask("Date.now()")


@pytest.mark.time_out("keep-off")
def test_it_is_no_longer_kept_if_the_reader_says_so(writer):
    keep(writer, record_of("The lid"))
    writer.click(WORDS["keep"])
    said(writer, "keepOff")
    assert writer.ask("localStorage.length") == 0
    assert stored(writer, "sessionStorage") == {"kettle/prompt-1": ["The lid"]}
    assert writer.ask(f"{area()}.value") == "The lid"
    # Nor is the copy that a killed browser would be restored from.
    assert journal(writer) is None


@pytest.mark.time_out("clear")
def test_one_time_out_is_cleared_and_no_other(writer):
    keep(writer, record_of("The lid"))
    put_in(writer, "Mine", 2)
    put_in(writer, "Not stored yet", 1)
    writer.click(WORDS["clear"])
    said(writer, "cleared")
    assert [writer.ask(f"{area(n)}.value") for n in range(3)] == ["", "", "Mine"]
    writer.ask("void dispatchEvent(new Event('pagehide'))")
    assert stored(writer) == {"cup/prompt-1": ["Mine"]}


@pytest.mark.time_out("undo")
def test_clearing_can_be_undone(writer):
    keep(writer, record_of("The lid"))
    put_in(writer, "Not stored yet", 1)
    writer.click(WORDS["clear"])
    said(writer, "cleared")
    assert writer.ask("document.activeElement.textContent") == WORDS["undo"]
    writer.press("Enter")
    said(writer, "undone")
    assert writer.ask(f"{area()}.value") == "The lid"
    assert writer.ask(f"{area(1)}.value") == "Not stored yet"
    assert stored(writer) == {
        "kettle/prompt-2": ["Not stored yet"],
        "kettle/prompt-1": ["The lid"],
    }
    assert writer.ask(f"document.activeElement === {area()}")


@pytest.mark.time_out("undo")
def test_undoing_does_not_lose_what_was_written_since(writer):
    write_in(writer, "The lid")
    writer.click(WORDS["clear"])
    write_in(writer, "The spout")
    said(writer, "stored-visit")
    writer.click(WORDS["undo"])
    said(writer, "undone")
    assert writer.ask(f"{area()}.value") == "The spout"
    texts = stored(writer, "sessionStorage")
    assert texts == {"kettle/prompt-1": ["The spout", "The lid"]}
    assert "The lid" in writer.ask("document.querySelector('.time-out-version').innerText")


@pytest.mark.time_out("clear")
def test_where_there_is_nothing_to_clear_that_is_said(writer):
    writer.click(WORDS["clear"])
    said(writer, "nothingToClear")
    assert writer.ask("document.querySelector('.time-out-undo button')") is None


@pytest.mark.time_out("text-only")
def test_what_is_written_is_text_and_never_markup(writer):
    keep(writer, record_of(MARKUP, MARKUP + "older"))
    assert writer.ask(f"{area()}.value") == MARKUP
    quoted = writer.ask("document.querySelector('blockquote').textContent")
    assert quoted == MARKUP + "older"
    assert writer.ask("document.querySelector('main img, main b')") is None
    assert writer.ask("document.title") == "Tea"
    put_in(writer, MARKUP, 1)
    said(writer, "stored-device")
    assert writer.ask("document.querySelector('main img, main b')") is None
    assert writer.ask("location.href").endswith("/index.html")


@pytest.mark.time_out("text-only")
@pytest.mark.parametrize("text", [" ", "\n\n", "a\r\nb", "\u202eabc", "\0", "🫖" * 9])
def test_any_text_comes_back_as_it_was(writer, text):
    put_in(writer, text)
    shown = writer.ask(f"{area()}.value")
    said(writer, "stored-visit")
    writer.open("/index.html")
    assert writer.ask(f"{area()}.value") == shown
    assert writer.ask("document.querySelector('.time-out-version')") is None


@pytest.mark.time_out("text-only")
def test_line_ends_of_another_system_do_not_make_a_version(writer):
    keep(writer, record_of("a\r\nb"))
    write_in(writer, "c")
    said(writer, "stored-device")
    assert_stored(writer, {"kettle/prompt-1": ["a\nbc"]})


@pytest.mark.time_out("prompt-gone")
def test_what_was_written_for_a_prompt_that_has_gone_stays(writer):
    keep(writer, record_of("Old words", place="kettle/gone"))
    write_in(writer, "New words")
    said(writer, "stored-device")
    texts = {"kettle/prompt-1": ["New words"], "kettle/gone": ["Old words"]}
    assert_stored(writer, texts)
    keep(writer, record_of("Old words", place="gone/prompt-1"))
    write_in(writer, "New words")
    said(writer, "stored-device")
    assert stored(writer)["gone/prompt-1"] == ["Old words"]


@pytest.mark.time_out("leads-to-reflections")
def test_each_time_out_leads_to_the_reflections(writer):
    links = writer.ask(
        "[...document.querySelectorAll('.time-out-tools a')].map("
        "(link) => [link.textContent, link.getAttribute('href')])"
    )
    assert links == [[WORDS["reflections"], "/reflections.html"]] * 2


@pytest.mark.time_out("sent-nowhere")
def test_nothing_is_sent(browser, time_outs):
    context = browser.new_context(base_url=time_outs)
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    answer = page.goto("/index.html", wait_until="networkidle")
    assert answer.headers["content-security-policy"] == POLICY
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("textarea").first.fill("The lid")
    page.get_by_text(WORDS["stored-visit"]).first.wait_for()
    page.get_by_label(WORDS["keep"]).first.check()
    page.get_by_text(WORDS["keepOn"]).first.wait_for()
    page.get_by_role("button", name=WORDS["clear"]).first.click()
    page.get_by_role("button", name=WORDS["undo"]).first.click()
    page.get_by_label(WORDS["keep"]).first.uncheck()
    page.get_by_text(WORDS["keepOff"]).first.wait_for()
    assert asked == []
    assert refused == []
    context.close()
