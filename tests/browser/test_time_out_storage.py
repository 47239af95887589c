"""Where storage fails: what was written stays, and a sentence says what happened."""

from __future__ import annotations

import json

import pytest
from test_time_out_record import UNREADABLE
from time_out_page import (
    KEY,
    WORDS,
    area,
    assert_stored,
    keep,
    put_in,
    record_of,
    said,
    stored,
    write_in,
)

NOTICE = "document.querySelector('.time-out-notice')"
ASIDE = f"{KEY}:unreadable"
ASKS = (
    "(() => { const event = new Event('beforeunload', { cancelable: true }); "
    "dispatchEvent(event); return event.defaultPrevented; })()"
)
FILL = """(() => {
  let junk = "x".repeat(1e6);
  for (let n = 0; junk; ) {
    try { AREA.setItem("junk" + n, junk); n++; }
    catch { junk = junk.slice(junk.length / 2 + 1); }
  }
})()"""
REFUSING = """(() => {
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...item) {
    if (WHICH) throw new DOMException("", "QuotaExceededError");
    set.apply(this, item);
  };
})()"""


def fill(reader, where):
    """Fill a storage until not one more character goes in."""
    reader.ask("void " + FILL.replace("AREA", where))


def refuse(reader, which):
    """Let the storages that an expression picks out be full."""
    reader.ask("void " + REFUSING.replace("WHICH", which))


@pytest.mark.time_out("blocked")
@pytest.mark.parametrize("page", ["blocked", "none"])
def test_without_storage_one_can_write_and_is_told(writer, page):
    writer.open(f"/{page}.html")
    said(writer, "blocked-page")
    assert writer.ask(ASKS) is False
    write_in(writer, "The lid")
    said(writer, "blocked-page")
    assert writer.ask(f"{area()}.value") == "The lid"
    assert writer.ask(ASKS) is True
    writer.click(WORDS["clear"])
    said(writer, "cleared")
    assert writer.ask(ASKS) is False
    writer.click(WORDS["undo"])
    assert writer.ask(f"{area()}.value") == "The lid"
    assert writer.ask(ASKS) is True
    writer.ask("void (document.querySelector('[role=status]').textContent = '')")
    writer.click(WORDS["keep"])
    said(writer, "blocked-page")
    assert writer.ask("document.querySelector('[type=checkbox]').checked") is False
    assert writer.ask(f"{area()}.value") == "The lid"
    # So that nothing asks when the next page is opened.
    writer.click(WORDS["clear"])


@pytest.mark.time_out("blocked")
def test_where_only_the_device_is_barred_it_lasts_for_the_visit(writer):
    writer.open("/visit.html")
    write_in(writer, "The lid")
    said(writer, "stored-visit")
    writer.click(WORDS["keep"])
    said(writer, "blocked-visit")
    assert writer.ask("document.querySelector('[type=checkbox]').checked") is False
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]}, "sessionStorage")


@pytest.mark.time_out("blocked")
def test_in_a_frame_of_its_own_origin_one_can_write(browser, time_outs):
    context = browser.new_context(base_url=time_outs)
    page = context.new_page()
    page.goto("/frame.html")
    frame = page.frame_locator("iframe")
    frame.get_by_text(WORDS["blocked-page"]).first.wait_for()
    field = frame.locator("textarea").first
    field.fill("The lid")
    frame.get_by_role("button", name=WORDS["clear"]).first.click()
    frame.get_by_text(WORDS["cleared"]).first.wait_for()
    frame.get_by_role("button", name=WORDS["undo"]).first.click()
    assert field.input_value() == "The lid"
    context.close()


@pytest.mark.time_out("full")
def test_a_device_that_fills_up_in_mid_word_loses_nothing(writer):
    keep(writer, record_of("Kept before"))
    fill(writer, "localStorage")
    write_in(writer, " and more words than there is room for" * 3)
    said(writer, "full-visit")
    assert_stored(writer, {"kettle/prompt-1": ["Kept before"]})
    whole = "Kept before" + " and more words than there is room for" * 3
    writer.wait(f"sessionStorage.getItem('{KEY}').includes({json.dumps(whole)})")
    assert_stored(writer, {"kettle/prompt-1": [whole]}, "sessionStorage")
    assert writer.ask("document.querySelector('.time-out-version')") is None
    assert writer.ask("document.querySelector('[type=checkbox]').checked") is True
    # It is there after loading again, too, and is kept as soon as there is room.
    writer.open("/index.html")
    writer.wait(f"{area()}.value === {json.dumps(whole)}")
    writer.ask(
        "void Object.keys(localStorage).filter((name) => name.startsWith('junk'))"
        ".forEach((name) => localStorage.removeItem(name))"
    )
    write_in(writer, "!")
    said(writer, "stored-device")
    assert_stored(writer, {"kettle/prompt-1": [whole + "!"]})
    assert writer.ask("sessionStorage.length") == 0


@pytest.mark.time_out("full")
def test_changing_a_word_where_there_is_no_room_makes_no_version(writer):
    keep(writer, record_of("Kept before"))
    refuse(writer, "this === localStorage")
    for text in ("Kept once", "Kept twice", "Nothing"):
        put_in(writer, text)
        writer.wait(f"(sessionStorage.getItem('{KEY}') ?? '').includes('{text}')")
        assert stored(writer, "sessionStorage") == {"kettle/prompt-1": [text]}
    assert writer.ask("document.querySelector('.time-out-version')") is None


@pytest.mark.time_out("full")
def test_where_all_is_full_the_page_has_it_and_asks_before_leaving(writer):
    write_in(writer, "The lid")
    said(writer, "stored-visit")
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]}, "sessionStorage")
    refuse(writer, "true")
    write_in(writer, " shook")
    said(writer, "full-page")
    assert writer.ask(f"{area()}.value") == "The lid shook"
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]}, "sessionStorage")
    assert writer.ask(ASKS) is True
    write_in(writer, " again")
    assert writer.ask("document.querySelector('.time-out-version')") is None
    # So that nothing asks when the next page is opened.
    writer.click(WORDS["clear"])
    assert writer.ask(ASKS) is False


@pytest.mark.time_out("full")
def test_keeping_where_there_is_no_room_is_refused_and_said(writer):
    write_in(writer, "The lid")
    said(writer, "stored-visit")
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]}, "sessionStorage")
    refuse(writer, "this === localStorage")
    writer.click(WORDS["keep"])
    said(writer, "full-visit")
    assert writer.ask("document.querySelector('[type=checkbox]').checked") is False
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]}, "sessionStorage")


SOME = (
    "no JSON",
    "cut off",
    "list",
    "deep lists",
    "prototype of answers",
    "text 5",
    "activities []",
)


@pytest.mark.time_out("unreadable")
@pytest.mark.parametrize("name", SOME)
def test_what_cannot_be_read_is_set_aside_and_told(writer, name):
    text = UNREADABLE[name]
    keep(writer, text)
    writer.wait(f"{NOTICE}.innerText.includes({json.dumps(WORDS['unreadable'])})")
    # Looking at it changes nothing.
    assert writer.ask("({...localStorage})") == {KEY: text}
    write_in(writer, "The lid")
    said(writer, "stored-device")
    assert writer.ask(f"localStorage.getItem('{ASIDE}')") == text
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]})
    writer.open("/index.html")
    writer.wait(f"{NOTICE}.innerText.includes({json.dumps(WORDS['unreadable'])})")
    assert writer.ask(f"{area()}.value") == "The lid"


@pytest.mark.time_out("unreadable")
def test_two_that_cannot_be_read_do_not_overwrite_each_other(writer):
    for text in ("one", "two", "two"):
        keep(writer, text)
        put_in(writer, "The lid")
        said(writer, "stored-device")
    aside = writer.ask(f"Object.entries(localStorage).filter(([name]) => name !== '{KEY}')")
    assert sorted(aside) == [[ASIDE, "one"], [ASIDE + "+", "two"]]


@pytest.mark.time_out("unreadable")
def test_where_it_cannot_be_set_aside_it_stays_where_it_is(writer):
    keep(writer, "junk" * 9)
    refuse(writer, "this === localStorage")
    write_in(writer, "The lid")
    said(writer, "full-visit")
    assert writer.ask("({...localStorage})") == {KEY: "junk" * 9}
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]}, "sessionStorage")


@pytest.mark.time_out("unreadable")
def test_no_longer_keeping_does_not_delete_what_cannot_be_read(writer):
    keep(writer, "junk")
    writer.click(WORDS["keep"])
    said(writer, "keepOff")
    assert writer.ask("({...localStorage})") == {ASIDE: "junk"}


@pytest.mark.time_out("unreadable-saved")
@pytest.mark.parametrize("text", ["junk ☕\n<b>", '{"version":2}'])
def test_what_cannot_be_read_can_be_saved_as_a_file(browser, time_outs, text):
    context = browser.new_context(base_url=time_outs)
    page = context.new_page()
    page.goto("/other.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.goto("/index.html")
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS["saveUnread"]).click()
    assert download.value.path().read_text(encoding="utf-8") == text
    assert download.value.suggested_filename == "stranger-unread.json"
    assert page.evaluate("({...localStorage})") == {KEY: text}
    context.close()


@pytest.mark.time_out("unreadable-saved")
def test_what_cannot_be_read_can_be_deleted(writer):
    keep(writer, "junk")
    writer.click(WORDS["deleteUnread"])
    writer.wait(f"{NOTICE}.hidden")
    assert writer.ask(f"localStorage.getItem('{ASIDE}')") is None
    writer.open("/index.html")
    assert writer.ask(f"{NOTICE}.hidden") is True
    assert stored(writer) == {}


@pytest.mark.time_out("newer")
def test_what_a_newer_version_has_kept_stays_as_it_is(writer):
    text = '{"version":2,"things":[1]}'
    keep(writer, text)
    writer.wait(f"{NOTICE}.innerText.includes({json.dumps(WORDS['newer'])})")
    assert writer.ask("document.querySelector('[type=checkbox]').checked") is False
    write_in(writer, "The lid")
    said(writer, "stored-visit")
    writer.click(WORDS["keep"])
    writer.wait("document.querySelector('[type=checkbox]').checked === false")
    writer.click(WORDS["clear"])
    said(writer, "cleared")
    writer.click(WORDS["undo"])
    said(writer, "undone")
    assert writer.ask("({...localStorage})") == {KEY: text}
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]}, "sessionStorage")
    assert writer.ask(f"{NOTICE}.innerText.includes('Delete')") is False


@pytest.mark.time_out("newer")
def test_it_is_not_overwritten_where_a_newer_page_comes_later(writer):
    keep(writer, record_of("The lid"))
    newer = '{"version":9}'
    writer.ask(f"void localStorage.setItem('{KEY}', '{newer}')")
    write_in(writer, " shook")
    said(writer, "stored-visit")
    assert writer.ask(f"localStorage.getItem('{KEY}')") == newer
    assert_stored(writer, {"kettle/prompt-1": ["The lid shook"]}, "sessionStorage")


@pytest.mark.time_out("unreadable")
def test_what_cannot_be_read_of_the_visit_is_set_aside_too(writer):
    keep(writer, "junk", "sessionStorage")
    write_in(writer, "The lid")
    said(writer, "stored-visit")
    assert writer.ask(f"sessionStorage.getItem('{ASIDE}')") == "junk"
    assert_stored(writer, {"kettle/prompt-1": ["The lid"]}, "sessionStorage")


@pytest.mark.time_out("full")
def test_a_text_longer_than_may_be_read_again_is_not_stored(writer):
    keep(writer, record_of("The lid"), "sessionStorage")
    place = {"activity": "a", "title": "T", "page": "P", "prompt": "p", "words": "?"}
    where = writer.ask(
        "await (async () => { const { Store } = await import('/store.js'); "
        "const { write, versionsOf } = await import('/record.js'); "
        "const store = new Store('stranger'); const text = 'x'.repeat(10_000_001); "
        f"store.change((now) => write(now, {json.dumps(place)}, '', text, 'me', 1)); "
        "const [{ text: there }] = versionsOf(store.read(), 'a', 'p'); "
        "return [there === text, store.problem, store.where]; })()"
    )
    assert where == [True, "full", "page"]
    assert stored(writer, "sessionStorage") == {"kettle/prompt-1": ["The lid"]}
