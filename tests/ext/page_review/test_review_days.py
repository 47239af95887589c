from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from page_review.days import has_begun, long_day, now, read_day


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "20261123", "2026-W48-1", "2026-11-31", "23.11.2026", "2026-11-3",
        "2026-11-23 10:00:00", "2026-11-23x", "\u0662026-11-23", "0000-01-01",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text):
    assert read_day(text) is None


def test_a_day_is_read():
    assert read_day("2028-02-29") == date(2028, 2, 29)


def test_a_day_begins_where_the_clocks_are_furthest_ahead():
    day = date(2026, 11, 24)
    assert not has_begun(day, datetime(2026, 11, 23, 9, 59, tzinfo=UTC))
    assert has_begun(day, datetime(2026, 11, 23, 10, 0, tzinfo=UTC))


def test_the_time_is_that_of_the_reproducible_build(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert now() == datetime(1970, 1, 1, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("unset", [None, ""])
def test_the_time_is_else_that_of_the_clock(monkeypatch, unset):
    if unset is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH")
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", unset)
    before = datetime.now(UTC)
    assert before <= now() <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en_GB", "23 November 2026"),
        ("en", "November 23, 2026"),
        ("de", "23. November 2026"),
        ("pt_BR", "23 de novembro de 2026"),
        ("xx", "November 23, 2026"),
        ("not-a-language", "November 23, 2026"),
    ],
)
def test_a_day_is_written_as_in_the_language(language, written):
    assert long_day(date(2026, 11, 23), language) == written
