"""Two tabs that write in the same time out: neither undoes the other.

The second tab is a frame of the same site: to the storage of the device it is as good as one.
"""

from __future__ import annotations

import json

import pytest
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

HERE = "document"
THERE = "frames[0].document"
VERSION = "document.querySelector('.time-out-version')"


def second_tab(reader):
    """Open the same page a second time."""
    frame = "document.body.appendChild(document.createElement('iframe'))"
    reader.ask(
        f"await new Promise((loaded) => {{ const frame = {frame}; frame.onload = loaded; "
        "frame.src = '/index.html'; })"
    )
    reader.wait(f"Boolean({area(0, THERE)})")


def store_now(reader, where):
    """Have a tab store what is in its fields, as on leaving it."""
    view = "window" if where == HERE else "frames[0]"
    reader.ask(f"void {view}.dispatchEvent(new Event('pagehide'))")


def pass_time(reader):
    """Let the second pass within which nobody changes tabs (RACE in field.js)."""
    for view in ("window", "frames[0]"):
        reader.ask(
            f"void ((now) => {{ {view}.performance.now = () => now + 1e6; }})"
            f"({view}.performance.now())"
        )


def write_there(reader, text, n=0):
    put_in(reader, text, n, THERE)
    store_now(reader, THERE)


def click_there(reader, name):
    reader.ask(
        f"void [...{THERE}.querySelectorAll('button, label')].find("
        f"(one) => one.textContent === {json.dumps(WORDS[name])}).click()"
    )


@pytest.mark.time_out("two-tabs")
def test_both_texts_of_one_field_stay(writer):
    keep(writer, record_of("Tea"))
    second_tab(writer)
    put_in(writer, "Tea with milk")
    write_there(writer, "Tea with lemon")
    store_now(writer, HERE)
    both = ["Tea with milk", "Tea with lemon"]
    assert stored(writer) == {"kettle/prompt-1": both}
    # Each goes on with its own.
    write_there(writer, "Tea with lemon, no sugar")
    put_in(writer, "Tea with milk, no sugar")
    store_now(writer, HERE)
    assert stored(writer) == {
        "kettle/prompt-1": ["Tea with milk, no sugar", "Tea with lemon, no sugar"]
    }


@pytest.mark.time_out("two-tabs")
def test_two_fields_do_not_undo_each_other(writer):
    keep(writer, record_of("Tea"))
    second_tab(writer)
    put_in(writer, "Here", 1)
    write_there(writer, "There", 2)
    store_now(writer, HERE)
    assert stored(writer) == {
        "kettle/prompt-2": ["Here"],
        "cup/prompt-1": ["There"],
        "kettle/prompt-1": ["Tea"],
    }


@pytest.mark.time_out("other-tab")
def test_what_another_tab_writes_appears_where_nothing_was_begun(writer):
    keep(writer, record_of("Tea"))
    second_tab(writer)
    write_there(writer, "Tea with milk")
    writer.wait(f"{area()}.value === 'Tea with milk'")
    write_there(writer, "New", 1)
    writer.wait(f"{area(1)}.value === 'New'")
    assert writer.ask(VERSION) is None
    # And one goes on from there.
    pass_time(writer)
    write_in(writer, " and sugar")
    store_now(writer, HERE)
    writer.wait(f"{area(0, THERE)}.value === 'Tea with milk and sugar'")
    assert stored(writer)["kettle/prompt-1"] == ["Tea with milk and sugar"]


def two_versions(reader):
    """Have another version below the first field."""
    keep(reader, record_of("Tea"))
    second_tab(reader)
    put_in(reader, "Mine")
    write_there(reader, "Theirs")
    store_now(reader, HERE)
    reader.wait(f"Boolean({VERSION})")
    pass_time(reader)


@pytest.mark.time_out("versions")
def test_the_other_version_is_shown_and_said(writer):
    keep(writer, record_of("Tea"))
    second_tab(writer)
    put_in(writer, "Mine")
    write_there(writer, "Theirs")
    writer.wait(f"{VERSION}?.querySelector('blockquote').textContent === 'Theirs'")
    said(writer, "otherCame")
    assert writer.ask(f"{area()}.value") == "Mine"
    intro = WORDS["otherVersion"].partition("{0}")[0]
    assert writer.ask(f"{VERSION}.querySelector('p').textContent").startswith(intro)
    # Which field a button belongs to is said with it.
    prompts = f"[...{VERSION}.querySelectorAll('button')].map((button) => "
    prompts += "document.getElementById(button.getAttribute('aria-describedby')).textContent)"
    assert writer.ask(prompts) == ["What did you hear?"] * 2


@pytest.mark.time_out("versions")
def test_the_other_version_can_be_added_to_ones_own(writer):
    two_versions(writer)
    writer.click(WORDS["addVersion"])
    said(writer, "versionAdded")
    assert writer.ask(f"{area()}.value") == "Mine\n\nTheirs"
    assert stored(writer) == {"kettle/prompt-1": ["Mine\n\nTheirs"]}
    assert writer.ask(VERSION) is None
    assert writer.ask(f"document.activeElement === {area()}")
    writer.wait(f"{area(0, THERE)}.value === 'Mine\\n\\nTheirs'")


@pytest.mark.time_out("versions", "undo")
def test_the_other_version_can_be_deleted_and_brought_back(writer):
    two_versions(writer)
    writer.click(WORDS["deleteVersion"])
    said(writer, "versionDeleted")
    assert stored(writer) == {"kettle/prompt-1": ["Mine"]}
    assert writer.ask(VERSION) is None
    writer.wait(f"{area(0, THERE)}.value === 'Mine'")
    assert writer.ask("document.activeElement.textContent") == WORDS["undo"]
    writer.press("Enter")
    said(writer, "undone")
    assert stored(writer) == {"kettle/prompt-1": ["Mine", "Theirs"]}
    writer.wait(f"Boolean({VERSION})")
    assert writer.ask(f"{area()}.value") == "Mine"


@pytest.mark.time_out("versions")
def test_versions_are_there_after_loading_again(writer):
    keep(writer, record_of("Newest", "Older", "Oldest"))
    assert writer.ask(f"{area()}.value") == "Newest"
    texts = "[...document.querySelectorAll('blockquote')].map((one) => one.textContent)"
    assert writer.ask(texts) == ["Older", "Oldest"]
    write_in(writer, "!")
    said(writer, "stored-device")
    assert_stored(writer, {"kettle/prompt-1": ["Newest!", "Older", "Oldest"]})


@pytest.mark.time_out("two-tabs")
def test_words_that_were_lost_on_the_way_are_stored_again(writer):
    # Browsers have several processes: what one wrote may be overwritten by another that had
    # not seen it yet.
    keep(writer, record_of("Tea"))
    second_tab(writer)
    write_in(writer, " with milk")
    store_now(writer, HERE)
    unseen = record_of("Tea with lemon")
    writer.ask(f"void frames[0].localStorage.setItem('{KEY}', {json.dumps(unseen)})")
    writer.wait(f"localStorage.getItem('{KEY}').includes('milk')")
    assert stored(writer) == {"kettle/prompt-1": ["Tea with milk", "Tea with lemon"]}
    assert writer.ask(f"{area()}.value") == "Tea with milk"


@pytest.mark.time_out("other-tab")
def test_clearing_in_another_tab_clears_here(writer):
    keep(writer, record_of("Tea"))
    second_tab(writer)
    click_there(writer, "clear")
    writer.wait(f"{area()}.value === ''")
    assert stored(writer) == {}


@pytest.mark.time_out("two-tabs")
def test_clearing_in_another_tab_does_not_take_what_is_being_written(writer):
    keep(writer, record_of("Tea"))
    second_tab(writer)
    writer.ask(
        f"void ({area()}.value = 'Tea with milk', {area()}.dispatchEvent(new Event('input')), "
        f"{THERE}.querySelector('button').click())"
    )
    writer.wait(f"localStorage.getItem('{KEY}').includes('milk')")
    assert writer.ask(f"{area()}.value") == "Tea with milk"
    assert stored(writer) == {"kettle/prompt-1": ["Tea with milk"]}


@pytest.mark.time_out("other-tab", "keep")
def test_keeping_in_another_tab_keeps_what_is_here(writer):
    # This tab's visit is not the other's: the frame begins with nothing.
    keep(writer, record_of("Begun here"), "sessionStorage")
    kept = record_of("Begun there", place="cup/prompt-1")
    writer.ask(
        "await new Promise((loaded) => { const frame = document.createElement('iframe'); "
        "frame.onload = loaded; frame.src = '/other.html'; document.body.append(frame); })"
    )
    writer.ask(f"void frames[0].localStorage.setItem('{KEY}', {json.dumps(kept)})")
    writer.wait("document.querySelector('[type=checkbox]').checked")
    assert writer.ask(f"{area(2)}.value") == "Begun there"
    writer.wait("sessionStorage.length === 0")
    assert stored(writer) == {
        "kettle/prompt-1": ["Begun here"],
        "cup/prompt-1": ["Begun there"],
    }


@pytest.mark.time_out("other-tab", "keep-off")
def test_no_longer_keeping_in_another_tab_leaves_it_here_for_the_visit(writer):
    keep(writer, record_of("Tea"))
    writer.ask(
        "await new Promise((loaded) => { const frame = document.createElement('iframe'); "
        "frame.onload = loaded; frame.src = '/other.html'; document.body.append(frame); })"
    )
    writer.ask(f"void frames[0].localStorage.removeItem('{KEY}')")
    writer.wait("!document.querySelector('[type=checkbox]').checked")
    assert writer.ask(f"{area()}.value") == "Tea"
    assert stored(writer, "sessionStorage") == {"kettle/prompt-1": ["Tea"]}
    assert stored(writer) is None


@pytest.mark.time_out("keep-off")
def test_going_back_to_a_page_that_still_kept_it_overwrites_nothing(writer):
    keep(writer, record_of("Tea"))
    # The page that one comes back from has moved it to the visit, and changed it.
    later = record_of("Coffee")
    writer.ask(f"void sessionStorage.setItem('{KEY}', {json.dumps(later)})")
    writer.ask(f"void localStorage.removeItem('{KEY}')")
    writer.ask("void document.dispatchEvent(new Event('visibilitychange'))")
    writer.wait(f"{area()}.value === 'Coffee'")
    assert writer.ask(f"sessionStorage.getItem('{KEY}')") == later
    assert stored(writer) is None


@pytest.mark.time_out("two-tabs")
def test_a_tab_that_wakes_up_sees_what_was_done_meanwhile(writer):
    keep(writer, record_of("Tea"))
    # The same document gets no event: as a tab that slept.
    writer.ask(f"void localStorage.setItem('{KEY}', {json.dumps(record_of('Tea with milk'))})")
    put_in(writer, "Mine", 1)
    assert writer.ask(f"{area()}.value") == "Tea"
    writer.ask("void document.dispatchEvent(new Event('visibilitychange'))")
    writer.wait(f"{area()}.value === 'Tea with milk'")
    assert writer.ask(f"{area(1)}.value") == "Mine"


@pytest.mark.time_out("two-tabs")
def test_a_tab_that_slept_and_writes_at_once_undoes_nothing(writer):
    keep(writer, record_of("Tea"))
    writer.ask(f"void localStorage.setItem('{KEY}', {json.dumps(record_of('Coffee'))})")
    write_in(writer, " with milk")
    said(writer, "stored-device")
    assert_stored(writer, {"kettle/prompt-1": ["Tea with milk", "Coffee"]})
    writer.wait(f"Boolean({VERSION})")
