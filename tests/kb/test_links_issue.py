from __future__ import annotations

import json

import pytest
from fake_github import GitHub

WORKING = {"filename": "index.md", "lineno": 3, "status": "working", "code": 0}
WORKING |= {"uri": "https://live.example/", "info": ""}
BROKEN = {"filename": "theory/bordin.md", "lineno": 14, "status": "broken", "code": 404}
BROKEN |= {"uri": "https://gone.example/a", "info": "404 Client Error: Not Found"}


@pytest.fixture
def github():
    return GitHub()


@pytest.fixture
def tell(github, tmp_path):
    """Return what runs the script, with the links of a check and its outcome."""

    def tell(*links, outcome=None):
        file = tmp_path / "output.json"
        file.write_text("".join(json.dumps(link) + "\n" for link in links))
        failed = any(link["status"] == "broken" for link in links)
        outcome = outcome or ("failure" if failed else "success")
        return github.run("links_issue.py", outcome, str(file))

    return tell


def test_a_broken_link_opens_an_issue_that_says_where_it_is(github, tell):
    assert tell(WORKING, BROKEN).returncode == 0
    (issue,) = github.open()
    place = "https://github.com/somebody/a-repository/blob/main/docs/theory/bordin.md"
    (line,) = [line for line in issue["body"].splitlines() if line.startswith("- ")]
    assert line == (
        f"- [docs/theory/bordin.md:14]({place}?plain=1#L14): `https://gone.example/a` "
        "(`404 Client Error: Not Found`)"
    )


def test_a_second_week_opens_no_second_issue(github, tell):
    tell(BROKEN)
    tell(BROKEN)
    assert len(github.issues) == 1
    assert github.changes == 0


def test_the_issue_is_kept_up_to_date(github, tell):
    tell(BROKEN)
    tell(BROKEN, {**BROKEN, "uri": "https://gone.example/b", "status": "timeout"})
    (issue,) = github.issues
    assert "https://gone.example/b" in issue["body"]
    assert github.changes == 1


def test_the_issue_closes_when_every_link_works(github, tell):
    tell(BROKEN)
    assert tell(WORKING).returncode == 0
    assert github.open() == []
    assert github.comments == ["Every link leads somewhere again."]
    tell(WORKING)
    assert len(github.comments) == 1
    tell(BROKEN)
    assert [issue["state"] for issue in github.issues] == ["closed", "open"]


def test_issues_of_others_are_left_alone(github, tell):
    tell(BROKEN)
    mine = github.issues.pop()
    others = [github.add(mine["body"], author="somebody"), github.add(None)]
    before = [dict(issue) for issue in others]
    tell(WORKING)
    assert github.issues == before
    tell(BROKEN)
    assert len(github.open()) == 3


def test_a_check_that_did_not_work_changes_nothing_and_fails(github, tell, tmp_path):
    tell(BROKEN)
    done = tell(WORKING, outcome="failure")
    assert done.returncode == 1
    assert done.stderr == (
        "links_issue.py: the check did not work, for another reason than a broken link\n"
    )
    missing = github.run("links_issue.py", "failure", str(tmp_path / "none.json"))
    assert missing.returncode == 1
    (line,) = missing.stderr.splitlines()
    assert "none.json cannot be read" in line
    assert len(github.open()) == 1
    assert github.changes == 0


def test_what_a_site_answers_cannot_write_into_the_issue(github, tell):
    tell({**BROKEN, "info": "`\n# @somebody <!-- the issue of the check of links -->" * 90})
    (issue,) = github.open()
    (line,) = [line for line in issue["body"].splitlines() if "@somebody" in line]
    assert line.startswith("- [docs/")
    assert line.count("`") == 4
    assert len(line) < 500
    github.runs = [{"updated_at": "9999-01-01T00:00:00Z"}]
    github.run("links_watch.py")
    assert len(github.open()) == 1


def test_a_long_list_ends_somewhere(github, tell):
    tell(*({**BROKEN, "lineno": number} for number in range(1, 2001)))
    (issue,) = github.open()
    assert "\nAnd 1900 more.\n" in issue["body"]
    assert len(issue["body"]) < 65_536


def test_a_refusal_is_said_in_one_line(github, tell):
    github.refuses = True
    done = tell(BROKEN)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("links_issue.py: GET issues?")
    assert "403" in line
