"""The record: what is read and what is not, and that nothing of it is ever lost."""

from __future__ import annotations

import json
from random import Random

import pytest
from time_out_page import record_of, texts_of

PLACES = ("kettle/prompt-1", "kettle/prompt-2", "cup/constructor")
TEXTS = ("", "milk", "milk\nand sugar", "<b>tea</b>", "\ud7ff☕", " ", "0")


@pytest.fixture(scope="module")
def record(browser, time_outs):
    """Return a function that asks what a JavaScript expression comes to, of record.js."""
    context = browser.new_context(base_url=time_outs)
    page = context.new_page()
    page.goto("/other.html")

    def ask(expression, value=None):
        module = "await import('/record.js')"
        return page.evaluate(
            f"async (x) => {{ const m = {module}; return {expression}; }}", value
        )

    yield ask
    context.close()


def parse(record, text):
    return record("m.parseRecord(x)", text)


def chance(seed):
    """Return the same chances in every run."""
    return Random(seed)


def some_record(random):
    """Return a record with some texts at some places."""
    activities = {}
    for place in random.sample(PLACES, random.randint(0, 3)):
        activity, prompt = place.split("/")
        versions = [
            {"by": random.choice("ab"), "text": random.choice(TEXTS), "changed": changed}
            for changed in random.sample(range(9), random.randint(0, 3))
        ]
        written = activities.setdefault(activity, {"title": "T", "page": "P", "answers": {}})
        written["answers"][prompt] = {"prompt": "?", "versions": versions}
    return {"version": 1, "activities": activities, "exported": random.randint(0, 9)}


def texts(record):
    """Return the texts of a record, each with its place; empty ones are none."""
    found = texts_of(record).items()
    return {(place, text) for place, every in found for text in every if text}


VERSION = {"by": "a", "text": "milk", "changed": 1}
ANSWER = {"prompt": "?", "versions": [VERSION]}
WRITTEN = {"title": "T", "page": "P", "answers": {"p": ANSWER}}
RECORD = {"version": 1, "activities": {"a": WRITTEN}, "exported": 0}


def changed(path, value):
    """Return the JSON of a sound record where one value, by its path, is another."""
    whole = json.loads(json.dumps(RECORD))
    part = whole
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return json.dumps(whole)


AT_ANSWERS = ("activities", "a", "answers")
AT_VERSIONS = (*AT_ANSWERS, "p", "versions")
AT_VERSION = (*AT_VERSIONS, 0)
OTHERS = [None, 5, "text", [], True]
UNREADABLE = {
    "nothing": "",
    "no JSON": "milk",
    "cut off": json.dumps(RECORD)[:-9],
    "two records": json.dumps(RECORD) * 2,
    "null": "null",
    "number": "5",
    "text": '"milk"',
    "list": "[]",
    "map": "{}",
    "another's": '{"version":1,"cards":{}}',
    "version as text": changed(("version",), "1"),
    "older version": changed(("version",), 0),
    "deep lists": "[" * 200_000 + "]" * 200_000,
    "deep maps": '{"activities":' * 100_000 + "1" + "}" * 100_000,
    "deep in its place": json.dumps(RECORD).replace('"milk"', "[" * 100_000 + "]" * 100_000),
    "prototype of activities": json.dumps(RECORD).replace('{"a":', '{"__proto__":'),
    "prototype of answers": json.dumps(RECORD).replace('{"p":', '{"__proto__":'),
    "moment before all": changed((*AT_VERSION, "changed"), -1),
    "moment after all": changed((*AT_VERSION, "changed"), 8.64e15 + 2),
    "half a moment": changed((*AT_VERSION, "changed"), 0.5),
    "endless moment": json.dumps(RECORD).replace('"changed": 1', '"changed": 1e999'),
    "one sound, one not": changed(AT_VERSIONS, [VERSION, {**VERSION, "text": 5}]),
    **{f"activities {one}": changed(("activities",), one) for one in OTHERS},
    **{f"activity {one}": changed(("activities", "a"), one) for one in OTHERS},
    **{f"answers {one}": changed(AT_ANSWERS, one) for one in OTHERS},
    **{f"answer {one}": changed((*AT_ANSWERS, "p"), one) for one in OTHERS},
    **{f"versions {one}": changed(AT_VERSIONS, one) for one in [None, 5, "text", {}, True]},
    **{f"version {one}": changed(AT_VERSION, one) for one in OTHERS},
    **{
        f"{name} {one}": changed((*AT_VERSION, name), one)
        for name in ("by", "text")
        for one in (None, 5, [], {}, True)
    },
    **{f"changed {one}": changed((*AT_VERSION, "changed"), one) for one in (None, "1", [])},
    **{f"title {one}": changed(("activities", "a", "title"), one) for one in (None, 5, [])},
    **{f"page {one}": changed(("activities", "a", "page"), one) for one in (None, 5, {})},
    **{f"prompt {one}": changed((*AT_ANSWERS, "p", "prompt"), one) for one in (None, 5)},
    **{f"exported {one}": changed(("exported",), one) for one in (None, "1", -1, 0.5, {})},
}


def test_a_sound_record_is_read(record):
    assert parse(record, json.dumps(RECORD)) == {"record": RECORD, "problem": ""}


@pytest.mark.time_out("unreadable")
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_not_sound_is_not_read_at_all(record, name):
    found = parse(record, UNREADABLE[name])
    assert found["problem"] == "unreadable"
    assert found["record"] == {"version": 1, "activities": {}, "exported": 0}


@pytest.mark.time_out("newer")
@pytest.mark.parametrize("text", ['{"version":2}', '{"version":1.5,"activities":[]}'])
def test_a_newer_version_is_told_from_what_cannot_be_read(record, text):
    assert parse(record, text)["problem"] == "newer"


@pytest.mark.time_out("unreadable")
def test_what_is_enormous_is_not_read(record):
    size = 10_000_000
    rest = size - len(json.dumps(RECORD)) + len("milk")
    fitting = json.dumps(RECORD).replace("milk", "m" * rest)
    assert len(fitting) == size
    assert record("m.parseRecord(x).problem", fitting) == ""
    assert record("m.parseRecord(x).problem", fitting + " ") == "unreadable"


@pytest.mark.time_out("unreadable")
def test_a_hostile_record_with_very_many_versions_is_read_at_once(record):
    versions = [{"by": "", "text": str(n), "changed": n} for n in range(150_000)]
    text = changed(AT_VERSIONS, versions)
    took = record(
        "(() => { const start = performance.now(); m.parseRecord(x); "
        "return performance.now() - start; })()",
        text,
    )
    assert took < 5000


def test_what_a_record_does_not_have_is_left_out(record):
    text = changed((*AT_VERSION, "more"), {"constructor": 5})
    text = text.replace('"exported"', '"__proto__": {"evil": 1}, "exported"')
    assert parse(record, text)["record"] == RECORD
    assert record("({}).evil ?? null") is None


def test_names_that_every_object_has_are_names(record):
    place = {
        "activity": "constructor",
        "title": "T",
        "page": "P",
        "prompt": "toString",
        "words": "?",
    }
    found = record(
        "(() => { const empty = m.emptyRecord(); "
        "const before = m.versionsOf(empty, 'constructor', 'toString'); "
        "const after = m.write(empty, x, '', 'milk', 'a', 1); "
        "const again = m.parseRecord(JSON.stringify(after)).record; "
        "return [before, m.versionsOf(again, 'constructor', 'toString')[0].text]; })()",
        place,
    )  # fmt: skip
    assert found == [[], "milk"]


PLACE = {"activity": "kettle", "title": "New", "page": "P", "prompt": "prompt-1", "words": "W"}


def write(record, before, base, text, now=2000):
    value = [before if isinstance(before, dict) else json.loads(before), PLACE, base, text, now]
    return record("m.write(x[0], x[1], x[2], x[3], 'me', x[4])", value)


@pytest.mark.time_out("two-tabs")
@pytest.mark.parametrize(
    ("before", "base", "text", "after"),
    [
        ([], "", "milk", ["milk"]),
        (["milk"], "milk", "milk and", ["milk and"]),
        (["milk"], "milk", "", []),
        # Another tab has written meanwhile.
        (["sugar"], "milk", "milk and", ["milk and", "sugar"]),
        (["sugar"], "", "milk", ["milk", "sugar"]),
        (["sugar"], "milk", "", ["sugar"]),
        (["milk", "sugar"], "sugar", "lemon", ["lemon", "milk"]),
        # It has written the same.
        (["milk"], "", "milk", ["milk"]),
        (["milk", "sugar"], "sugar", "milk", ["milk"]),
        # An empty field never takes away what it did not hold.
        (["milk"], "", "", ["milk"]),
    ],
)
def test_a_text_is_replaced_only_by_who_began_from_it(record, before, base, text, after):
    written = write(record, record_of(*before), base, text)
    assert texts_of(written) == ({"kettle/prompt-1": after} if after else {})


def test_who_wrote_and_when_is_noted_with_the_names_of_today(record):
    after = write(record, record_of("milk"), "milk", "tea")["activities"]["kettle"]
    assert after["title"] == "New"
    answer = after["answers"]["prompt-1"]
    assert answer["prompt"] == "W"
    assert answer["versions"] == [{"by": "me", "text": "tea", "changed": 2000}]


def test_writing_changes_nothing_but_its_place(record):
    random = chance(1)
    for _ in range(50):
        before = some_record(random)
        after = write(record, before, "milk", "new")
        kept = {(place, text) for place, text in texts(before) if place != "kettle/prompt-1"}
        assert texts(after) >= kept
        assert after["exported"] == before["exported"]


def test_writing_takes_away_the_base_and_nothing_else(record):
    random = chance(2)
    for _ in range(200):
        before = some_record(random)
        base, text = random.choice(TEXTS), random.choice(TEXTS)
        here = "kettle/prompt-1"
        new = {(here, text)} if text else set()
        after = write(record, before, base, text, random.randint(0, 9))
        assert texts(after) == (texts(before) - {(here, base)}) | new


def test_what_is_given_is_not_changed(record):
    random = chance(3)
    for _ in range(50):
        a, b = some_record(random), some_record(random)
        assert record(
            "(() => { const before = JSON.stringify(x); m.mergeRecords(...x); m.carryOn(...x); "
            "m.takeOut(x[0], 'kettle'); m.isAhead(...x); "
            "return before === JSON.stringify(x); })()",
            [a, b],
        )  # fmt: skip


def test_merging_loses_nothing_in_any_order_and_however_often(record):
    random = chance(4)
    for _ in range(200):
        a, b, c = (some_record(random) for _ in range(3))
        ab, ba, aab, a_bc, ab_c = record(
            "(() => { const [a, b, c] = x, f = m.mergeRecords; return "
            "[f(a, b), f(b, a), f(a, f(a, b)), f(a, f(b, c)), f(f(a, b), c)]; })()",
            [a, b, c],
        )
        assert texts(ab) == texts(a) | texts(b)
        assert ab == ba == aab
        assert a_bc == ab_c
        assert ab["exported"] == max(a["exported"], b["exported"])


def test_merged_versions_are_newest_first_and_each_text_once(record):
    random = chance(5)
    for _ in range(100):
        merged = record("m.mergeRecords(...x)", [some_record(random), some_record(random)])
        for written in merged["activities"].values():
            for answer in written["answers"].values():
                moments = [version["changed"] for version in answer["versions"]]
                assert moments == sorted(moments, reverse=True)
        for every in texts_of(merged).values():
            assert len(set(every)) == len(every) > 0


def test_what_is_merged_can_be_read_again(record):
    random = chance(6)
    for _ in range(100):
        pair = [some_record(random), some_record(random)]
        merged = record("m.mergeRecords(...x)", pair)
        assert parse(record, json.dumps(merged)) == {"record": merged, "problem": ""}


def test_carrying_on_loses_no_words(record):
    random = chance(7)
    for _ in range(200):
        older, newer = some_record(random), some_record(random)
        after = texts(record("m.carryOn(...x)", [older, newer]))
        assert after >= texts(newer)
        for place, text in texts(older):
            assert any(place == there and text in whole for there, whole in after)


def test_carrying_on_leaves_no_beginning_of_what_has_grown(record):
    older, newer = record_of("milk", "lemon"), record_of("milk and sugar")
    after = record("m.carryOn(...x.map((text) => JSON.parse(text)))", [older, newer])
    assert texts_of(after) == {"kettle/prompt-1": ["milk and sugar", "lemon"]}


@pytest.mark.parametrize(
    ("a", "b", "ahead"),
    [
        (record_of("milk", changed=2), record_of("tea", changed=1), True),
        (record_of("milk", changed=1), record_of("tea", changed=1), False),
        (record_of("milk", changed=1), record_of("tea", changed=2), False),
        (record_of("milk"), record_of("tea", place="cup/prompt-1", changed=9999), True),
        (json.dumps({**RECORD, "activities": {}}), record_of("tea"), False),
    ],
)
def test_a_record_is_ahead_that_has_a_later_answer(record, a, b, ahead):
    assert record("m.isAhead(...x.map((text) => JSON.parse(text)))", [a, b]) is ahead


def test_taking_out_and_merging_again_is_as_before(record):
    random = chance(8)
    for _ in range(100):
        before = record("m.mergeRecords(x, x)", some_record(random))
        activity = random.choice(["kettle", "cup", "gone", None])
        taken, left, again = record(
            "(() => { const { taken, left } = m.takeOut(x[0], x[1] ?? undefined); "
            "return [taken, left, m.mergeRecords(left, taken)]; })()",
            [before, activity],
        )
        assert again == before
        assert not texts(taken) & texts(left)
        assert set(taken["activities"]) <= {activity or "kettle", activity or "cup"}
        assert activity not in left["activities"]


def test_a_record_is_empty_without_a_text(record):
    assert record("m.isEmpty(m.emptyRecord())") is True
    assert record("m.isEmpty(JSON.parse(x))", record_of("milk")) is False
    assert record("m.isEmpty(JSON.parse(x))", record_of()) is True
