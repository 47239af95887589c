"""A backup comes back whole, whatever else is there, and a bad file changes nothing."""

from __future__ import annotations

import json

import pytest
from reflections_site import (
    FORGET,
    GONE,
    HOSTILE,
    JULY,
    RECORD,
    SAVES,
    WORDS,
    backup,
    keep,
    kept,
    record,
    said,
    version,
    written,
)

SAID = "document.querySelector('.reflections-said').textContent"
KEPT = "localStorage['time-outs:garden']"
HERE = record(
    first=written("First", what=("What?", [version("Potatoes.", JULY + 1)])),
    second=written("Second", a=("A?", [version("Here alone.")])),
)
CHOOSE = """(async () => {{
  const input = document.querySelector("input[type=file]");
  const files = new DataTransfer();
  files.items.add(new File([{text}], "a.json"));
  input.files = files.files;
  input.dispatchEvent(new Event("change"));
}})()"""


def choose(reader, text):
    """Choose a file to restore from, and return what is then said."""
    reader.ask("void (document.querySelector('.reflections-said').textContent = '')")
    reader.ask(CHOOSE.format(text=text if text.startswith("(") else json.dumps(text)))
    reader.wait(f"{SAID} !== ''")
    return reader.ask(SAID)


def open_with(reader, content):
    if content:
        keep(reader, content)
    reader.open("/reflections.html")


def saved(reader):
    """Return the text of a backup that the page makes."""
    reader.ask(SAVES)
    reader.click(WORDS["saveBackup"])
    return reader.ask("saved.at(-1).blob.text()")


def test_a_wiped_device_gets_all_back(gardener):
    open_with(gardener, RECORD)
    text = saved(gardener)
    gardener.open("/")
    gardener.ask(FORGET)
    gardener.open("/reflections.html")
    assert choose(gardener, text) == said("restored", 2)
    gardener.click(WORDS["keep"])
    gardener.wait(f"{SAID} === {json.dumps(WORDS['keepOn'])}")
    back = kept(gardener)
    assert back["activities"] == RECORD["activities"]
    assert back["exported"] > JULY


def test_a_backup_joins_what_is_here(gardener):
    open_with(gardener, HERE)
    assert choose(gardener, json.dumps(backup())) == said("restored", 2)
    activities = kept(gardener)["activities"]
    assert set(activities) == {"first", "second", "gone"}
    texts = [each["text"] for each in activities["first"]["answers"]["what"]["versions"]]
    assert texts == ["Beans,\nand *peas*.\n\nThen rain.", "Potatoes."]
    assert activities["gone"] == GONE
    assert activities["second"] == HERE["activities"]["second"]


def test_restored_twice_it_is_there_once(gardener):
    open_with(gardener, HERE)
    choose(gardener, json.dumps(backup()))
    once = kept(gardener)
    assert choose(gardener, json.dumps(backup())) == said("restored", 2)
    assert kept(gardener) == once


def test_nothing_is_kept_of_it_unasked(gardener):
    open_with(gardener, None)
    choose(gardener, json.dumps(backup()))
    assert gardener.ask("localStorage.length") == 0
    assert gardener.ask("document.querySelectorAll('.reflections-chapter').length") == 2


def test_a_cut_off_backup_gives_what_is_whole_in_it(gardener):
    open_with(gardener, RECORD)
    text = saved(gardener)
    assert json.loads(text)["activities"] == RECORD["activities"]
    last = text.index('"gone"')
    everything, first, none = WORDS["restored"], WORDS["restoredPart"], WORDS["backupCut"]
    for end, sentence, count in (
        (len(text) - 1, everything, 2),
        (len(text) - 2, first, 2),
        (len(text) - 4, first, 2),
        (last + 50, first, 1),
        (last + 1, first, 1),
        (last - 1, first, 1),
        (last - 2, first, 1),
        (last - 10, none, 0),
        (50, none, 0),
    ):
        open_with(gardener, HERE)
        assert choose(gardener, text[:end]) == sentence.replace("{0}", str(count)), end
        merged = kept(gardener)["activities"]
        assert ("why" in merged["first"]["answers"]) == (count > 0)
        assert ("gone" in merged) == (count == 2)
        assert merged["second"] == HERE["activities"]["second"]


BAD = {
    "nothing": ("", "backupForeign"),
    "a word": ("null", "backupForeign"),
    "an array": ("[1, 2]", "backupForeign"),
    "other data": ('{"notes": []}', "backupForeign"),
    "a page": (f"<!DOCTYPE html>{HOSTILE}", "backupForeign"),
    "bytes": ("(new Uint8Array([0, 255, 254, 128, 80, 75]))", "backupForeign"),
    "newer": (json.dumps(backup(version=2, more={})), "backupNewer"),
    "no version": (json.dumps(backup(version=None)), "backupWrong"),
    "a list": (json.dumps(backup(activities=[])), "backupWrong"),
    "a number": (json.dumps(backup(activities={"a": 1})), "backupWrong"),
    "no answers": (
        json.dumps(backup(activities={"a": {"title": "A", "page": ""}})),
        "backupWrong",
    ),
    "a text that is none": (
        json.dumps(backup(activities={"a": written("A", b=("B", [version({"a": 1})]))})),
        "backupWrong",
    ),
    "a prototype": (
        json.dumps(backup())[:-1] + ', "activities": {"__proto__": {"x": 1}}}',
        "backupWrong",
    ),
    "deep": ("[" * 100_000, "backupForeign"),
    "large": ("('x'.repeat(31_000_000))", "backupLarge"),
    "empty": (json.dumps(backup(activities={})), "backupEmpty"),
}


@pytest.mark.parametrize(("text", "word"), BAD.values(), ids=BAD)
def test_a_bad_file_changes_nothing(gardener, text, word):
    open_with(gardener, HERE)
    before = gardener.ask(KEPT)
    assert choose(gardener, text) == WORDS[word]
    assert gardener.ask(KEPT) == before
    assert gardener.ask("({}).x") is None


def test_a_file_that_cannot_be_opened_changes_nothing(gardener):
    open_with(gardener, HERE)
    gardener.ask("void (File.prototype.text = () => Promise.reject(new Error('gone')))")
    assert choose(gardener, "{}") == WORDS["backupUnread"]


def test_hostile_texts_are_texts(gardener):
    open_with(gardener, None)
    names = {HOSTILE: written(HOSTILE, constructor=(HOSTILE, [version(HOSTILE)]))}
    hostile = json.dumps(backup(activities={**names, "toString": names[HOSTILE]}))
    assert choose(gardener, hostile) == said("restored", 2)
    texts = "[...document.querySelectorAll('.reflections-text')].map((one) => one.textContent)"
    assert gardener.ask(texts) == [HOSTILE] * 2
    assert gardener.ask("document.title") == "My reflections"
    assert (
        gardener.ask("document.querySelectorAll('.reflections :is(img, script)').length") == 0
    )
    assert gardener.ask("document.querySelectorAll('.reflections-chapter a').length") == 0


def test_where_there_is_no_room_it_is_said(gardener):
    open_with(gardener, HERE)
    gardener.ask("""void (Storage.prototype.setItem = () => {
      throw new DOMException("", "QuotaExceededError");
    })""")
    told = choose(gardener, json.dumps(backup()))
    assert told == f"{said('restored', 2)} {WORDS['full-page']}"
    assert kept(gardener) == HERE
    assert gardener.ask("document.querySelectorAll('.reflections-chapter').length") == 3


def test_a_large_backup_comes_back(gardener):
    open_with(gardener, None)
    text = "Ŵ na " * 100_000
    large = backup(activities={"first": written("A", b=("B", [version(text)]))})
    assert choose(gardener, json.dumps(large)) == said("restored", 1)
    assert gardener.ask("document.querySelector('.reflections-text').textContent") == text
