from __future__ import annotations

from datetime import date

import pytest

from section_links.ledger import FORMS, Address, read_ledger, with_labels

DAY = date(2026, 11, 24)


def test_a_ledger_says_what_became_of_each_address():
    ledger = read_ledger(
        "# A comment\n"
        "\n"
        "here    2026-01-02\n"
        "old     2026-01-02  is now here\n"
        "retired 2026-01-02  ended 2027-03-04, see here\n"
        "shut    2026-01-02  ended 2027-03-04: the door, the only one, is shut: for good\n"
        "two     2026-01-02  ended 2027-03-04, see here: it says more\n"
    )
    first, last = date(2026, 1, 2), date(2027, 3, 4)
    assert ledger.misfits == []
    assert list(ledger.addresses.values()) == [
        Address("here", first, 3),
        Address("old", first, 4, alias="here"),
        Address("retired", first, 5, ended=last, heir="here"),
        Address(
            "shut", first, 6, ended=last, reason="the door, the only one, is shut: for good"
        ),
        Address("two", first, 7, ended=last, heir="here", reason="it says more"),
    ]
    assert [address.label for address in ledger.addresses.values() if address.is_current] == [
        "here"
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("wall", "'wall' is none of: LABEL DATE; LABEL DATE is now"),
        ("wall 24.11.2026", "is none of"),
        ("wall 2026-11-24 is gone", "is none of"),
        ("wall 2026-11-24 ended 2027-01-01", "is none of"),
        ("wall 2026-11-24 ended 2027-01-01, see", "is none of"),
        ("wall 2026-11-24 ended 2027-01-01:", "is none of"),
        ("wall 2026-02-30", "there is no day 2026-02-30"),
        ("wall 2026-11-24 ended 2027-13-01: why", "there is no day 2027-13-01"),
        ("wall 2026-11-24 ended 2026-11-23: why", "ended before it was published"),
        ("../wall 2026-11-24", "'../wall' cannot be an address"),
        ("Wall 2026-11-24", "'Wall' cannot be an address"),
        ("wall/gate 2026-11-24", "'wall/gate' cannot be an address"),
        ("gate 2026-11-24", "'gate' belongs above 'home'"),
        ("home 2026-11-25", "'home' stands in line 1 already"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line, problem):
    ledger = read_ledger(f"home 2026-11-24\n{line}\n")
    (misfit,) = ledger.misfits
    assert misfit.line == 2
    assert problem in misfit.problem
    assert ledger.addresses["home"].since == DAY


def test_each_form_that_is_named_can_be_read():
    lines = [form.replace("LABEL", "wall").replace("DATE", "2026-11-24") for form in FORMS]
    assert [read_ledger(line).misfits for line in lines] == [[]] * len(FORMS)


def test_a_renamed_address_is_followed_to_its_end_and_in_a_circle_no_further():
    chain = read_ledger("a 2026-01-01 is now b\nb 2026-01-01 is now c\nc 2026-01-01\n")
    assert [chain.successor(label) for label in ("a", "b", "c", "d")] == ["c", "c", "c", "d"]
    circle = read_ledger("a 2026-01-01 is now b\nb 2026-01-01 is now a\n")
    assert circle.successor("a") in {"a", "b"}


def test_new_labels_are_added_in_their_place_and_nothing_else_is_touched():
    before = "# First\n\nb  2026-01-01  is now c\n# Second\nd   2026-01-01\nnot a line at all\n"
    after = with_labels(before, {"a", "b", "c", "zz"}, DAY)
    assert after == (
        "# First\n"
        "\n"
        "a   2026-11-24\n"
        "b  2026-01-01  is now c\n"
        "# Second\n"
        "c   2026-11-24\n"
        "d   2026-01-01\n"
        "not a line at all\n"
        "zz  2026-11-24\n"
    )
    assert with_labels(after, {"a", "b", "c", "zz"}, date(2030, 1, 1)) == after


def test_the_first_labels_make_a_ledger():
    assert with_labels("", {"b", "abc"}, DAY) == "abc  2026-11-24\nb    2026-11-24\n"
