"""Pages become overdue though nobody touches them: warnings, and what is written anew."""

from __future__ import annotations

import pytest
from review_site import INDEX, MOON, SITE, SUN, build_site, line

OVERDUE = (
    "sun.md:3: WARNING: the page was due for review by 2027-03-01: review it, then write both "
    "dates anew. [page_review.overdue]"
)
LATE, MORE = "2027-03-02", "2027-05-02"


def pages(built):
    """Return the pages and the search index, which are what a build may change."""
    names = ("index.html", "sun.html", "moon.html", "searchindex.js")
    return {name: built.read(name) for name in names}


def stamps(built):
    """Return when each page was written."""
    names = ("index", "sun", "moon")
    return {name: (built.outdir / f"{name}.html").stat().st_mtime_ns for name in names}


def test_a_page_is_overdue_from_the_day_after(tmp_path, on):
    on("2027-03-01")
    built = build_site(tmp_path)
    assert built.warnings == []
    assert line(built).endswith("Next review due by 1 March 2027.")
    on(LATE)
    assert build_site(tmp_path).warnings == [OVERDUE]


def test_the_warning_can_be_silenced_and_the_reader_is_told_all_the_same(tmp_path, on):
    on(LATE)
    built = build_site(tmp_path, conf={"suppress_warnings": ["page_review.overdue"]})
    assert built.warnings == []
    assert "may be out of date" in line(built)


def test_a_build_on_a_later_day_equals_a_fresh_one(tmp_path, on):
    build_site(tmp_path / "on")
    for day in (LATE, MORE, "2028-12-01", "2026-11-24"):
        on(day)
        went_on = build_site(tmp_path / "on", fresh=False)
        fresh = build_site(tmp_path / "fresh")
        assert went_on.warnings == fresh.warnings
        assert pages(went_on) == pages(fresh)


def test_only_pages_whose_state_changed_are_written(tmp_path, on):
    before = stamps(build_site(tmp_path))
    on(LATE)
    after = stamps(build_site(tmp_path, fresh=False))
    changed = {name for name in before if before[name] != after[name]}
    # Sphinx writes anew the pages whose tables of contents name one that changed.
    assert changed == {"sun", "index"}


def test_nothing_is_written_where_nothing_changed(tmp_path, on):
    on(LATE)
    before = stamps(build_site(tmp_path))
    on("2027-03-20")
    went_on = build_site(tmp_path, fresh=False)
    assert went_on.warnings == [OVERDUE]
    assert stamps(went_on) == before


def test_a_builder_that_found_everything_read_is_followed_too(tmp_path, on):
    build_site(tmp_path)
    build_site(tmp_path, None, "text", fresh=False)
    on(LATE)
    build_site(tmp_path, fresh=False)
    on("2027-03-20")
    text = build_site(tmp_path, None, "text", fresh=False).read("sun.txt")
    assert "may be out of date" in " ".join(text.split())


@pytest.mark.parametrize(
    "edit",
    [
        {"sun.md": SUN.replace("2027-03-01", "2027-06-01")},
        {"sun.md": SUN.partition("\n\n")[2]},
        {"moon.rst": MOON.replace("2027-05-01", "2027-01-01")},
        {"moon.rst": MOON.replace("2026-11-21", "soon")},
    ],
    ids=["renewed", "without", "overdue", "wrong"],
)
def test_a_build_after_an_edit_equals_a_fresh_one(tmp_path, on, edit):
    on(LATE)
    build_site(tmp_path / "on")
    went_on = build_site(tmp_path / "on", edit, fresh=False)
    fresh = build_site(tmp_path / "fresh", edit)
    assert went_on.warnings == fresh.warnings
    assert pages(went_on) == pages(fresh)


def test_a_page_that_is_gone_is_not_overdue(tmp_path, on):
    on(LATE)
    files = {"old.md": SUN.replace("reviewer", "orphan: true\nreviewer")}
    assert len(build_site(tmp_path, files).warnings) == 2
    assert build_site(tmp_path, fresh=False).warnings == [OVERDUE]


def test_parallel_builds_equal_serial_ones(tmp_path, on):
    on(LATE)
    more = {f"page{n}.md": SUN.replace("reviewer", "orphan: true\nreviewer") for n in range(8)}
    serial = build_site(tmp_path / "serial", more, alone=True)
    assert len(serial.warnings) == 9
    parallel = build_site(tmp_path / "parallel", more, jobs=3)
    assert parallel.warnings == serial.warnings
    assert pages(parallel) == pages(serial)
    on("2028-12-01")
    again = build_site(tmp_path / "parallel", more, jobs=3, fresh=False)
    assert len(again.warnings) == 11
    assert "may be out of date" in line(again, "index.html")


def test_the_table_has_every_page_by_its_day(tmp_path, on, capsys):
    on(LATE)
    files = {"index.md": INDEX.replace("2028-11-23", "2027-01-01"), "no.md": "# No\n"}
    files["no.md"] = "---\norphan: true\n---\n# No\n"
    built = build_site(tmp_path, files, "review")
    # The table says what is overdue.
    assert built.warnings == []
    assert capsys.readouterr().out == (
        "Due by      Reviewed    Page\n"
        "2027-01-01  2026-11-23  index.md  overdue\n"
        "2027-03-01  2026-11-20  sun.md    overdue\n"
        "2027-05-01  2026-11-21  moon.rst\n"
        "\n"
        "3 pages, 2 of them overdue.\n"
    )
    assert not any(path.is_file() for path in built.outdir.rglob("*"))


def test_the_table_tells_mistakes_too(tmp_path, capsys):
    built = build_site(tmp_path, {"sun.md": SUN.replace("2027-03-01", "soon")}, "review")
    assert [warning.partition(":")[0] for warning in built.warnings] == ["sun.md"]
    assert "sun.md" not in capsys.readouterr().out


def test_an_empty_table_says_so(tmp_path, capsys):
    build_site(tmp_path, dict.fromkeys(SITE, ""), "review", {"page_review_exclude": ["*"]})
    assert capsys.readouterr().out.endswith("0 pages, 0 of them overdue.\n")
