"""References are formatted once, and what is remembered is what would be formatted anew."""

from __future__ import annotations

import json

import pytest

from csl_references import formatting, memory
from site_builder import build

CONF = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "csl_references"],
    "bibtex_bibfiles": ["works.bib"],
    "bibtex_default_style": "csl-apa",
    "bibtex_reference_style": "apa",
}
WORK = "@book{{{0}, author={{Grey, Ada}}, title={{{0}}}, year={{{1}}}, publisher={{P}}}}\n"
WORKS = WORK.format("sun", 2001) + WORK.format("moon", 2001) + WORK.format("star", 2002)
FILES = {
    "works.bib": WORKS,
    "index.md": "# Home\n\n{cite:p}`sun`\n\n```{toctree}\nworks\n```\n",
    "works.md": "# Works\n\n```{bibliography}\n:all:\n```\n",
}


@pytest.fixture
def formatted(monkeypatch):
    """Return the years and titles of the works that citeproc-py is asked for."""
    titles = []
    ask = formatting._bibliography

    def bibliography(items, csl):
        if len(items) == 1:
            titles.append(items[0]["title"])
        return ask(items, csl)

    monkeypatch.setattr(formatting, "_bibliography", bibliography)
    return titles


def page(tmp_path, files=FILES, **options):
    built = build(tmp_path, files, conf=CONF, **options)
    assert built.warnings == []
    return built.read("works.html")


def test_a_build_that_goes_on_from_another_formats_nothing(tmp_path, formatted):
    first = page(tmp_path)
    assert sorted(formatted) == ["moon", "star", "sun"]
    formatted.clear()
    files = {**FILES, "index.md": FILES["index.md"] + "\nMore.\n"}
    assert page(tmp_path, files, fresh=False) == first
    assert formatted == []


def test_what_has_changed_is_formatted_and_the_page_is_that_of_a_fresh_build(
    tmp_path, formatted
):
    page(tmp_path / "one")
    formatted.clear()
    # The years of Sun and Moon lose the letters that told them apart.
    files = {**FILES, "works.bib": WORKS.replace("{sun}, year={2001}", "{sun}, year={1999}")}
    files["works.md"] += "\nMore.\n"
    page_now = page(tmp_path / "one", files, fresh=False)
    assert sorted(formatted) == ["moon", "sun"]
    assert page_now == page(tmp_path / "two", files)


@pytest.mark.parametrize("kept", ["", "{", '{"code": "of another version"}'])
def test_a_file_of_other_code_or_none_is_not_believed(tmp_path, formatted, kept):
    first = page(tmp_path)
    (tmp_path / f"build/doctrees/{memory.FILE}").write_text(kept)
    formatted.clear()
    files = {**FILES, "index.md": FILES["index.md"] + "\nMore.\n"}
    assert page(tmp_path, files, fresh=False) == first
    assert sorted(formatted) == ["moon", "star", "sun"]


def test_what_is_remembered_is_what_is_written(tmp_path, formatted):
    wrong = page(tmp_path)
    path = tmp_path / f"build/doctrees/{memory.FILE}"
    kept = json.loads(path.read_text(encoding="utf-8"))
    for key, text in kept["references"].items():
        kept["references"][key] = text.replace("Grey", "Green")
    path.write_text(json.dumps(kept), encoding="utf-8")
    files = {**FILES, "works.md": FILES["works.md"] + "\nMore.\n"}
    assert "Green" not in wrong
    assert "Green" in page(tmp_path, files, fresh=False)
    assert sorted(formatted) == ["moon", "star", "sun"]
