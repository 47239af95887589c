"""What authors are told of dates that are missing or wrong, and where."""

from __future__ import annotations

import pytest
from review_site import MOON, SUN, build_site, line
from sphinx.errors import ConfigError

from page_review.warning_types import ReviewWarning

REQUIRED = {"page_review_required": True}
SOURCES = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "page_review"],
    "bibtex_bibfiles": ["works.bib"],
    "page_review_sources": {"law": "2027-02-28", "map": "2027-03-01"},
}
BIB = "".join(f"@misc{{{key}, title={{{key}}}, year={{2001}}}}\n" for key in ("law", "map"))
WORKS = "---\norphan: true\n---\n# Works\n\n```{bibliography}\n:all:\n```\n"
CITING = {
    "works.bib": BIB,
    "works.md": WORKS,
    "sun.md": f"{SUN}\nAs {{cite:p}}`{{so says }}map,law` has it.\n",
}

MISTAKES = {
    "no due date": ("sun.md", "review-by: 2027-03-01\n", "", 2, "missing", "no 'review-by'"),
    "no review": ("sun.md", "reviewed: 2026-11-20\n", "", 2, "missing", "no 'reviewed' date"),
    "empty": ("sun.md", " 2026-11-20", "", 2, "missing", "no 'reviewed' date"),
    "words": ("sun.md", "2027-03-01", "next spring", 3, "date", "is 'next spring', which is"),
    "number": ("sun.md", "2027-03-01", "20270301", 3, "date", "is '20270301', which is no"),
    "quoted key": ("sun.md", "review-by: 2027", "'review-by': 1", 3, "date", "'1-03-01'"),
    "time": ("sun.md", "2026-11-20", "2026-11-20 10:00:00", 2, "date", "10:00:00', which"),
    "same day": ("sun.md", "2027-03-01", "2026-11-20", 3, "order", "later than 'reviewed'"),
    "day before": ("sun.md", "2027-03-01", "2026-11-19", 3, "order", "2026-11-19 is to be"),
    "tomorrow": ("sun.md", "2026-11-20", "2026-11-26", 2, "future", "2026-11-26 lies in"),
    "reST date": ("moon.rst", "2027-05-01", "1 May 2027", 2, "date", "is '1 May 2027', whi"),
    "reST, none": ("moon.rst", ":reviewed: 2026-11-21\n", "", 1, "missing", "no 'reviewed'"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line(tmp_path, mistake):
    name, right, wrong, number, subtype, message = MISTAKES[mistake]
    text = {"sun.md": SUN, "moon.rst": MOON}[name]
    assert text.count(right) == 1
    files = {name: text.replace(right, wrong)}
    built = build_site(tmp_path, files)
    (warning,) = built.warnings
    assert warning.startswith(f"{name}:{number}: WARNING: ")
    assert warning.endswith(f" [page_review.{subtype}]")
    assert message in warning
    # A date of which nobody is sure is not told to readers.
    assert line(built, name.partition(".")[0] + ".html") == ""
    silent = {"suppress_warnings": [f"page_review.{subtype}"]}
    assert build_site(tmp_path, files, conf=silent).warnings == []


def test_every_kind_of_warning_is_tried():
    elsewhere = {"source", "overdue"}
    assert {problem.subtype for problem in ReviewWarning} == elsewhere | {
        case[4] for case in MISTAKES.values()
    }


def test_a_day_that_has_begun_somewhere_is_not_in_the_future(tmp_path):
    assert (
        build_site(tmp_path, {"sun.md": SUN.replace("2026-11-20", "2026-11-25")}).warnings == []
    )


def test_a_reviewer_alone_is_not_enough(tmp_path):
    built = build_site(tmp_path, {"sun.md": "---\nreviewer: Ada\n---\n# Sun\n"})
    assert [warning.partition(": add")[0] for warning in built.warnings] == [
        f"sun.md:2: WARNING: the page has no '{key}' date" for key in ("reviewed", "review-by")
    ]


def test_where_a_review_is_required_a_page_without_dates_is_told(tmp_path):
    files = {"sun.md": "# Sun\n", "moon.rst": "Moon\n====\n"}
    assert build_site(tmp_path, files).warnings == []
    built = build_site(tmp_path, files, conf=REQUIRED)
    assert sorted(warning.partition(" date")[0] for warning in built.warnings) == [
        f"{name}:1: WARNING: the page has no '{key}'"
        for name in ("moon.rst", "sun.md")
        for key in ("review-by", "reviewed")
    ]


def test_a_field_that_is_not_at_the_top_is_none(tmp_path):
    (first, second) = build_site(
        tmp_path, {"moon.rst": f"Moon\n====\n\n{MOON.partition('Moon')[0]}"}, conf=REQUIRED
    ).warnings
    assert first.startswith("moon.rst:4: WARNING: the page has no 'reviewed' date")
    assert second.startswith("moon.rst:5: WARNING: the page has no 'review-by' date")


@pytest.mark.parametrize("patterns", [["sun"], ["s*"], ["**/sun", "sun"]])
def test_a_page_that_is_excluded_is_left_alone(tmp_path, patterns):
    conf = {**REQUIRED, "page_review_exclude": patterns}
    for text in ("# Sun\n", SUN.replace("2027-03-01", "soon"), SUN):
        built = build_site(tmp_path, {"sun.md": text}, conf=conf)
        assert built.warnings == []
        assert line(built) == ""
        assert line(built, "moon.html")


def test_a_day_that_no_calendar_has_is_found_where_yaml_cannot_be_read(tmp_path):
    files = {"sun.md": SUN.replace("2026-11-20", "2026-02-30")}
    myst, ours = build_site(tmp_path, files, conf=REQUIRED).warnings
    assert "[myst.topmatter]" in myst
    assert ours.startswith("sun.md:2: WARNING: 'reviewed' is '2026-02-30', which is no date")


def test_what_stands_below_the_front_matter_is_not_taken_for_it(tmp_path):
    text = SUN.replace("review-by: 2027-03-01\n", "") + "\nreview-by: soon\n"
    (warning,) = build_site(tmp_path, {"sun.md": text}).warnings
    assert warning.startswith("sun.md:2: WARNING: the page has no 'review-by' date")


def test_right_dates_in_front_matter_that_cannot_be_read_are_not_called_wrong(tmp_path):
    files = {"sun.md": SUN.replace("Ada Grey", "Ada: Grey")}
    (myst,) = build_site(tmp_path, files, conf=REQUIRED).warnings
    assert "[myst.topmatter]" in myst


def test_a_page_is_due_before_a_source_ends_that_it_cites(tmp_path):
    (warning,) = build_site(tmp_path, CITING, conf=SOURCES).warnings
    assert warning == (
        "sun.md:3: WARNING: 'review-by' 2027-03-01 is too late, since the page cites law, "
        "which holds until 2027-02-28: write 2027-02-28, or an earlier day. "
        "[page_review.source]"
    )
    silent = {**SOURCES, "suppress_warnings": ["page_review.source"]}
    built = build_site(tmp_path, CITING, conf=silent)
    assert built.warnings == []
    assert line(built).endswith("Next review due by 1 March 2027.")


def test_a_page_may_be_due_on_the_day_itself(tmp_path):
    files = {**CITING, "sun.md": CITING["sun.md"].replace("2027-03-01", "2027-02-28")}
    assert build_site(tmp_path, files, conf=SOURCES).warnings == []


def test_a_page_that_does_not_cite_the_source_may_be_due_later(tmp_path):
    assert build_site(tmp_path, {**CITING, "sun.md": SUN}, conf=SOURCES).warnings == []


def test_another_day_for_a_source_is_taken_up(tmp_path):
    build_site(tmp_path, CITING, conf=SOURCES)
    later = {**SOURCES, "page_review_sources": {"map": "2027-01-01"}}
    (warning,) = build_site(tmp_path, CITING, conf=later, fresh=False).warnings
    assert "cites map, which holds until 2027-01-01" in warning


@pytest.mark.parametrize("day", ["October 2027", "2027-10-32", 2027, None])
def test_a_source_without_a_day_stops_the_build(tmp_path, day):
    with pytest.raises(ConfigError, match=r"page_review_sources: .* for 'law', is no date"):
        build_site(tmp_path, conf={"page_review_sources": {"law": day}})
