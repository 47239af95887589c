"""A project with citations, built."""

# ruff: noqa: RUF001 (dashes are what is tested)

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ConfigError

BIB = """
@article{bordin1979, author={Bordin, Edward S.}, year={1979}, title={The alliance},
  journal={Psychotherapy}, volume={16}, number={3}, pages={252--260}, doi={10.1037/h0085885}}
@book{bordin1994, author={Bordin, Edward S.}, year={1994}, title={New directions},
  publisher={Wiley}, addendum={Place not confirmed.}}
@book{horvath1989, author={Horvath, A. and Greenberg, L.}, year={1989}, title={The {WAI}}}
@article{fluckiger2018, author={Flückiger, C. and Del Re, A. C. and Wampold, B.}, year={2018},
  title={Adult psychotherapy <script>alert(1)</script> & "more"}, journal={Psychotherapy}}
@techreport{standards, author={{The Council}}, institution={The Council}, year={2018},
  title={Future nurse}, url={https://example.org/future_nurse?a=1&b=2}}
@techreport{code, author={{The Council}}, institution={The Council}, year={2018},
  title={The Code}, url={https://example.org/code}}
@online{undated, author={{The Council}}, title={A page}, url={https://example.org/page}}
"""
PAGE = """# Page

Said {cite:p}`bordin1979`, and {cite:t}`horvath1989` so.

All {cite:p}`horvath1989,fluckiger2018,bordin1994,bordin1979`.

Both {cite:p}`standards,code` and {cite:t}`undated`.

Words {cite:p}`{see}bordin1979{p. 253}` and {cite:t}`fluckiger2018{p. 3}`.

Several {cite:t}`bordin1979,horvath1989,fluckiger2018`.

```{toctree}
references
```
"""
REFERENCES = """# References

```{bibliography}
:all:
```
"""
PAGES = {"index": PAGE, "references": REFERENCES}


def soup(app, page):
    return BeautifulSoup((app.outdir / f"{page}.html").read_text(encoding="utf-8"), "lxml")


def warnings(app):
    return app.warning.getvalue()


def test_citations_in_sentences(build):
    app = build(BIB, **PAGES)
    assert warnings(app) == ""
    paragraphs = [p.get_text() for p in soup(app, "index").select("section > p")]
    assert paragraphs == [
        "Said (Bordin, 1979), and Horvath and Greenberg (1989) so.",
        "All (Bordin, 1979; Bordin, 1994; Flückiger et al., 2018; Horvath & Greenberg, 1989).",
        "Both (The Council, 2018a; The Council, 2018b) and The Council (n.d.).",
        "Words (see Bordin, 1979, p. 253) and Flückiger et al. (2018, p. 3).",
        "Several Bordin (1979), Flückiger et al. (2018) and Horvath and Greenberg (1989).",
    ]


def test_citations_link_to_anchors_by_key(build):
    app = build(BIB, **PAGES)
    links = soup(app, "index").select("section > p:first-of-type a")
    assert [(a["class"], a["href"], a.get_text()) for a in links] == [
        (["reference", "internal"], "references.html#cite-bordin1979", "Bordin, 1979"),
        (
            ["reference", "internal"],
            "references.html#cite-horvath1989",
            "Horvath and Greenberg (1989)",
        ),
    ]
    assert links[0]["title"] == (
        "Bordin, E. S. (1979). The alliance. Psychotherapy, 16(3), 252–260. "
        "https://doi.org/10.1037/h0085885"
    )


def test_list_of_references(build):
    page = soup(build(BIB, **PAGES), "references")
    items = page.select("ul.csl-references > li")
    assert [item["id"] for item in items] == [
        "cite-bordin1979",
        "cite-bordin1994",
        "cite-undated",
        "cite-code",
        "cite-standards",
        "cite-fluckiger2018",
        "cite-horvath1989",
    ]
    assert [item.get_text() for item in items[2:5]] == [
        "The Council. (n.d.). A page. https://example.org/page",
        "The Council. (2018a). The Code. https://example.org/code",
        "The Council. (2018b). Future nurse. https://example.org/future_nurse?a=1&b=2",
    ]


def test_italics_links_and_addendum(build):
    page = soup(build(BIB, **PAGES), "references")
    article = page.find(id="cite-bordin1979")
    assert [italic.get_text() for italic in article.find_all("em")] == ["Psychotherapy", "16"]
    assert article.a["href"] == "https://doi.org/10.1037/h0085885"
    assert article.get_text().endswith("252–260. https://doi.org/10.1037/h0085885")
    addendum = page.find(id="cite-bordin1994").find(class_="csl-addendum")
    assert addendum.get_text() == "Place not confirmed."
    assert addendum.previous_sibling == ". Wiley. "
    assert (
        page.find(id="cite-standards").a["href"] == "https://example.org/future_nurse?a=1&b=2"
    )


def test_addendum_from_another_field(build):
    app = build(
        BIB.replace("addendum", "annote"), conf='csl_references_addendum = "annote"', **PAGES
    )
    assert soup(app, "references").find(class_="csl-addendum").get_text() == (
        "Place not confirmed."
    )


def test_hostile_title_is_text(build):
    app = build(BIB, **PAGES)
    for name in ("index", "references"):
        html = (app.outdir / f"{name}.html").read_text(encoding="utf-8")
        assert "<script>alert" not in html
    text = soup(app, "references").find(id="cite-fluckiger2018").get_text()
    assert 'Adult psychotherapy <script>alert(1)</script> & "more". Psychotherapy.' in text


ALL_ROLES = {
    "p": "(Flückiger et al., 2018)",
    "ps": "(Flückiger, Del Re, & Wampold, 2018)",
    "alp": "Flückiger et al., 2018",
    "alps": "Flückiger, Del Re, & Wampold, 2018",
    "t": "Flückiger et al. (2018)",
    "ts": "Flückiger, Del Re, and Wampold (2018)",
    "ct": "Flückiger et al. (2018)",
    "cts": "Flückiger, Del Re, and Wampold (2018)",
    "author": "Flückiger et al.",
    "authors": "Flückiger, Del Re, and Wampold",
    "cauthor": "Flückiger et al.",
    "cauthors": "Flückiger, Del Re, and Wampold",
    "authorpar": "(Flückiger et al.)",
    "authorpars": "(Flückiger, Del Re, & Wampold)",
    "year": "2018",
    "yearpar": "(2018)",
    "label": "Flückiger et al., 2018",
    "labelpar": "(Flückiger et al., 2018)",
    "empty": "",
}


def test_every_role_has_a_form(build):
    roles = "\n".join(f"* {role}: {{cite:{role}}}`fluckiger2018`" for role in ALL_ROLES)
    app = build(BIB, **{**PAGES, "index": PAGE + "\n" + roles})
    items = [li.get_text().strip() for li in soup(app, "index").select("section > ul > li")]
    assert items == [f"{role}: {form}".strip() for role, form in ALL_ROLES.items()]


def test_capital_for_a_particle_that_begins_a_sentence(build):
    bib = "@book{x, author={van Lotringen, C.}, title={T}, year={2021}}"
    app = build(bib, index="# I\n\n{cite:ct}`x`, {cite:t}`x`\n\n```{bibliography}\n```\n")
    assert soup(app, "index").select_one("section > p").get_text() == (
        "Van Lotringen (2021), van Lotringen (2021)"
    )


@pytest.mark.parametrize(
    "builder",
    "html dirhtml singlehtml epub latex text man texinfo gettext xml".split(),  # noqa: SIM905
)
def test_every_builder(build, builder):
    app = build(BIB, builder, conf="nitpicky = True", **PAGES)
    assert warnings(app) == ""
    assert app.statuscode == 0


def test_text(build):
    app = build(BIB, "text", **PAGES)
    text = (app.outdir / "references.txt").read_text(encoding="utf-8")
    assert "* Bordin, E. S. (1994). *New directions*. Wiley. Place not confirmed.\n" in text


def test_links_in_the_pdf_have_their_anchors(build):
    app = build(BIB, "latex", **PAGES)
    (tex,) = app.outdir.glob("test.tex")
    latex = tex.read_text(encoding="utf-8")
    asked = set(re.findall(r"\\hyperlink\{(cite\.[^}]+)\}", latex))
    assert "cite.references:cite-bordin1979" in asked
    assert asked <= set(re.findall(r"\\hypertarget\{([^}]+)\}", latex))


NUMBERED = {
    "index": PAGE,
    "references": REFERENCES.replace(":all:", ":all:\n:style: csl-nlm-citation-sequence"),
}


def test_style_of_a_directive_that_counts(build):
    app = build(BIB, conf='bibtex_reference_style = "label"', **NUMBERED)
    assert warnings(app) == ""
    first = soup(app, "references").select_one("ol.csl-references > li")
    assert first["id"] == "cite-bordin1979"
    assert first.get_text().startswith("Bordin ES. The alliance. Psychotherapy. 1979;16(3)")
    assert soup(app, "index").p.get_text() == "Said [1], and Horvath and Greenberg [2] so."


def test_unknown_style_of_a_directive(build):
    pages = {**PAGES, "references": REFERENCES.replace(":all:", ":all:\n:style: csl-appa")}
    app = build(BIB, **pages)
    assert "references.md:3: WARNING: bibliography: there is no CSL style 'appa'; " in warnings(
        app
    )
    assert "did you mean apa" in warnings(app)
    assert len(warnings(app).splitlines()) == 1
    assert soup(app, "references").find(id="cite-bordin1979") is not None


def test_warning_of_an_unknown_style_can_be_suppressed(build):
    pages = {**PAGES, "references": REFERENCES.replace(":all:", ":all:\n:style: csl-appa")}
    app = build(BIB, conf='suppress_warnings = ["csl_references.style"]', **pages)
    assert warnings(app) == ""


def test_unknown_default_style(make_app, write):
    source = write(BIB, 'bibtex_default_style = "csl-harvard-cite-them-rigth"', **PAGES)
    with pytest.raises(ConfigError) as error:
        make_app(srcdir=source)
    message = str(error.value)
    assert message.startswith("bibtex_default_style = 'csl-harvard-cite-them-rigth': ")
    assert "did you mean harvard-cite-them-right," in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ("@book{x, title={T}\n  year={2020}}", "syntax error in line 2: '}' expected"),
        ("@book{x, title={T}, month=janury}", "undefined string in line 1: janury"),
        ("@book{x, title={T", "premature end of file"),
        ("@book{x, author={A, B, C, D}}", "Too many commas in 'A, B, C, D'"),
    ],
)
def test_broken_bibliography(make_app, write, broken, what):
    with pytest.raises(ConfigError) as error:
        make_app(srcdir=write(broken, **PAGES))
    message = str(error.value)
    assert message.startswith("works.bib: ")
    assert what in message
    assert "\n" not in message


def test_entry_without_a_title(build):
    bib = "@book{x, author={A, B}, year={2020}}\n@book{y, author={C, D}, title={T}}"
    app = build(bib, index="# I\n\n{cite:p}`x,y`\n\n```{bibliography}\n```\n")
    assert "WARNING: missing title in x [bibtex.missing_field]" in warnings(app)
    assert len(warnings(app).splitlines()) == 1
    page = soup(app, "index")
    assert page.select_one("section > p").get_text() == "(A, 2020; C, n.d.)"
    assert page.find(id="cite-y").get_text() == "C, D. (n.d.). T."


def test_entry_without_author_and_year(build):
    bib = "@book{x, title={A manual}, publisher={P}}"
    app = build(bib, index="# I\n\n{cite:p}`x`\n\n```{bibliography}\n```\n")
    assert warnings(app) == ""
    page = soup(app, "index")
    assert page.select_one("section > p").get_text() == "(A manual, n.d.)"
    assert page.find(id="cite-x").get_text() == "A manual. (n.d.). P."


def test_other_citations_on_the_page_stay(build):
    index = "# I\n\n{cite:p}`horvath1989`\n\n```{bibliography}\n```\n"
    rst = "```{eval-rst}\nSee [CIT2002]_.\n\n.. [CIT2002] A citation.\n```\n"
    page = soup(build(BIB, index=index + rst), "index")
    assert page.find(id="cite-horvath1989").name == "li"
    assert page.find(id="cit2002")["class"] == ["citation"]


def test_language_of_the_site_is_the_styles(build):
    bib = "@book{x, editor={A, B}, title={T}, edition={2}, year={2020}}"
    index = "# I\n\n{cite:p}`x`\n\n```{bibliography}\n```\n"
    conf = 'bibtex_default_style = "csl-harvard-cite-them-right"\nlanguage = "de"'
    assert (
        "(Hrsg.)"
        in soup(build(bib, conf=conf, index=index), "index").find(id="cite-x").get_text()
    )


def test_locale_can_be_set(build):
    bib = "@book{x, editor={A, B}, title={T}, edition={2}, year={2020}}"
    index = "# I\n\n{cite:p}`x`\n\n```{bibliography}\n```\n"
    conf = 'bibtex_default_style = "csl-harvard-cite-them-right"\n'
    app = build(bib, conf=conf + 'csl_references_locale = "de-DE"', index=index)
    assert "(Hrsg.)" in soup(app, "index").find(id="cite-x").get_text()


def built(source, out, jobs):
    """Build in a process of its own, since pytest's has threads, and return the pages."""
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "-E", f"-j{jobs}"]
    run = subprocess.run(
        [*command, str(source), str(out)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    return {page.name: page.read_bytes() for page in out.glob("*.html")}


def test_parallel_build_is_the_serial_one(write, tmp_path):
    more = {f"page{n}": f"# P\n\n{{cite:p}}`bordin1979,code`, {n}\n" for n in range(12)}
    toctree = PAGE.replace("references\n```", "references\n" + "\n".join(more) + "\n```")
    source = write(BIB, **{**PAGES, **more, "index": toctree})
    serial = built(source, tmp_path / "serial", 1)
    assert len(serial) > len(more)
    assert built(source, tmp_path / "parallel", 2) == serial
