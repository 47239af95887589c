"""Parallel builds equal serial ones, incremental builds equal fresh ones."""

from __future__ import annotations

import pytest

from site_builder import build

CONF = {"extensions": ["myst_parser", "mnemonic_cards"], "html_last_updated_fmt": None}


def deck(name, *terms, title="Deck"):
    cards = "\n".join(f"{term}\n: About {term}.\n" for term in terms)
    return f":::{{flashcards}} {title}\n:name: {name}\n\n{cards}:::\n"


LINKS = {
    "a": "[](#mnemonic-one)",
    "b": "[](#mnemonic-one-first)",
    "c": "[](#mnemonic-one-first)",
    "d": "{mnemonic:deck}`one`",
    "e": "{mnemonic:card}`one/first`",
    "f": "{ref}`mnemonic-one`",
    "g": "[](b.md#mnemonic-one)",
    "h": "[](#one/first)",
}


def site(decks, **more):
    """Return a page for every kind of link to deck `one`, and `decks` on those pages."""
    pages = {
        f"{name}.md": f"# Page {name}\n\n{decks.get(name, '')}\n{link}\n"
        for name, link in LINKS.items()
    }
    toctree = "\n".join(LINKS)
    return {"index.md": f"# Home\n\n```{{toctree}}\n{toctree}\n```\n", **pages, **more}


def output(built, *without):
    """Return what the build wrote, save what is new in every build and the files `without`."""
    return {
        path.relative_to(built.outdir).as_posix(): path.read_bytes()
        for path in built.outdir.rglob("*")
        if path.is_file() and path.name not in {".buildinfo", ".buildinfo.bak", *without}
    }


DECKS = {
    "b": deck("one", "First", "Second") + deck("two", "First"),
    "e": deck("three", "First", "first"),
    "g": deck("one", "First", title="Again"),
    "h": deck("three-first", "Only") + deck("four"),
}


def test_four_processes_write_and_report_what_one_does(tmp_path):
    serial = build(tmp_path / "serial", site(DECKS), conf=CONF, alone=True)
    parallel = build(tmp_path / "parallel", site(DECKS), conf=CONF, jobs=4)
    assert len(serial.warnings) == 4
    assert sorted(parallel.warnings) == sorted(serial.warnings)
    assert output(parallel) == output(serial)


@pytest.mark.parametrize("jobs", [1, 4])
def test_a_name_that_two_pages_have_is_reported_once(tmp_path, jobs):
    decks = {"b": deck("one", "First", "Second"), "g": deck("one", "First", title="Again")}
    built = build(tmp_path, site(decks), conf=CONF, jobs=jobs)
    (warning,) = built.warnings
    assert warning == (
        "g.md:3: WARNING: mnemonic Again: the address 'mnemonic-one' is taken by b.md:3. "
        "Give one of the two decks another :name:. [mnemonic.duplicate]"
    )
    assert 'href="b.html#mnemonic-one-first"' in built.read("c.html")


def test_a_card_whose_address_is_that_of_another_pages_deck_is_reported(tmp_path):
    one, other = deck("one", "First", "Second"), deck("one-second", "Third")
    for decks, where in [
        ({"b": one, "g": other}, ("g.md:3", "Deck", "b.md:9")),
        ({"b": other, "g": one}, ("g.md:9", "Second", "b.md:3")),
    ]:
        warnings = build(tmp_path, site(decks), conf=CONF).warnings
        (warning,) = [text for text in warnings if "[mnemonic." in text]
        line, title, place = where
        assert warning.startswith(
            f"{line}: WARNING: mnemonic {title}: "
            f"the address 'mnemonic-one-second' is taken by {place}. "
        )


BEFORE = {"b": deck("one", "First", "Second", title="Before")}
CHANGES = {
    "a title": {"b": deck("one", "First", "Second", title="After")},
    "a term": {"b": deck("one", "FIRST", "Second", title="Before")},
    "a card renamed": {"b": deck("one", "Primary", "Second", title="Before")},
    "a card moved": {"b": deck("one", "Second", "First", title="Before")},
    "a card moved to another deck": {
        "b": deck("one", "Second", title="Before"),
        "g": deck("two", "First"),
    },
    "a card removed": {"b": deck("one", "Second", title="Before")},
    "a card added": {"b": deck("one", "Zero", "First", "Second", title="Before")},
    "a deck removed": {},
    "a deck moved": {"f": BEFORE["b"]},
    "a deck renamed": {"b": deck("uno", "First", "Second", title="Before")},
    "a second deck of that name": {**BEFORE, "a": deck("one", "First", title="Second")},
}


@pytest.mark.parametrize(
    ("change", "jobs"), [*((change, 1) for change in CHANGES), ("a title", 4)]
)
def test_after_a_change_all_that_refer_to_the_deck_are_written_again(tmp_path, change, jobs):
    build(tmp_path / "site", site(BEFORE), conf=CONF, jobs=jobs)
    incremental = build(tmp_path / "site", site(CHANGES[change]), conf=CONF, fresh=False)
    fresh = build(tmp_path / "fresh", site(CHANGES[change]), conf=CONF)
    # Sphinx leaves words of no page in the search index of an incremental build.
    assert output(incremental, "searchindex.js") == output(fresh, "searchindex.js")
    assert sorted(incremental.warnings) == sorted(fresh.warnings)


def test_when_the_first_of_two_decks_goes_links_lead_to_the_second(tmp_path):
    both = {"a": deck("one", "First"), "b": deck("one", "First", title="Again")}
    left = {"b": both["b"]}
    build(tmp_path / "site", site(both), conf=CONF)
    incremental = build(tmp_path / "site", site(left), conf=CONF, fresh=False)
    fresh = build(tmp_path / "fresh", site(left), conf=CONF)
    assert incremental.warnings == fresh.warnings == []
    # Sphinx leaves words of no page in the search index of an incremental build.
    assert output(incremental, "searchindex.js") == output(fresh, "searchindex.js")


def test_when_a_page_goes_its_decks_go(tmp_path):
    pages = site({"c": BEFORE["b"]})
    build(tmp_path / "site", pages, conf=CONF)
    del pages["c.md"]
    pages["index.md"] = pages["index.md"].replace("\nc\n", "\n")
    incremental = build(tmp_path / "site", pages, conf=CONF, fresh=False)
    fresh = build(tmp_path / "fresh", pages, conf=CONF)
    assert len(fresh.warnings) == len(LINKS) - 1
    assert sorted(incremental.warnings) == sorted(fresh.warnings)


def test_a_page_that_refers_to_nothing_that_changed_is_left_alone(tmp_path):
    far = f"---\norphan: true\n---\n# Far\n\n{deck('far', 'Away')}\n[](#mnemonic-far)\n"
    pages = site(BEFORE, **{"far.md": far})
    first = build(tmp_path, pages, conf=CONF)
    before = (first.outdir / "far.html").stat().st_mtime_ns
    again = {**pages, **site(CHANGES["a title"])}
    second = build(tmp_path, again, conf=CONF, fresh=False)
    assert (second.outdir / "far.html").stat().st_mtime_ns == before
    assert "After" in second.read("a.html")
