from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fake_github import GitHub


@pytest.fixture
def github():
    return GitHub()


def ago(**time):
    return f"{datetime.now(UTC) - timedelta(**time):%Y-%m-%dT%H:%M:%SZ}"


@pytest.mark.parametrize(("days", "issues"), [(13, 0), (15, 1)])
def test_a_check_that_has_not_succeeded_for_two_weeks_is_complained_of(github, days, issues):
    github.runs = [{"updated_at": ago(days=days)}]
    assert github.run("links_watch.py").returncode == 0
    assert len(github.open()) == issues
    for issue in github.open():
        assert f"It last succeeded on {ago(days=15)[:10]}." in issue["body"]
        page = "https://github.com/somebody/a-repository/actions/workflows/links.yml"
        assert f"({page})" in issue["body"]


@pytest.mark.parametrize(("days", "issues"), [(13, 0), (15, 1)])
def test_a_check_that_never_succeeded_is_given_two_weeks(github, days, issues):
    github.created = ago(days=days)
    assert github.run("links_watch.py").returncode == 0
    assert len(github.open()) == issues
    assert all("It has never succeeded." in issue["body"] for issue in github.open())


def test_the_complaint_is_made_once_and_withdrawn(github):
    github.run("links_watch.py")
    github.run("links_watch.py")
    assert len(github.open()) == len(github.issues) == 1
    github.runs = [{"updated_at": ago(hours=1)}]
    github.run("links_watch.py")
    assert github.open() == []
    assert github.comments == ["The check has run again."]


def test_a_refusal_is_said_in_one_line(github):
    github.refuses = True
    done = github.run("links_watch.py")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("links_watch.py: GET actions/workflows/links.yml/runs?")
