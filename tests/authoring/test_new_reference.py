"""Adding references to the bibliography, as the command line does it."""

from __future__ import annotations

import io
import os
import re
import stat
from pathlib import Path

import pytest
from authoring.entries import ORDER
from authoring.new_reference import main
from checks.bibliography import RULES
from checks.works import read_works
from pybtex.database import parse_string

from authoring import new_reference, text_files

HOME = Path(__file__).parents[2]
EXPORTS = Path(__file__).parent / "exports"
SAMPLES = [path for path in sorted(EXPORTS.iterdir()) if path.suffix != ".entries"]

BORDIN = """\
@article{bordin1979,
  author       = {Bordin, Edward S.},
  title        = {The generalizability of the psychoanalytic concept},
  journal      = {Psychotherapy},
  year         = {1979},
  doi          = {10.1037/h0085885},
  verification = {verified},
}
"""
YALOM = """\
@book{yalom1980,
  author       = {Yalom, Irvin D.},
  title        = {Existential psychotherapy},
  publisher    = {Basic Books},
  year         = {1980},
  isbn         = {9780465021475},
  url          = {https://example.org/yalom},
  verification = {verified},
}
"""
BIBLIOGRAPHY = f"% Works, sorted by key: {{as}} here.\n\n{BORDIN}\n% A note.\n{YALOM}"
CAPITALS = (
    "look at the capitals of the title: Peplau. Where a word is no name, take its braces away "
    "and write it small"
)
COMPARE = (
    "Compare it with the work or its publisher's record; then take its addendum away, and "
    "write verification = {verified}."
)
RECORD = "TY  - JOUR\nTI  - Care\nAU  - Moss, Ada\nPY  - 2001\nJF  - Wards\nER  - \n"


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "references.bib").write_bytes(BIBLIOGRAPHY.encode())
    return folder


@pytest.fixture
def add(home, tmp_path, capsys):
    """Add what a file holds; return the exit code, and what is said and complained of."""

    def run(content, *options):
        export = tmp_path / "export"
        export.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main([str(export), *options], home)
        said = capsys.readouterr()
        return code, said.out, said.err.replace(f"{export}", "export")

    return run


def broken_rules(text):
    """Return what the rules for the bibliography say of a text."""
    works = read_works(text)
    return [*works.unreadable, *(str(found) for rule in RULES for found in rule(works))]


def keys_in(text):
    return re.findall(r"^@\w+\{([^,]+),", text, re.MULTILINE)


def files_in(home):
    return [path.name for path in home.iterdir()]


def text_of(home):
    return (home / "references.bib").read_text(encoding="utf-8")


def record(**tags):
    """Return a RIS record with other values; an empty one takes its tag away."""
    lines = dict(line.split("  - ", 1) for line in RECORD.splitlines())
    values = {**lines, **tags}
    end = values.pop("ER")
    lines = [f"{tag}  - {value}" for tag, value in values.items() if value]
    return "\n".join([*lines, f"ER  - {end}", ""])


@pytest.mark.parametrize("export", SAMPLES, ids=lambda path: path.name)
def test_what_a_program_exports_becomes_entries(export, home, add):
    (home / "references.bib").write_text("")
    code, _said, complaints = add(export.read_bytes())
    assert (code, complaints) == (0, "")
    assert text_of(home) == Path(f"{export}.entries").read_text(encoding="utf-8")


@pytest.mark.parametrize("export", SAMPLES, ids=lambda path: path.name)
def test_an_entry_keeps_the_rules_of_the_bibliography(export, home, add):
    (home / "references.bib").write_bytes((HOME / "references.bib").read_bytes())
    assert add(export.read_bytes())[0] == 0
    text = text_of(home)
    assert broken_rules(text) == []


def test_the_bibliography_has_its_fields_in_this_order():
    text = (HOME / "references.bib").read_text(encoding="utf-8")
    for entry in re.findall(r"^@\w+\{.*?^\}$", text, re.MULTILINE | re.DOTALL):
        fields = re.findall(r"^  (\w+) +=", entry, re.MULTILINE)
        assert fields == [name for name in ORDER if name in fields], entry


def test_what_is_added_is_said_with_its_line_and_looks(add):
    code, said, complaints = add(record(TI="Care: the Peplau way", JF=""))
    assert (code, complaints) == (0, "")
    assert said.splitlines() == [
        "references.bib:12: added moss2001. Cite it as {cite:p}`moss2001`",
        "  Moss, A. (2001). Care: The Peplau way. Details not yet checked against the work.",
        "  - add the journal: journal = {…}",
        f"  - {CAPITALS}",
        "Left to do: cite it on a page, since every work of the bibliography is cited.",
        COMPARE,
    ]


def test_who_has_seen_the_details_says_so(home, add):
    _code, said, _complaints = add(RECORD, "--verified")
    assert "  verification = {verified},\n}\n\n% A note." in text_of(home)
    assert "addendum" not in text_of(home) + said


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["Able", "Moss", "Zinc"])
def test_no_other_byte_changes(home, add, name, line_break):
    before = BIBLIOGRAPHY.replace("\n", line_break).encode()
    (home / "references.bib").write_bytes(before)
    assert add(record(AU=f"{name}, Ada"))[0] == 0
    after = (home / "references.bib").read_bytes()
    start = after.index(f"@article{{{name.lower()}".encode())
    entry = after[start : after.index(b"}" + line_break.encode(), start)]
    added = entry + b"}" + 2 * line_break.encode()
    shorter = (after + line_break.encode()).replace(added, b"", 1)
    assert shorter.rstrip() == before.rstrip()
    assert after.count(b"\r\n") == (after.count(b"\n") if line_break == "\r\n" else 0)


def test_a_bibliography_without_a_last_line_break_gets_an_entry(home, add):
    (home / "references.bib").write_text(BORDIN.rstrip())
    add(RECORD)
    assert text_of(home).startswith(f"{BORDIN}\n@article{{moss2001,\n")
    assert text_of(home).endswith("\n}\n")


@pytest.mark.parametrize(
    ("tags", "why"),
    [
        ({"DO": "https://doi.org/10.1037/H0085885"}, "DOI as bordin1979 (references.bib:3)"),
        (
            {"TY": "BOOK", "TI": "EXISTENTIAL psychotherapy!", "SN": "0-465-02147-6"},
            "ISBN and title as yalom1980 (references.bib:13)",
        ),
        (
            {"TI": "Existential Psychotherapy", "PY": "1980"},
            "title and year as yalom1980 (references.bib:13)",
        ),
    ],
)  # fmt: skip
def test_a_work_that_is_there_is_refused(home, add, tags, why):
    code, said, complaints = add(record(**tags))
    assert (code, said) == (1, "")
    assert complaints == (
        f"kb.py new-reference: export:1: not added, because it has the same {why}\n"
    )
    assert text_of(home) == BIBLIOGRAPHY


@pytest.mark.parametrize(
    ("tags", "what", "line"),
    [
        ({"TI": "Existential psychotherapy"}, "title", 22),
        ({"UR": "https://example.org/yalom"}, "address", 23),
    ],
)
def test_a_work_that_may_be_there_is_added_and_said(home, add, tags, what, line):
    code, said, _complaints = add(record(**tags))
    assert code == 0
    assert (
        "  - see whether it is the same work, since it has the same "
        f"{what} as yalom1980 (references.bib:{line})\n"
    ) in said
    assert text_of(home).splitlines()[line - 1] == "@book{yalom1980,"


def test_of_several_those_that_are_right_go_in(home, add):
    bad = record(AU="", TI="Nobody's")
    same = record(AU="Moss, Ada B.")
    other = record(TI="Other care")
    code, said, complaints = add(RECORD + bad + same + other)
    assert code == 1
    assert re.findall(r"added (\w+)\.", said) == ["moss2001", "moss2001b"]
    assert keys_in(text_of(home)) == ["bordin1979", "moss2001", "moss2001b", "yalom1980"]
    nobody, twice = complaints.splitlines()
    assert "export:7: not added, because no author is given: add who wrote it, or" in nobody
    assert twice.endswith(
        "export:12: not added, because it has the same title and year as moss2001 "
        "(references.bib:12)"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        ("Bordin said so.", "there is no reference in it"),
        ("[]", "there is no reference in it"),
        ('{"message": {"items": []}}', "there is no reference in it"),
        ("%PDF-1.7\n%âãÏÓ", "this is a PDF, and no reference"),
        ("PK\x03\x04...", "this is a Word document or an archive"),
        ("{\\rtf1 TY  - JOUR}", "this is a text with fonts"),
        ("<!DOCTYPE html>", "this is a web page"),
        ("PMID- 123\nTI  - x", "this is PubMed's own format"),
        (RECORD.replace("TY  - JOUR\n", ""), "no line begins with 'TY  - '"),
        (f"{RECORD}\n@book{{x,\n title={{T}}}}", "there is both RIS and BibTeX in it"),
        ('{"type": "book"}\n@book{x, title={T}}', "something else after the JSON, in line 2"),
        ('[{"type": "book",}]', "line 1 is no JSON"),
        ('{"title": "T"}', "this JSON is not CSL-JSON"),
        ('["T"]', "this JSON is not CSL-JSON"),
        ("[" * 100_000, "this JSON cannot be read"),
        ("@book", "no entry has a brace after its type"),
        ("@book{x, title={T}, year={2001}\n@book{y,", "syntax error in line 2"),
        ("@book{x, title={T}, author={A, B, C, D}}", "Too many commas in 'A, B, C, D'"),
        (f"@book{{x, title={{{'{' * 9999}T{'}' * 9999}}}}}", "too many nested braces"),
        ("@book{x, title={T}, author={A, B}}", " x: not added, because no year is given"),
        (record(TI=""), "1: not added, because no title is given"),
        (record(TY="ELEC", PY=""), "1: not added, because no year is given"),
        (record(ED="Roe, Jo", AU=""), "1: not added, because no author is given"),
        (RECORD.encode("utf-16-le"), "this is no text"),
        (b"\x89PNG\r\n\x1a\n\x00", "this is no text"),
        ("Schön".encode() + b"\xff\n", "the letters of line 1 cannot be read"),
        (b"TY  - JOUR\nTI  - \x81\x8d", "its letters cannot be read"),
        (b"\xff\xfeT", "the letters of line 1 cannot be read"),
    ],
)
def test_what_cannot_be_added_is_said_in_one_line(home, add, content, message):
    code, said, complaints = add(content)
    assert (code, said) == (1, "")
    (line,) = complaints.splitlines()
    assert line.startswith("kb.py new-reference: export:")
    assert message in line
    assert text_of(home) == BIBLIOGRAPHY
    assert files_in(home) == ["references.bib"]


@pytest.mark.parametrize("name", ["nothing.ris", "", "\0", "x" * 5000])
def test_a_file_that_is_not_there_is_named(home, capsys, name):
    assert main([name], home) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"kb.py new-reference: {name}: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_letters_are_read_however_they_were_written(home, add, encoding):
    code, _said, complaints = add(record(AU="Schön, É.", TI="Über Nähe").encode(encoding))
    assert code == 0
    assert "{Schön, É.},\n  title        = {Über {Nähe}}" in text_of(home)
    assert ("read as Windows-1252" in complaints) == (encoding in {"latin-1", "cp1252"})


def test_what_is_piped_in_is_read(home, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RECORD.encode())))
    assert main(["-"], home) == 0
    assert "moss2001" in text_of(home)


def test_a_file_is_looked_for_where_the_command_was_called(home, tmp_path, monkeypatch):
    (tmp_path / "mine.ris").write_text(RECORD)
    monkeypatch.setenv(text_files.CALLED_IN, str(tmp_path))
    assert main(["mine.ris"], home) == 0


@pytest.mark.parametrize("stopped", ["fsync", "replace"])
@pytest.mark.parametrize("by", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_an_interruption_leaves_the_bibliography_as_it_was(home, add, monkeypatch, stopped, by):
    def stop(*_arguments):
        raise by

    monkeypatch.setattr(*((os, "fsync") if stopped == "fsync" else (Path, "replace")), stop)
    if by is KeyboardInterrupt:
        with pytest.raises(KeyboardInterrupt):
            add(RECORD)
    else:
        code, said, complaints = add(RECORD)
        assert (code, said) == (1, "")
        assert "references.bib cannot be written (No space left on device)" in complaints
    assert text_of(home) == BIBLIOGRAPHY
    assert files_in(home) == ["references.bib"]


def test_what_somebody_else_has_just_written_is_kept(home, add, monkeypatch):
    def meanwhile(_handle):
        (home / "references.bib").write_text("theirs")

    monkeypatch.setattr(os, "fsync", meanwhile)
    code, _said, complaints = add(RECORD)
    assert code == 1
    assert "references.bib has just been changed by somebody else: try again" in complaints
    assert text_of(home) == "theirs"


def test_the_file_keeps_its_rights(home, add):
    (home / "references.bib").chmod(0o640)
    add(RECORD)
    assert stat.S_IMODE((home / "references.bib").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@book{x,\n  title = {T},\n  year 2001}\n", "references.bib: syntax error in line 3"),
        (f"{YALOM}{YALOM}", "repeated bibliography entry: yalom1980: mend this first"),
    ],
)
def test_a_bibliography_that_cannot_be_read_is_not_touched(home, add, text, message):
    (home / "references.bib").write_text(text)
    code, _said, complaints = add(RECORD)
    assert code == 1
    assert message in complaints
    assert text_of(home) == text


def test_nothing_in_a_reference_can_break_the_bibliography(home, add):
    hostile = 'A } b { @book{x, y} \\end "q \x0c % $ # _ ~ ^ <script>&lt;b&gt; \ue010\u202e'
    values = dict.fromkeys(("TI", "JF", "VL", "IS", "SP", "DO", "UR"), hostile)
    assert add(record(**values, AU=f"{hostile}, {hostile}"))[0] == 0
    entries = parse_string(text_of(home), "bibtex").entries
    (new,) = set(entries) - {"bordin1979", "yalom1980"}
    assert "script" not in text_of(home).replace(new, "")
    assert not {"doi", "url"} & set(entries[new].fields)


def test_ten_thousand_references_go_in_at_once(home, add):
    records = [
        record(TI=f"Care in ward {n}", AU=f"Moss{n % 700}, Ada", PY=str(1950 + n % 70))
        for n in range(10_000)
    ]
    code, said, complaints = add("".join(records))
    assert (code, complaints) == (0, "")
    text = text_of(home)
    keys = keys_in(text)
    assert (len(keys), keys) == (10_002, sorted(set(keys)))
    assert "\n10000 references added." in said


def test_an_entry_that_could_not_be_read_again_is_not_written(home, add, monkeypatch):
    monkeypatch.setattr(new_reference, "entry_text", lambda *_, **__: "@book{x,\n title={T}")
    code, _said, complaints = add(RECORD)
    assert code == 1
    assert new_reference.UNREADABLE in complaints
    assert text_of(home) == BIBLIOGRAPHY
