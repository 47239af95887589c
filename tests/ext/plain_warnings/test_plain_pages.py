"""Every mistake on a page is one line in an author's words."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from plain_site import CONF, FILES, read_cases

from plain_warnings.words_for_blocks import BLOCKS
from plain_warnings.words_for_links import LINKS
from plain_warnings.words_for_pages import PAGES
from plain_warnings.words_for_works import WORKS
from site_builder import build

CASES = read_cases(Path(__file__).with_name("page_mistakes.txt"))


def site():
    pages = {f"{name}.md": page for name, (page, _) in CASES.items()}
    names = "\n".join(["good", "references", *CASES])
    index = f"# Home\n\n```{{toctree}}\n{names}\n```\n"
    return {**FILES, **pages, "index.md": index, "outside.md": "# Outside\n"}


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """Return what is said of the site of all pages."""
    return build(tmp_path_factory.mktemp("pages"), site(), conf=CONF).warnings


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_on_a_page_is_one_plain_line(said, name):
    page = f"{name}.md"
    expected = [
        f"{page}: {line[3:]}" if line.startswith("-") else f"{page}:{line}"
        for line in CASES[name][1]
    ]
    assert [line for line in said if re.match(rf"{page}[: ]", line)] == expected


def test_a_page_that_no_table_of_contents_names_is_told(said):
    (line,) = [line for line in said if line.startswith("outside.md: ")]
    assert "no table of contents (toctree) names this page" in line


def test_a_term_that_is_explained_twice_has_its_line(tmp_path):
    # Processes that read side by side do not see it.
    again = "# Again\n\n:::{glossary}\nalliance\n  Once more.\n:::\n"
    assert build(tmp_path, {**FILES, "again.md": again}, conf=CONF).warnings == [
        "good.md:8: the term 'alliance' is explained in again too: take one of the two away"
    ]


def test_several_processes_say_the_same(said, tmp_path):
    # Those that read side by side do not always see that a label stands on two pages.
    def of_one_page(warnings):
        return sorted(line for line in warnings if " is given in " not in line)

    several = build(tmp_path, site(), conf=CONF, jobs=2).warnings
    assert of_one_page(several) == of_one_page(said)
    assert {*several} <= {*said}


ELSEWHERE = {
    # test_plain_errors.py
    *WORKS[1:6], *WORKS[-4:],
    *[row for row in LINKS if "error reading file" in row.pattern],
    *[row for row in LINKS if "duplicate term" in row.pattern],
}  # fmt: skip


@pytest.mark.parametrize("row", {*WORKS, *LINKS, *PAGES, *BLOCKS} - ELSEWHERE)
def test_every_row_of_the_tables_is_met(said, row):
    parts = Formatter().parse(row.words)
    words = "".join(re.escape(text) + (".+" if name else "") for text, name, _, _ in parts)
    assert any(re.search(f": {words}", line) for line in said), row


def test_types_are_shown_to_whoever_wants_them(tmp_path):
    files = {**FILES, "good.md": FILES["good.md"] + "\n{cite:p}`bordin1997`\n"}
    files["index.md"] = site()["index.md"].partition("references\n")[0] + "references\n```\n"
    conf = {**CONF, "show_warning_types": True}
    (line,) = build(tmp_path, files, conf=conf).warnings
    assert line.endswith("did you mean 'bordin1979'? [bibtex.key_not_found]")
    silent = {**CONF, "suppress_warnings": ["bibtex.key_not_found"]}
    assert build(tmp_path, files, conf=silent).warnings == []
