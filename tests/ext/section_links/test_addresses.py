"""An address holds, whatever becomes of the page, the heading and the label."""

from __future__ import annotations

import pytest
from address_site import GARDEN, INDEX, LEDGER, build_site, leads_to, soup

ADDRESSES = [line.split()[0] for line in LEDGER.splitlines()]
HTML = ("html", "dirhtml")


def titles(built):
    """Return the title of what each address of the ledger leads to, by label."""
    return {
        label: soup(built.read(f"s/{label}/index.html")).h1.get_text() for label in ADDRESSES
    }


@pytest.mark.parametrize("builder", HTML)
def test_an_address_leads_to_its_section(tmp_path, builder):
    built = build_site(tmp_path, builder=builder)
    assert built.warnings == []
    page = {"html": "garden.html", "dirhtml": "garden/index.html"}[builder]
    assert leads_to(built.outdir, "/s/garden/") == page
    assert leads_to(built.outdir, "/s/garden-wall/") == f"{page}#garden-wall"
    assert leads_to(built.outdir, "/s/garden-gate/") == f"{page}#garden-gate"
    assert leads_to(built.outdir, "/s/home/") == "index.html"


def test_the_page_at_an_address_can_be_read_where_it_is_not_followed(tmp_path):
    page = soup(build_site(tmp_path).read("s/garden-gate/index.html"))
    assert page.html["lang"] == "en"
    assert page.h1.get_text() == "The gate"
    assert page.main.a["href"] == "../../garden.html#garden-gate"
    assert "on the page The garden." in page.main.get_text()
    assert page.find(rel="canonical")["href"] == "https://site.example/docs/garden.html"
    assert not page.find("script")


@pytest.mark.parametrize("builder", HTML)
@pytest.mark.parametrize(
    ("change", "files"),
    [
        (
            "the page is renamed",
            {
                "garden.md": "",
                "grounds/park.md": GARDEN,
                "index.md": INDEX.replace("garden\n", "grounds/park\n"),
            },
        ),
        (
            "a section moves to another page",
            {
                "garden.md": GARDEN.partition("(garden-pond)=")[0],
                "index.md": f"{INDEX}\n(garden-pond)=\n## The pond\n\nStill water.\n",
            },
        ),
        ("the page is split", {
            "garden.md": GARDEN.partition("(garden-wall)=")[0],
            "wall.md": "(garden-wall)="
            + GARDEN.partition("(garden-wall)=")[2].replace("##", "#"),
            "index.md": INDEX.replace("garden\n", "garden\nwall\n"),
        }),
        (
            "a heading is reworded",
            {"garden.md": GARDEN.replace("# The wall", "# What keeps the wind out")},
        ),
        (
            "the sections change their order",
            {
                "garden.md": GARDEN.replace("garden-wall", "x")
                .replace("garden-pond", "garden-wall")
                .replace("x", "garden-pond")
            },
        ),
        (
            "the label is renamed",
            {
                "garden.md": GARDEN.replace("(garden-wall)", "(garden-hedge)"),
                "addresses.txt": LEDGER.replace(
                    "garden-wall  2026-01-01",
                    "garden-hedge 2027-01-01\n"
                    "garden-pond  2026-01-01\n"
                    "garden-wall  2026-01-01 is now garden-hedge",
                ).replace("garden-pond  2026-01-01\n", "", 1),
            },
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_an_address_holds_when(tmp_path, change, files, builder):
    before = titles(build_site(tmp_path / "before", builder=builder))
    built = build_site(tmp_path / "after", files, builder)
    unlisted = [warning for warning in built.warnings if "is not in addresses.txt" in warning]
    assert unlisted == built.warnings
    for label in ADDRESSES:
        leads_to(built.outdir, f"/s/{label}/")
        leads_to(built.outdir, f"/cite/{label}/")
    after = titles(built)
    changed = {label for label in ADDRESSES if before[label] != after[label]}
    reworded = {"a heading is reworded": {"garden-wall"}}
    if change != "the sections change their order":
        assert changed == reworded.get(change, set())


def test_a_second_label_on_a_heading_is_an_address_too(tmp_path):
    files = {"garden.md": GARDEN.replace("(garden-pond)=", "(garden-pond)=\n(pool)=")}
    built = build_site(tmp_path, files)
    assert leads_to(built.outdir, "/s/pool/") == leads_to(built.outdir, "/s/garden-pond/")
    # The label nearest to the heading is the one to link to from now on.
    assert leads_to(built.outdir, "/cite/garden-pond/") == "cite/pool/index.html"
    assert "cite/pool/index.html" in built.read("garden.html")


def retired(line: str) -> dict[str, str]:
    return {
        "garden.md": GARDEN.partition("(garden-pond)=")[0],
        "addresses.txt": LEDGER.replace("garden-pond  2026-01-01", line),
    }


@pytest.mark.parametrize("folder", ["s", "cite"])
def test_the_page_of_what_ended_says_when_why_and_what_took_its_place(tmp_path, folder):
    built = build_site(
        tmp_path,
        retired("garden-pond 2026-01-01 ended 2027-05-06, see garden-wall: It <dried> up."),
    )
    assert built.warnings == []
    page = soup(built.read(f"{folder}/garden-pond/index.html"))
    text = " ".join(page.main.get_text().split())
    assert "ended on 6 May 2027. It <dried> up. Another section has taken its place" in text
    assert page.main.a["href"] == "../../garden.html#garden-wall"
    assert page.main.a.get_text() == "The wall"
    assert not page.select_one("meta[http-equiv=refresh]"), "the reader is to see it"
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_the_page_of_what_ended_without_an_heir_says_so(tmp_path):
    built = build_site(
        tmp_path, retired("garden-pond 2026-01-01 ended 2027-05-06: It dried up.")
    )
    assert built.warnings == []
    page = soup(built.read("s/garden-pond/index.html"))
    assert "Nothing has taken its place." in page.main.get_text()
    assert page.main.a["href"] == "../../index.html"


def test_an_heir_that_was_renamed_or_ended_in_its_turn_is_followed(tmp_path):
    ledger = (
        "a 2026-01-01 ended 2027-01-01, see b\n"
        "b 2026-01-01 ended 2027-01-02, see c\n"
        "c 2026-01-01 is now garden-gate\n"
    )
    built = build_site(tmp_path, {"addresses.txt": ledger + LEDGER})
    assert built.warnings == []
    page = soup(built.read("s/a/index.html"))
    assert "ended on 1 January 2027." in page.main.get_text()
    assert page.main.a["href"] == "../../garden.html#garden-gate"


def test_without_a_ledger_every_label_is_an_address(tmp_path):
    built = build_site(tmp_path, {"addresses.txt": ""}, conf={"section_links_ledger": ""})
    assert built.warnings == []
    assert leads_to(built.outdir, "/s/garden-gate/") == "garden.html#garden-gate"


def test_the_folders_have_the_names_that_a_project_gives_them(tmp_path):
    conf = {"section_links_folder": "to", "section_links_cite_folder": "use"}
    built = build_site(tmp_path, conf=conf)
    assert leads_to(built.outdir, "/to/garden-gate/") == "garden.html#garden-gate"
    assert "use/garden-gate/index.html" in built.read("garden.html")
    assert "https://site.example/docs/to/garden-gate/" in built.read(
        "use/garden-gate/index.html"
    )
    assert not (built.outdir / "s").exists()


@pytest.mark.parametrize("folder", ["s", "cite"])
def test_a_page_has_a_policy_and_an_icon_unless_they_are_turned_off(tmp_path, folder):
    files = retired("garden-pond 2026-01-01 ended 2027-05-06: It dried up.")
    name = f"{folder}/garden-pond/index.html"
    conf = {"html_favicon": "leaf.svg"}
    page = soup(build_site(tmp_path, files | {"leaf.svg": "<svg/>"}, conf=conf).read(name))
    (policy,) = page.select("meta[http-equiv=Content-Security-Policy]")
    assert policy["content"].startswith("default-src 'none'; script-src 'self'; ")
    assert page.select_one("link[rel=icon]")["href"] == "../../_static/leaf.svg"
    page = soup(build_site(tmp_path, files, conf={"section_links_policy": ""}).read(name))
    assert not page.select("meta[http-equiv=Content-Security-Policy], link[rel=icon]")
