"""What the build says of addresses, and where."""

from __future__ import annotations

import pytest
from address_site import CONF, GARDEN, LEDGER, build_site

from section_links.warning_types import LinkWarning

RAN = "sphinx-build -b addresses . _build/addresses"


def ledger(line: str) -> str:
    return LEDGER.replace("garden-pond  2026-01-01", line)


CASES = {
    "new": (
        {"garden.md": GARDEN.replace("(garden-pond)=", "(garden-pond)=\n(garden-pool)=")},
        (
            "garden.md:16: WARNING: the address of the section 'garden-pool' is not in "
            f"addresses.txt: run '{RAN}', which adds it."
        ),
    ),
    "lost": (
        {"garden.md": GARDEN.partition("(garden-pond)=")[0]},
        (
            "addresses.txt:3: WARNING: the address 'garden-pond' is published since "
            "2026-01-01, and no section bears its label"
        ),
    ),
    "ended": (
        {"addresses.txt": ledger("garden-pond 2026-01-01 ended 2027-01-01: dry")},
        (
            "addresses.txt:3: WARNING: the address 'garden-pond' has ended by this line, and "
            "garden bears its label"
        ),
    ),
    "renamed": (
        {"addresses.txt": ledger("garden-pond 2026-01-01 is now garden-wall")},
        (
            "addresses.txt:3: WARNING: the address 'garden-pond' is now 'garden-wall' by this "
            "line, and garden bears the old label alone"
        ),
    ),
    "heir": (
        {
            "garden.md": GARDEN.partition("(garden-pond)=")[0],
            "addresses.txt": ledger("garden-pond 2026-01-01 is now nowhere"),
        },
        (
            "addresses.txt:3: WARNING: the address 'garden-pond' leads on to 'nowhere', which "
            "no section bears"
        ),
    ),
    "ledger": (
        {"addresses.txt": f"{LEDGER}?\n"},
        "addresses.txt:7: WARNING: '?' is none of: LABEL DATE;",
    ),
    "no_ledger": (
        {"addresses.txt": ""},
        f"WARNING: there is no file addresses.txt: run '{RAN}', which writes it.",
    ),
    "label": (
        {"garden.md": GARDEN.replace("(garden-pond)=", "(garden-pond)=\n(the pond)=")},
        "garden.md:16: WARNING: the label 'the pond' cannot be an address",
    ),
    "prefix": (
        {"s/page.md": "---\norphan: true\n---\n\n# Page\n"},
        "s/page.md: WARNING: the page 's/page' stands where addresses are written",
    ),
    "authors": (
        {"garden.md": f"---\nauthors: []\n---\n\n{GARDEN}"},
        "garden.md:1: WARNING: ",
    ),
}


def test_every_kind_of_warning_has_a_case():
    assert set(CASES) == {problem.subtype for problem in LinkWarning}


@pytest.mark.parametrize("kind", CASES)
def test_a_mistake_is_one_line_that_says_where_and_what_to_do(tmp_path, kind):
    files, message = CASES[kind]
    (warning,) = build_site(tmp_path, files).warnings
    assert warning.startswith(message)
    assert warning.endswith(f"[section_links.{kind}]")
    assert "\n" not in warning


@pytest.mark.parametrize("kind", CASES)
def test_a_kind_of_warning_can_be_silenced(tmp_path, kind):
    conf = {"suppress_warnings": [f"section_links.{kind}"]}
    assert build_site(tmp_path, CASES[kind][0], conf=conf).warnings == []


def test_renamings_in_a_circle_are_found(tmp_path):
    circle = "a 2026-01-01 is now b\nb 2026-01-01 is now a\n"
    warnings = build_site(tmp_path, {"addresses.txt": circle + LEDGER}).warnings
    assert [warning.partition(", ")[0] for warning in warnings] == [
        "addresses.txt:1: WARNING: the address 'a' leads on to 'b'",
        "addresses.txt:2: WARNING: the address 'b' leads on to 'a'",
    ]


@pytest.mark.parametrize("builder", ["latex", "text", "epub", "dirhtml", "singlehtml"])
def test_what_is_lost_is_said_whatever_is_built(tmp_path, builder):
    (warning,) = build_site(tmp_path, CASES["lost"][0], builder).warnings
    assert warning.startswith(CASES["lost"][1])


def test_what_is_lost_is_said_in_parallel_too(tmp_path):
    more = {f"page{n}.md": f"---\norphan: true\n---\n# Page {n}\n" for n in range(8)}
    (warning,) = build_site(tmp_path, {**CASES["lost"][0], **more}, jobs=3).warnings
    assert warning.startswith(CASES["lost"][1])


def test_an_edit_of_the_ledger_alone_is_seen(tmp_path):
    assert build_site(tmp_path).warnings == []
    (warning,) = build_site(tmp_path, CASES["ended"][0], fresh=False).warnings
    assert warning.startswith(CASES["ended"][1])


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        ({"section_links_folder": ""}, "'' is none"),
        ({"section_links_folder": "../up"}, "'../up' is none"),
        ({"section_links_cite_folder": "a/b"}, "'a/b' is none"),
        ({"section_links_cite_folder": "s"}, "are both 's'"),
    ],
)
def test_a_folder_in_which_others_write_is_refused(tmp_path, conf, message):
    with pytest.raises(Exception, match=message):
        build_site(tmp_path, conf=conf)


def test_the_builder_adds_what_is_new_and_warns_of_nothing_else(tmp_path, capsys):
    built = build_site(tmp_path, {"addresses.txt": "garden-wall 2020-02-02\n"}, "addresses")
    assert built.warnings == []
    written = (tmp_path / "source/addresses.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in written.splitlines()]
    assert [line[0] for line in lines] == [
        "garden", "garden-gate", "garden-pond", "garden-wall", "home", "works",
    ]  # fmt: skip
    assert lines[3] == ["garden-wall", "2020-02-02"]
    assert "addresses.txt: 5 addresses added." in capsys.readouterr().out
    assert build_site(tmp_path / "again", {"addresses.txt": written}).warnings == []


def test_the_builder_begins_a_ledger_that_says_how_it_is_kept(tmp_path):
    built = build_site(tmp_path, {"addresses.txt": ""}, "addresses")
    assert built.warnings == []
    written = (tmp_path / "source/addresses.txt").read_text(encoding="utf-8")
    assert written.startswith("# The permanent addresses")
    assert "\ngarden-gate  " in written
    assert build_site(tmp_path / "again", {"addresses.txt": written}).warnings == []


def test_the_builder_tells_of_a_lost_address_and_does_not_take_it_away(tmp_path):
    (warning,) = build_site(tmp_path, CASES["lost"][0], "addresses").warnings
    assert warning.startswith(CASES["lost"][1])
    assert (tmp_path / "source/addresses.txt").read_text(encoding="utf-8") == LEDGER


def test_the_sample_is_without_fault(tmp_path):
    assert build_site(tmp_path).warnings == []
    assert CONF["html_baseurl"]
