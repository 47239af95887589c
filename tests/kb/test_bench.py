from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bench import __main__ as bench
from bench import builds, content, decks, keys, pages
from bench.phases import Phases, read_phases
from bench.scale import Scale
from bench.table import number, ratio, table
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {
    content.DECK: ("details.mnemonic-card", "summary", ".mnemonic-explanation"),
    content.NAMED_DROPDOWNS: ("details.sd-dropdown", ".sd-summary-text", ".sd-summary-content"),
    content.DROPDOWNS: ("details.sd-dropdown", ".sd-summary-text", ".sd-summary-content"),
    content.DEFINITIONS: ("dl", "dt", "dd"),
    content.DETAILS: ("details", "summary", "p"),
}

TABLES = {
    "decks": [6, 4],
    "pages": [3],
    "addresses": [1],
    "references": [3],
    "edit": [4],
    "growth": [2],
    "keys": [4],
    "peers": [3],
}
"""How many rows the tables of each bench have, under the headings."""


def command_line(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments],
        cwd=builds.HOME,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def cells(text: str) -> list[list[str]]:
    """Return the texts of a table in Markdown, without the rule under its headings."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    return [row for number, row in enumerate(rows) if number != 1]


def test_there_are_cards_enough_for_the_largest_deck_and_no_term_occurs_twice():
    largest = max(size for each in bench.BENCHES.values() for size in each.scale.sizes)
    terms = [card.term for card in content.cards(largest)]
    assert len(set(terms)) == len(terms) == largest
    with pytest.raises(ValueError, match="too many"):
        content.cards(1_000_000)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.title)
def test_every_form_shows_the_same_cards(tmp_path, form):
    builds.build(tmp_path, form, 3)
    html = (tmp_path / "html/index.html").read_text(encoding="utf-8")
    container, term, explanation = FORMS[form]
    found = [
        (shown.get_text().strip(), part.get_text().strip())
        for holder in BeautifulSoup(html, "html.parser").select(container)
        for shown, part in zip(holder.select(term), holder.select(explanation), strict=True)
    ]
    assert found == [
        (card.term, card.explanation.replace("*", "")) for card in content.cards(3)
    ]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.title)
def test_a_page_without_cards_is_its_heading(form):
    assert content.page(form, 0).strip() == "# Cards"


def test_a_build_that_warns_fails_and_says_why(tmp_path):
    form = content.Form("riddles", (), lambda _cards: "```{riddle}\n```\n")
    with pytest.raises(builds.BenchError, match=r"2 cards as riddles .*\n.*directive.*riddle"):
        builds.build(tmp_path, form, 2)


def test_reading_and_writing_are_told_apart(tmp_path):
    (tmp_path / "phases.json").write_text("[1, 3, 10]")
    assert read_phases(tmp_path) == Phases(reading=2, writing=7)


def test_the_time_per_card_is_what_cards_add_to_an_empty_page():
    form = content.DECK
    times = decks.per_card({(form, 0): Phases(1, 2), (form, 10): Phases(6, 4)})
    assert times == {(form, 10): Phases(0.5, 0.2)}


def test_ratios_and_growth_of_decks(monkeypatch):
    monkeypatch.setattr(decks, "FORMS", (content.DECK, content.DROPDOWNS))
    times = {
        (content.DECK, 10): Phases(60e-6, 0),
        (content.DECK, 1000): Phases(30e-6, 60e-6),
        (content.DROPDOWNS, 10): Phases(60e-6, 120e-6),
        (content.DROPDOWNS, 1000): Phases(60e-6, 1200e-6),
    }
    assert cells(decks.ratios(times, (10, 1000))) == [
        ["Deck ÷", "cards", "read", "write", "both"],
        ["dropdowns", "10", "1.00", "n/a", "0.33"],
        ["dropdowns", "1,000", "0.50", "0.05", "0.07"],
    ]
    assert cells(decks.growth(times, (10, 1000))) == [
        ["µs a card, read + write", "of 10", "of 1,000", "1,000 ÷ 10"],
        ["deck", "60 + 0", "30 + 60", "1.50"],
        ["dropdowns", "60 + 120", "60 + 1,200", "7.00"],
    ]


def test_forms_take_turns_and_the_median_counts(monkeypatch):
    order = []
    one_turn = [(form.title, size) for size in (0, 10) for form in decks.FORMS]

    def build(_folder: Path, form: content.Form, count: int) -> Phases:
        order.append((form.title, count))
        return Phases((1, 9, 2)[(len(order) - 1) // len(one_turn)], 5)

    monkeypatch.setattr(decks, "build", build)
    times = decks.page_times(Scale((10,), 3))
    assert order == one_turn * 3
    assert set(times.values()) == {Phases(2, 5)}


def test_a_table_is_aligned():
    assert table(["Form", "n"], [["deck", "1,000"], ["`<dl>` of all", "7"]]) == (
        "| Form          |     n |\n"
        "| ------------- | ----: |\n"
        "| deck          | 1,000 |\n"
        "| `<dl>` of all |     7 |\n"
    )


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        table(["Form", "n"], [["deck"]])


def test_figures():
    assert [number(0.4), number(12345.6)] == ["0", "12,346"]
    assert [ratio(1, 3), ratio(3, 2)] == ["0.33", "1.50"]
    assert [ratio(-1, 3), ratio(1, 0), ratio(0, 1)] == ["n/a", "n/a", "n/a"]


def test_a_page_weighs_what_it_loads(tmp_path):
    (tmp_path / "style.css").write_text("a" * 1000)
    (tmp_path / "script.js").write_text("b" * 500)
    page = tmp_path / "index.html"
    page.write_text(
        "<link rel='stylesheet' href='style.css?v=1'><script src='script.js'></script>"
        "<script>inline</script><link rel='search' href='search.html'><a href='x.html'>x</a>"
    )
    files = pages.assets(page)
    assert files == [tmp_path / "style.css", tmp_path / "script.js"]
    weight = pages.weight(files)
    assert weight.raw == 1500
    assert 0 < weight.packed < 100


def test_a_page_without_the_extension_loads_none_of_its_files():
    deck, whole_deck = pages.page_weights(content.DECK, 3)
    plain_page, whole_plain = pages.page_weights(content.DEFINITIONS, 3)
    assert deck.raw > plain_page.raw
    assert whole_deck.raw - deck.raw > whole_plain.raw - plain_page.raw


def test_cards_all_over_the_page_are_opened_and_timed(browser):
    page = browser.new_page()
    page.set_content("<details><summary>term</summary><p>text</p></details>" * 25)
    times = keys.open_cards(page)
    assert len(times) == keys.PRESSES == 10
    assert all(0 < time < 5000 for time in times)
    opened = page.locator("details").evaluate_all("all => all.map(card => card.open)")
    assert opened == [True, False] * 10 + [False] * 5


def test_a_card_that_stays_closed_is_said(browser):
    page = browser.new_page()
    page.set_content(
        "<details onkeydown=\"this.title = 'pressed'; return false\"><summary>term</summary>"
    )
    with pytest.raises(builds.BenchError, match="does not open"):
        keys.open_cards(page)


def test_a_bench_that_is_not_there_is_named_in_one_line():
    done = command_line("decks", "desk")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "kb.py bench: there is no bench 'desk'. "
        "There are decks, pages, addresses, references, edit, growth, keys, peers.\n"
    )


@pytest.mark.parametrize(("name", "rows"), TABLES.items())
def test_a_quick_bench_prints_its_tables(name, rows):
    done = command_line("--quick", name)
    assert done.returncode == 0, done.stderr
    machine, title, *tables = done.stdout.strip().split("\n\n")
    assert "`sphinx` 9" in machine
    assert title == f"{bench.BENCHES[name].title}:"
    assert [len(cells(each)) - 1 for each in tables] == rows


def test_every_bench_is_run_quickly():
    assert list(TABLES) == list(bench.BENCHES)
