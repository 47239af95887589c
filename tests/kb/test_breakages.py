"""The deliberate breakages: their rows are sound, and the runner tells caught from missed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from breakages.__main__ import line, main
from breakages.project_copy import CopyError, broken, make_copy, misfit, must_be_its_own
from breakages.rows import Breakage, RowError, chosen, read_rows
from breakages.trial import Outcome, judge, read_report, try_breakage, unsound
from checks.markdown_pages import all_pages
from checks.prose import leftovers, markup, style
from checks.spelling import spelling

HOME = Path(__file__).parents[2]
ROWS = read_rows()
LEAST = 100
TEST = "tests/test_sum.py::test_the_sum_is_right"


def test_there_are_a_hundred_breakages():
    assert len(ROWS) >= LEAST
    assert all(row.promise.endswith(".") for row in ROWS)
    assert [row.name for row in ROWS if not row.name.replace("-", "").isalnum()] == []


def test_every_breakage_fits_the_project_as_it_is():
    """What is to be found stands once; else the breakage would break something else."""
    files = {row.file: HOME / row.file for row in ROWS}
    texts = {
        name: path.read_bytes() if path.is_file() else None for name, path in files.items()
    }
    problems = {row.name: misfit(row, texts[row.file]) for row in ROWS}
    assert {name: problem for name, problem in problems.items() if problem} == {}


def test_every_test_that_is_to_fail_exists():
    files = sorted({test.partition("::")[0] for row in ROWS for test in row.tests})
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-q", "--collect-only", *files],
        cwd=HOME,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    names = {name.strip() for name in done.stdout.splitlines() if "::" in name}
    names |= {name.partition("[")[0] for name in names}
    assert {test for row in ROWS for test in row.tests} - names == set()


def test_the_pages_say_what_they_should():
    """Spelling, words for people, leftovers and stray marks: what `kb.py check` looks for."""
    pages = all_pages()
    found = [*spelling(pages)]
    found += [
        item for rule in (style, leftovers, markup) for page in pages for item in rule(page)
    ]
    assert not found, "\n".join(["", *map(str, found)])


@pytest.fixture
def project(tmp_path):
    """Return a copy of a small project that promises a sum."""
    home = tmp_path / "home"
    files = {
        "ext/total/__init__.py": "def total(numbers):\n    return sum(numbers)\n",
        "tests/test_sum.py": (
            "from total import total\n\n\n"
            "def test_the_sum_is_right():\n    assert total([1, 2]) == 3, 'the sum is wrong'\n"
        ),
        "pytest.ini": "[pytest]\n",
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(home)]
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "A"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    (home / "not_committed.py").write_text("")
    return make_copy(tmp_path / "copy", home)


def breakage(**fields):
    row = {
        "name": "a",
        "promise": "It adds.",
        "file": "ext/total/__init__.py",
        "tests": (TEST,),
    }
    return Breakage(**{**row, **fields})


def test_what_is_broken_is_caught_and_mended(project):
    wrong = breakage(find="sum(numbers)", replace="max(numbers)", says="the sum is wrong")
    before = (project / wrong.file).read_text()
    assert try_breakage(project, wrong) == (True, "")
    assert (project / wrong.file).read_text() == before
    harmless = breakage(append="\n# nothing\n")
    assert try_breakage(project, harmless) == (False, f"{TEST} passed")
    unread = breakage(append="\nwrong(\n")
    caught, reason = try_breakage(project, unread)
    assert (caught, reason) == (False, f"{TEST} could not be run")


def test_the_copy_has_all_of_the_project_and_its_own_code(project):
    must_be_its_own(project)
    assert (project / "not_committed.py").exists()


def test_a_file_is_added_and_taken_away_again(project):
    with broken(project, breakage(file="new/file.py", add="x")):
        assert (project / "new/file.py").read_text() == "x"
    assert not (project / "new/file.py").exists()
    with broken(project, breakage(delete=True)):
        assert not (project / "ext/total/__init__.py").exists()
    assert (project / "ext/total/__init__.py").exists()
    with pytest.raises(CopyError, match="2 times"), broken(project, breakage(find="numbers")):
        pass
    with pytest.raises(CopyError, match="exists"), broken(project, breakage(add="x")):
        pass


REPORT = """\
<testsuites><testsuite>
<testcase classname="tests.test_a" name="test_b[1]"/>
<testcase classname="tests.test_a" name="test_b[2]">
<failure message="assert">why</failure></testcase>
<testcase classname="tests.test_a" name="test_c">
<error message="site">unbuilt</error></testcase>
<testcase classname="tests.test_a" name="test_e">
<failure message="assert">why</failure></testcase>
<testcase classname="tests.test_a" name="test_e">
<error message="page">not left clean</error></testcase>
</testsuite></testsuites>
"""


@pytest.mark.parametrize(
    ("test", "says", "reason"),
    [
        ("test_b", "", ""),
        ("test_b[2]", "why", ""),
        ("test_b[1]", "", "tests/test_a.py::test_b[1] passed"),
        ("test_b", "who", "tests/test_a.py::test_b failed without saying 'who'"),
        ("test_c", "", "tests/test_a.py::test_c could not begin"),
        ("test_c", "unbuilt", ""),
        ("test_e", "", ""),
        ("test_d", "", "tests/test_a.py::test_d could not be run"),
    ],
)
def test_a_failure_counts_that_is_the_tests_own(test, says, reason):
    verdict = judge(
        breakage(tests=(f"tests/test_a.py::{test}",), says=says), read_report(REPORT)
    )
    assert verdict == (not reason, reason)
    assert line(breakage(), verdict).startswith("NOT CAUGHT" if reason else "caught")


def test_what_fails_anyway_is_not_judged():
    outcomes = {TEST: Outcome("failed", "")}
    assert unsound([TEST, "other"], outcomes) == [TEST, "other"]
    assert unsound([TEST], {TEST: Outcome("passed", "")}) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 'a'\nfind = 'x'\ntests = ['t']", "promise"),
        ("name = 'a'\npromise = 'p'\nfile = 'f'\ntests = ['t']", "give one of"),
        ("name = 'a'\npromise = 'p'\nfile = 'f'\nfind = 'x'", "look at tests"),
        ("name = 'a'\npromise = 'p'\nfile = 'f'\nfnd = 'x'\ntests = ['t']", "look at fnd"),
    ],
)
def test_a_row_that_cannot_be_understood_is_named(tmp_path, text, message):
    (tmp_path / "a.toml").write_text(f"[[breakage]]\n{text}\n")
    with pytest.raises(RowError, match=message):
        read_rows(tmp_path)


def test_rows_are_chosen_by_name(capsys):
    first = ROWS[0].name
    assert [row.name for row in chosen(ROWS, [first])] == [first]
    assert main(["--list", first]) == 0
    assert capsys.readouterr().out == f"{first}: {ROWS[0].promise}\n"
    assert main(["no-such-breakage"]) == 2
