"""Beginning a page, as the command line does it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from authoring.contents import with_page
from authoring.new_page import main
from authoring.page_text import PURPOSES, parts_of
from authoring.text_files import CALLED_IN
from checks.markdown_pages import read_page
from checks.page_rules import KINDS, NOTES, PARTS, RULES, WORDS, repeated_labels

from authoring import new_page, page_text
from site_builder import build

INDEX = """\
---
kind: overview
---

(skills)=
# Skills

```{toctree}
:maxdepth: 1

authentic
```

% The end.
"""
AUTHENTIC = """\
(authentic)=
# Authentic

(taken-meaning)=
## What it means

:::{time-out} A phrase
:name: phrase
:::
"""
LEDGER = "authentic  2026-11-24\nretired  2026-11-24  is now authentic\n"
EMPTY = ["the description is still empty", "the outcome is still empty"]
QUESTIONS = ["time-out Being heard: a prompt is empty"] * 2
LEFT = {
    "theory": [*EMPTY, "the page has no words yet", *QUESTIONS],
    "skill": [*EMPTY, "the page has no words yet", *QUESTIONS],
    "overview": EMPTY[:1],
    "reference": EMPTY[:1],
}
"""What a person has to write, whatever the page is to be about."""


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Return a folder with a small site, in which the command is called."""
    skills = tmp_path / "docs/skills"
    skills.mkdir(parents=True)
    (skills / "index.md").write_bytes(INDEX.encode())
    (skills / "authentic.md").write_text(AUTHENTIC)
    (tmp_path / "docs/empty").mkdir()
    (tmp_path / "docs/listless").mkdir()
    (tmp_path / "docs/listless/index.md").write_text("(listless)=\n# No list\n")
    (tmp_path / "docs/addresses.txt").write_text(LEDGER)
    monkeypatch.setenv(CALLED_IN, str(tmp_path))
    return tmp_path


def files_in(home):
    files = (path for path in sorted(home.rglob("*")) if path.is_file())
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in files}


def begun(home, kind, title="Being heard"):
    """Begin a page, and return its text."""
    assert main([kind, "docs/skills/listening.md", title], home) == 0
    return (home / "docs/skills/listening.md").read_text(encoding="utf-8")


def findings(text):
    page = read_page(text, "docs/skills/listening.md")
    return [str(finding) for rule in RULES for finding in rule(page)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_person_has_to_write_is_left_and_said(home, capsys, kind):
    text = begun(home, kind)
    said = capsys.readouterr().out
    left = re.findall(r"^  (docs/skills/listening\.md:\d+: .*)$", said, re.MULTILINE)
    assert [line for line in left if "time-out" not in line] == findings(text)
    assert len(left) == len(LEFT[kind])
    for line, what in zip(left, LEFT[kind], strict=True):
        assert what in line


def test_every_kind_is_tried():
    assert set(LEFT) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_is_written_breaks_no_rule(home, kind):
    text = begun(home, kind).replace('outcome: ""', "outcome: hear what is not said")
    text = text.replace('description: "…"', f"description: {'A page on listening. ' * 4}")
    prose = "Nobody listens for ever. " * (WORDS[0] // 4)
    assert findings(text.replace("\n% ", f"\n{prose}\n\n% ", 1)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_builds_and_asks_for_questions(home, tmp_path, capsys, kind):
    files = {
        "listening.md": begun(home, kind),
        "index.md": INDEX.replace("authentic", "listening"),
    }
    conf = {
        "extensions": ["myst_parser", "page_review", "time_outs"],
        "page_review_required": False,
    }
    warnings = build(tmp_path / "site", files, conf=conf).warnings
    assert len(warnings) == (2 if kind in PARTS else 0), warnings
    said = capsys.readouterr().out
    for warning in warnings:
        place, words = warning.split(": WARNING: ")
        assert f"  docs/skills/{place}: {words.partition(' [')[0]}\n" in said


@pytest.mark.parametrize("kind", PARTS)
def test_the_parts_are_there_in_order_each_with_a_remark(home, kind):
    text = begun(home, kind)
    headings = [heading for heading in read_page(text).headings if heading.level == 2]
    assert [heading.text for heading in headings] == parts_of(kind)
    for heading in headings:
        label = f"listening-{PURPOSES[heading.text].label}"
        assert heading.label == label
        purpose = PURPOSES[heading.text].purpose
        assert f"({label})=\n## {heading.text}\n\n% {purpose}\n" in text
    assert "% '## Source notes', and on the line before it (listening-source-notes)=." in text


def test_every_part_of_the_rules_has_a_purpose():
    assert {part for parts in PARTS.values() for part in parts} - {NOTES} <= set(PURPOSES)
    assert set(PURPOSES) == {part for kind in PARTS for part in parts_of(kind)}


def test_parts_are_labelled_as_on_the_pages_that_there_are():
    docs = Path(__file__).parents[2] / "docs"
    used = {}
    for path in docs.rglob("*.md"):
        page = read_page(path.read_text(encoding="utf-8"))
        if page.front_matter.get("kind") in PARTS:
            for heading in page.headings:
                if heading.text in PURPOSES:
                    used.setdefault(heading.text, set()).add(heading.label.partition("-")[2])
    assert set(used) == set(PURPOSES)
    for part, labels in used.items():
        assert all(label.endswith(PURPOSES[part].label) for label in labels), part


def test_the_dates_are_today_and_two_years_on(home, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1835438400")  # 29 February 2028, at noon
    assert "\nreviewed: 2028-02-29\nreview-by: 2030-02-28\n" in begun(home, "skill")
    assert "review-by: 2028-11-25" in page_text.page_text(
        "overview", "a", "A", date(2026, 11, 25)
    )


def test_the_menu_gets_one_line(home, capsys):
    before = files_in(home)
    text = begun(home, "skill")
    after = files_in(home)
    assert after.pop("docs/skills/listening.md").decode() == text
    assert after.pop("docs/skills/index.md").decode() == INDEX.replace(
        "\nauthentic\n", "\nauthentic\nlistening\n"
    )
    del before["docs/skills/index.md"]
    assert after == before
    assert "docs/skills/index.md:12: added to the menu" in capsys.readouterr().out
    assert list(repeated_labels([read_page(text), read_page(AUTHENTIC)])) == []


def test_a_page_without_a_title_has_the_name_of_its_file(home):
    assert main(["overview", "docs/skills/being-heard.md"], home) == 0
    text = (home / "docs/skills/being-heard.md").read_text()
    assert "(being-heard)=\n# Being heard\n" in text


def test_what_comes_next_is_said(home, capsys):
    begun(home, "skill")
    said = capsys.readouterr().out
    assert re.findall(r"python3 kb\.py (\w+)", said) == ["serve", "addresses", "check"]


@pytest.mark.parametrize(
    ("kind", "path", "title", "message"),
    [
        ("lesson", "docs/skills/new.md", "T", "there is no kind 'lesson': write one of theory"),
        ("skill", "new.md", "T", "new.md: pages are in the folder docs/"),
        ("skill", "docs/../new.md", "T", "pages are in the folder docs/"),
        ("skill", "/new.md", "T", "pages are in the folder docs/"),
        ("skill", "docs/skills/new", "T", "the name of a page ends in '.md'"),
        ("skill", "docs/skills/New.md", "T", "small letters, digits and hyphens"),
        ("skill", "docs/skills/new page.md", "T", "small letters, digits and hyphens"),
        ("skill", "docs/skills/new_page.md", "T", "small letters, digits and hyphens"),
        ("skill", "docs/skills/1new.md", "T", "small letters, digits and hyphens"),
        ("skill", "docs/skills/größe.md", "T", "small letters, digits and hyphens"),
        ("skill", "docs/skills/\0.md", "T", "is no name of a file"),
        ("skill", f"docs/skills/{'x' * 300}.md", "T", "is no name of a file"),
        ("skill", "docs/skills/authentic.md", "T", "there already, and was left as it is"),
        ("skill", "docs/skills/index.md", "T", "there already, and was left as it is"),
        ("skill", "docs/empty/new.md", "T", "its folder has no index.md"),
        ("skill", "docs/nowhere/new.md", "T", "its folder has no index.md"),
        ("skill", "docs/listless/new.md", "T", "has no {toctree}: write one first"),
        ("skill", "docs/skills/taken.md", "T", "'taken-meaning' stands at docs/skills/auth"),
        ("overview", "docs/skills/skills.md", "T", "'skills' stands at docs/skills/index.md:5"),
        ("skill", "docs/skills/phrase.md", "T", "'phrase' stands at docs/skills/auth"),
        ("skill", "docs/skills/retired.md", "T", "'retired' stands at docs/addresses.txt:2"),
        ("skill", "docs/skills/new.md", "  ", "is no title"),
        ("skill", "docs/skills/new.md", "A <b>bold</b> title", "is no title"),
    ],
)  # fmt: skip
def test_what_cannot_be_begun_is_said_in_one_line(home, capsys, kind, path, title, message):
    before = files_in(home)
    assert main([kind, path, title], home) == 1
    said, complaints = capsys.readouterr()
    assert said == ""
    (line,) = complaints.splitlines()
    assert line.startswith("kb.py new-page: ")
    assert message in line
    assert files_in(home) == before


def test_a_link_that_leads_out_of_the_folder_is_not_followed(home, capsys):
    (home / "elsewhere").mkdir()
    (home / "elsewhere/index.md").write_text(INDEX)
    (home / "docs/link").symlink_to(home / "elsewhere")
    assert main(["skill", "docs/link/new.md"], home) == 1
    assert "pages are in the folder docs/" in capsys.readouterr().err


@pytest.mark.parametrize(
    "title", ["A\nsecond line", "# Hash", "*Star* and `tick`", "a: b", "{x}"]
)
def test_a_title_cannot_break_the_page(home, title):
    text = begun(home, "skill", title)
    assert len([heading for heading in read_page(text).headings if heading.level == 1]) == 1
    assert len(findings(text)) == len(LEFT["skill"]) - 2


@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize("by", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_an_interruption_leaves_neither_page_nor_line(home, monkeypatch, capsys, call, by):
    before = files_in(home)
    calls = []
    move = Path.replace

    def stop(draft, target):
        calls.append(target)
        if len(calls) == call:
            raise by
        return move(draft, target)

    monkeypatch.setattr(Path, "replace", stop)
    arguments = ["skill", "docs/skills/listening.md"]
    if by is KeyboardInterrupt:
        with pytest.raises(KeyboardInterrupt):
            main(arguments, home)
    else:
        assert main(arguments, home) == 1
        assert "was not written (No space left on device)" in capsys.readouterr().err
    assert files_in(home) == before


def test_a_page_that_appears_in_the_meantime_is_kept(home, monkeypatch, capsys):
    page = home / "docs/skills/listening.md"
    monkeypatch.setattr(
        new_page, "page_text", lambda *_: str(page.write_text("theirs")) and "mine"
    )
    assert main(["skill", "docs/skills/listening.md"], home) == 1
    assert "try again" in capsys.readouterr().err
    assert page.read_text() == "theirs"


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("```{toctree}\na\nb\n```\n", "```{toctree}\na\nb\nnew\n```\n", 4),
        (":::{toctree}\na\n:::\n", ":::{toctree}\na\nnew\n:::\n", 3),
        ("````{toctree}\na\n````\nend", "````{toctree}\na\nnew\n````\nend", 3),
        ("```{toctree}\n```\n", "```{toctree}\nnew\n```\n", 2),
        ("```{toctree}\n:hidden:\n```\n", "```{toctree}\n:hidden:\n\nnew\n```\n", 4),
        ("```{toctree}\r\na\r\n```\r\n", "```{toctree}\r\na\r\nnew\r\n```\r\n", 3),
        ("```{toctree}\na\n\n```\n", "```{toctree}\na\nnew\n\n```\n", 3),
        ("```{toctree}\nnew\na\n```\n", "```{toctree}\nnew\na\n```\n", 2),
        ("```{toctree}\nText <new>\n```\n", "```{toctree}\nText <new>\n```\n", 2),
        ("```{toctree}\nnewer\n```\n", "```{toctree}\nnewer\nnew\n```\n", 3),
    ],
)
def test_a_page_is_listed_at_the_end_and_once(before, after, line):
    assert with_page(before, "new") == (after, line)


def test_an_index_without_a_list_lists_nothing():
    assert with_page("# Title\n\n```text\n{toctree}\n```\n", "new") is None
