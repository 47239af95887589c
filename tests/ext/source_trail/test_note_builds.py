from __future__ import annotations

import pytest
import sphinx.locale
from catalogues import translate
from note_site import CONF, EARLY, LATE, SITE

from site_builder import BUILDERS, Built, build

STYLE_SHEET = "source-trail.css"


def content(built: Built) -> dict[str, bytes]:
    """Return all that was written, without what says when and how."""
    return {
        path.relative_to(built.outdir).as_posix(): path.read_bytes()
        for path in built.outdir.rglob("*")
        if path.is_file() and not path.name.startswith(".buildinfo")
    }


def differences(one: Built, other: Built) -> list[tuple[str, bytes, bytes]]:
    """Return the files in which two builds differ, each with the first lines that do."""
    first, second = content(one), content(other)
    assert first.keys() == second.keys()
    return [
        next(
            (name, a, b)
            for a, b in zip(first[name].split(b"\n"), second[name].split(b"\n"), strict=False)
            if a != b
        )
        for name in first
        if first[name] != second[name]
    ]


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_writes_the_notes_without_a_warning(tmp_path, builder):
    built = build(tmp_path, SITE, builder, conf=CONF)
    assert built.warnings == []
    # An EPUB's pages lie beside the archive, too.
    assert any(b"Are said." in text for text in content(built).values())


def test_parallel_builds_equal_serial_ones(tmp_path):
    site = {**SITE, "plain.md": SITE["plain.md"] + EARLY.replace("# Early", "## Twice")}
    serial = build(tmp_path / "serial", site, conf=CONF, alone=True)
    parallel = build(tmp_path / "parallel", site, conf=CONF, jobs=2)
    assert len(serial.warnings) == 2
    assert "source note S2 stands at pages/early.md:5 already" in serial.warnings[0]
    assert parallel.warnings == serial.warnings
    assert differences(parallel, serial) == []


EDITS = {
    "a note's text": {"pages/early.md": EARLY.replace("A third.", "A fourth.")},
    "a note's certainty": {"pages/early.md": EARLY.replace(": low", ": high")},
    "a new note": {
        "pages/early.md": EARLY + "\n:::{source-note} S1\n:certainty: low\n\nX.\n:::\n"
    },
    "one note fewer": {"pages/early.md": EARLY[: EARLY.index(":::{source-note} S11")]},
    "the page's title": {"pages/late.md": LATE.replace("# Late pages", "# Later pages")},
}


@pytest.mark.parametrize("edit", EDITS)
def test_incremental_builds_equal_fresh_ones(tmp_path, edit):
    # A page's new title shows on the pages that link to it only once these are written again,
    # which is Sphinx's own doing: here none but the list does.
    site = {name: text for name, text in SITE.items() if name != "index.md"}
    site["index.md"] = "# Home\n\n```{toctree}\n:hidden:\n:glob:\n\n*\npages/*\n```\n"
    build(tmp_path / "edited", site, conf=CONF)
    edited = build(tmp_path / "edited", {**site, **EDITS[edit]}, conf=CONF, fresh=False)
    fresh = build(tmp_path / "fresh", {**site, **EDITS[edit]}, conf=CONF)
    assert edited.warnings == fresh.warnings
    assert edited.read("all-notes.html") == fresh.read("all-notes.html")


def test_what_parallel_workers_found_is_kept_for_the_next_build(tmp_path):
    build(tmp_path, SITE, conf=CONF, jobs=2)
    edited = EARLY.replace("A third.", "A fourth.")
    built = build(tmp_path, {**SITE, "pages/early.md": edited}, conf=CONF, jobs=2, fresh=False)
    assert "A fourth." in built.read("all-notes.html")


def test_a_list_is_not_written_again_where_no_note_changed(tmp_path):
    build(tmp_path, SITE, conf=CONF)
    page = tmp_path / "build/html/all-notes.html"
    page.write_text("as it was")
    build(tmp_path, {**SITE, "plain.md": "# Plain\n\nNew.\n"}, conf=CONF, fresh=False)
    assert page.read_text() == "as it was"


def test_only_pages_with_a_note_or_references_have_the_style_sheet(tmp_path):
    built = build(tmp_path, SITE, conf=CONF)
    styled = {
        path.stem for path in built.outdir.rglob("*.html") if STYLE_SHEET in path.read_text()
    }
    assert styled == {"early", "late", "all-notes", "more", "references"}
    assert (built.outdir / "_static" / STYLE_SHEET).is_file()
    assert STYLE_SHEET in build(tmp_path, SITE, "singlehtml", conf=CONF).read("index.html")


def test_the_words_can_be_translated(tmp_path, monkeypatch):
    translate(
        tmp_path / "locale",
        {
            "Source note {number}": "Anmerkung {number}",
            "well supported": "gut belegt",
            "On the page: {page}": "Auf der Seite {page}.",
        },
    )
    monkeypatch.setattr(sphinx.locale, "translators", {})
    sphinx.locale.init([tmp_path / "locale"], "de", "source_trail")
    text = build(tmp_path, SITE, "text", conf=CONF).read("all-notes.txt")
    assert "Anmerkung S2 · gut belegt:\n\nAuf der Seite Early pages.\n" in text


def test_a_translator_is_asked_for_the_text_and_not_for_the_title(tmp_path):
    catalogue = build(tmp_path, SITE, "gettext", conf=CONF).read("pages.pot")
    assert 'msgid "Are said."' in catalogue
    assert "Source note" not in catalogue
