"""Parallel builds equal serial ones, incremental builds equal fresh ones."""

from __future__ import annotations

import pytest
from sphinx.testing.util import SphinxTestApp
from time_out_pages import CONF, time_out_called

from site_builder import build

PLACES = {
    "a": "[](#time-out-one)",
    "b": "{time-out:activity}`one`",
    "c": "{ref}`time-out-one`",
    "d": "```{time-outs}\n```",
    "e": "```{reflections}\nText\n```",
    "f": time_out_called("other"),
    "g": "Plain.",
}


def site(time_outs, **more):
    """Return pages with all that shows time outs of other pages, and `time_outs` on them."""
    pages = {
        f"{name}.md": f"# Page {name}\n\n{time_outs.get(name, '')}\n{place}\n"
        for name, place in PLACES.items()
    }
    toctree = "\n".join(PLACES)
    return {"index.md": f"# Home\n\n```{{toctree}}\n{toctree}\n```\n", **pages, **more}


def output(built, *without):
    """Return what the build wrote, save what is new in every build and the files `without`."""
    return {
        path.relative_to(built.outdir).as_posix(): path.read_bytes()
        for path in built.outdir.rglob("*")
        if path.is_file() and path.name not in {".buildinfo", ".buildinfo.bak", *without}
    }


def test_four_processes_write_and_report_what_one_does(tmp_path):
    both = {
        "b": time_out_called("one", "Before"),
        "f": time_out_called("one", "Again"),
        "g": "```{reflections}\nMore\n```\n",
    }
    serial = build(tmp_path / "serial", site(both), conf=CONF, alone=True)
    parallel = build(tmp_path / "parallel", site(both), conf=CONF, jobs=4)
    twice, second = serial.warnings
    assert twice == (
        "f.md:3: WARNING: time-out Again: the address 'time-out-one' is taken by b.md:3. "
        "Give one of the two time outs another :name:. [time_out.duplicate]"
    )
    assert second == (
        "g.md:3: WARNING: reflections: there is a place for all reflections in e.md already. "
        "Take one of the two out. [time_out.reflections]"
    )
    assert sorted(parallel.warnings) == serial.warnings
    assert output(parallel) == output(serial)
    assert 'href="b.html#time-out-one"' in serial.read("a.html")
    assert serial.read("d.html").count('data-activity="one"') == 1


BEFORE = {"b": time_out_called("one", "Before")}
CHANGES = {
    "a title": {"b": time_out_called("one", "After")},
    "the minutes": {"b": BEFORE["b"].replace("\n\n", "\n:minutes: 5\n\n")},
    "a prompt": {"b": time_out_called("one", "Before", "Why?")},
    "a time out added": {**BEFORE, "a": time_out_called("new", "New")},
    "a time out removed": {},
    "a time out moved": {"f": BEFORE["b"]},
    "a time out renamed": {"b": time_out_called("uno", "Before")},
    "a second time out of that name": {**BEFORE, "a": time_out_called("one", "Second")},
    "a second place for reflections": {**BEFORE, "a": "```{reflections}\nMore\n```\n"},
    "a list added": {**BEFORE, "g": "```{time-outs}\n```\n"},
}


@pytest.mark.parametrize(
    ("change", "jobs"), [*((change, 1) for change in CHANGES), ("a title", 4)]
)
def test_after_a_change_all_that_shows_it_is_written_again(tmp_path, change, jobs):
    build(tmp_path / "site", site(BEFORE), conf=CONF, jobs=jobs)
    incremental = build(tmp_path / "site", site(CHANGES[change]), conf=CONF, fresh=False)
    fresh = build(tmp_path / "fresh", site(CHANGES[change]), conf=CONF)
    # Sphinx leaves words of no page in the search index of an incremental build.
    assert output(incremental, "searchindex.js") == output(fresh, "searchindex.js")
    assert sorted(incremental.warnings) == sorted(fresh.warnings)


@pytest.mark.parametrize("gone", ["b", "e"])
def test_when_a_page_goes_its_time_outs_and_reflections_go(tmp_path, gone):
    pages = site(BEFORE)
    build(tmp_path / "site", pages, conf=CONF)
    del pages[f"{gone}.md"]
    pages["index.md"] = pages["index.md"].replace(f"\n{gone}\n", "\n")
    incremental = build(tmp_path / "site", pages, conf=CONF, fresh=False)
    fresh = build(tmp_path / "fresh", pages, conf=CONF)
    assert sorted(incremental.warnings) == sorted(fresh.warnings)
    shown = ["a.html", "c.html", "d.html", "f.html"]
    assert [incremental.read(name) for name in shown] == [fresh.read(name) for name in shown]


def test_a_page_title_and_the_order_of_pages_are_followed(tmp_path):
    pages = site({**BEFORE, "a": time_out_called("first")})
    build(tmp_path / "site", pages, conf=CONF)
    pages["b.md"] = pages["b.md"].replace("# Page b", "# Another title")
    pages["index.md"] = pages["index.md"].replace("\na\nb\n", "\nb\na\n")
    incremental = build(tmp_path / "site", pages, conf=CONF, fresh=False)
    fresh = build(tmp_path / "fresh", pages, conf=CONF)
    for name in ("d.html", "e.html", "f.html"):
        assert incremental.read(name) == fresh.read(name)
    assert "Another title" in fresh.read("d.html")


def test_a_page_that_shows_nothing_of_others_is_left_alone(tmp_path):
    first = build(tmp_path, site(BEFORE), conf=CONF)
    before = {name: (first.outdir / name).stat().st_mtime_ns for name in ("f.html", "g.html")}
    second = build(tmp_path, site(CHANGES["a title"]), conf=CONF, fresh=False)
    after = {name: (second.outdir / name).stat().st_mtime_ns for name in before}
    assert after == before
    assert "After" in second.read("d.html")


def test_the_domain_finds_what_there_is_now(tmp_path):
    build(tmp_path, site(BEFORE), conf=CONF)
    app = SphinxTestApp("html", tmp_path / "source", tmp_path / "build")
    domain, document = app.env.domains["time-out"], app.env.get_doctree("b")
    read = {kind: dict(domain.data[kind]) for kind in domain.initial_data}
    assert domain.find("one")[0] == "b"
    domain.clear_doc("b")
    assert domain.find("one") is None
    domain.merge_domaindata({"a"}, read)
    assert domain.find("one") is None
    domain.merge_domaindata({"b"}, read)
    assert domain.find("time-out-one")[1].title == "Before"
    domain.clear_doc("b")
    domain.process_doc(app.env, "b", document)
    assert domain.find("one")[0] == "b"
    domain.clear_doc("e")
    assert domain.reflections_page() == ""
    app.cleanup()
