"""The figures on the page are those that a bench has measured, with what it was measured on."""

from __future__ import annotations

import re

import bench.__main__ as bench
import pytest
from bench import figures
from bench.builds import BenchError
from bench.lighthouse import LEFT_OUT
from bench.scale import Scale

TEXT = (
    "# Figures\n\n% figures of keys\n\nold\n\n% end of keys\n\nWords.\n\n"
    "% figures of edit\n% end of edit\n"
)
TABLE = "| a | b |\n| --- | --: |\n| \\1 | 2 |\n"
MEASURED = re.compile(r"Measured on \d{4}-\d\d-\d\d: .*\d cores of \S.*Python 3.*`sphinx` 9")


@pytest.fixture
def page(tmp_path, monkeypatch):
    path = tmp_path / "figures.md"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(figures, "PAGE", path)
    measured = bench.Bench("Keys", lambda _scale: TABLE, Scale((), 1), Scale((), 1))
    monkeypatch.setattr(
        bench, "BENCHES", {"keys": measured, "edit": measured, "decks": measured}
    )
    return path


def test_a_table_takes_the_place_of_the_old_one_and_nothing_else_changes(page):
    for _ in range(2):
        assert bench.main(["--write", "keys"]) == 0
    before, rest = TEXT.split("old\n")
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"{before}{TABLE}\nMeasured on ")
    assert text.endswith(rest)
    assert "old" not in text
    assert len(MEASURED.findall(text)) == 1


def test_without_names_all_that_the_page_has_is_measured(page):
    assert bench.main(["--write"]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.count(TABLE) == len(MEASURED.findall(text)) == 2


def test_without_write_the_page_is_left_alone(page):
    assert bench.main(["keys"]) == 0
    assert page.read_text(encoding="utf-8") == TEXT


@pytest.mark.usefixtures("page")
def test_a_bench_without_a_place_is_told_and_not_run(capsys):
    assert bench.main(["--write", "decks"]) == 1
    told = capsys.readouterr()
    assert "decks: figures.md has no place for it" in told.err
    assert TABLE not in told.out
    with pytest.raises(BenchError, match="% figures of decks"):
        figures.check_place("decks")


def test_small_sizes_are_not_written_down(page, capsys):
    assert bench.main(["--write", "--quick", "keys"]) == 1
    assert "--quick" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == TEXT


def test_the_page_of_this_site_has_figures_of_benches_that_there_are():
    text = figures.PAGE.read_text(encoding="utf-8")
    names = figures.places()
    assert names[0] == "growth"
    assert set(names) <= set(bench.BENCHES)
    assert text.count("% figures of ") == text.count("% end of ") == len(names)
    filled = [place[0] for place in figures.PLACE.finditer(text) if "|" in place[0]]
    assert filled
    assert [len(MEASURED.findall(place)) for place in filled] == [1] * len(filled)
    assert len(MEASURED.findall(text)) == len(filled)


def test_the_page_tells_every_audit_that_is_left_out():
    text = figures.PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \| [A-Z*]", text, re.M) == list(LEFT_OUT)
