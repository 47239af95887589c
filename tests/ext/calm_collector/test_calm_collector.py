"""Python looks for garbage seldom while a build runs; the site is the same."""

from __future__ import annotations

import gc

import pytest

import calm_collector
from site_builder import build

FILES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\npage*\n```\n",
    **{
        f"page{number}.md": f"# Page {number}\n\n" + "Some *words* here.\n\n" * 60
        for number in range(10)
    },
}


@pytest.fixture
def looked():
    """Return a list that grows each time Python looks for garbage."""
    times = []

    def note(phase, _info):
        if phase == "start":
            times.append(phase)

    gc.callbacks.append(note)
    yield times
    gc.callbacks.remove(note)


@pytest.fixture(autouse=True)
def _thawed():
    """Leave nothing frozen to other tests."""
    yield
    gc.unfreeze()


def site(tmp_path, *extensions, **options):
    conf = {"extensions": [*extensions, "myst_parser"]}
    built = build(tmp_path, FILES, conf=conf, **options)
    assert built.warnings == []
    return {
        path.relative_to(built.outdir).as_posix(): path.read_bytes()
        for path in built.outdir.rglob("*.html")
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_is_built(tmp_path, jobs):
    usual = site(tmp_path / "usual", jobs=jobs)
    assert len(usual) > len(FILES)
    assert site(tmp_path / "calm", "calm_collector", jobs=jobs) == usual


def test_python_looks_less_often(tmp_path, looked):
    site(tmp_path / "usual")
    often = len(looked)
    looked.clear()
    site(tmp_path / "calm", "calm_collector")
    assert 10 * len(looked) < often


def test_after_a_build_python_looks_as_before(tmp_path):
    site(tmp_path, "calm_collector")
    assert gc.get_threshold() == calm_collector._USUAL != calm_collector.SELDOM


def test_what_one_build_keeps_the_next_can_free(tmp_path, monkeypatch):
    kept = []
    thaw = gc.unfreeze
    monkeypatch.setattr(gc, "unfreeze", lambda: kept.append(gc.get_freeze_count()) or thaw())
    for _ in range(2):
        site(tmp_path, "calm_collector")
    before, after = kept
    assert before == 0 < after


def test_what_has_been_read_is_searched_no_more(tmp_path, monkeypatch):
    counts = []
    freeze = gc.freeze
    monkeypatch.setattr(gc, "freeze", lambda: freeze() or counts.append(gc.get_freeze_count()))
    site(tmp_path, "calm_collector")
    loaded, read = counts
    assert calm_collector.SELDOM[0] < read > loaded > 0
