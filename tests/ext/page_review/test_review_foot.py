"""The line at the foot of a page, in every format and language."""

from __future__ import annotations

import json
import re

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from review_site import SUN, build_site, line

from site_builder import BUILDERS

# Where each builder writes the line of the page 'sun'.
FILES = {
    "html": "sun.html",
    "dirhtml": "sun/index.html",
    "singlehtml": "index.html",
    "epub": "sun.xhtml",
    "latex": "sample.tex",
    "text": "sun.txt",
    "man": "sample.1",
    "texinfo": "sample.texi",
    "xml": "sun.xml",
}


@pytest.mark.parametrize("builder", FILES)
def test_the_line_is_in_every_format(tmp_path, builder):
    built = build_site(tmp_path, None, builder)
    assert built.warnings == []
    text = re.sub(r"</?time[^>]*>", "", built.read(FILES[builder]))
    assert (
        "Page last reviewed on 20 November 2026 by Ada Grey. Next review due by 1 March 2027."
    ) in " ".join(text.split())


def test_translators_are_not_asked_for_the_line(tmp_path):
    assert {*FILES, "gettext"} == set(BUILDERS)
    built = build_site(tmp_path, None, "gettext")
    assert built.warnings == []
    with (built.outdir / "sun.pot").open("rb") as file:
        texts = {message.id for message in read_po(file) if message.id}
    assert "Light." in texts
    assert not any("review" in text.lower() for text in texts)


def test_in_html_it_is_one_paragraph_at_the_end_with_dates_for_machines(tmp_path):
    soup = BeautifulSoup(build_site(tmp_path).read("sun.html"), "html.parser")
    section, last = soup.select("div.body > section, div.body > section ~ p")
    assert section["id"] == "sun"
    assert str(last) == (
        '<p class="page-review">Page last reviewed on '
        '<time datetime="2026-11-20">20 November 2026</time> by Ada Grey. Next review due by '
        '<time datetime="2027-03-01">1 March 2027</time>.</p>'
    )


def test_restructuredtext_has_it_too(tmp_path):
    assert line(build_site(tmp_path), "moon.html") == (
        "Page last reviewed on 21 November 2026. Next review due by 1 May 2027."
    )


def test_in_one_document_every_page_has_its_own(tmp_path):
    text = line(build_site(tmp_path, None, "singlehtml"), "index.html")
    assert [text.count(day) for day in ("20 Nov", "21 Nov", "23 November 2026")] == [1, 1, 1]


def test_a_page_without_dates_has_none(tmp_path):
    built = build_site(tmp_path, {"sun.md": "# Sun\n"})
    assert built.warnings == []
    assert line(built) == ""


@pytest.mark.parametrize(
    ("reviewer", "said"),
    [
        ("[Ada Grey]", " by Ada Grey."),
        ("[Ada Grey, Ben Moss]", " by Ada Grey and Ben Moss."),
        ("[Ada Grey, Ben Moss, 'C {x} <b>']", " by Ada Grey, Ben Moss and C {x} <b>."),
        ("'[sic] & Sons'", " by [sic] & Sons."),
        ("", "."),
    ],
)
def test_reviewers_are_named(tmp_path, reviewer, said):
    built = build_site(tmp_path, {"sun.md": SUN.replace("Ada Grey", reviewer)})
    assert built.warnings == []
    assert line(built).startswith(f"Page last reviewed on 20 November 2026{said} Next ")


def test_a_search_for_the_words_of_the_line_does_not_find_every_page(tmp_path):
    index = build_site(tmp_path).read("searchindex.js")
    terms = json.loads(index.removeprefix("Search.setIndex(")[:-1])["terms"]
    assert "light" in terms
    assert not {"review", "due", "grey", "novemb"} & terms.keys()


def test_an_overdue_page_says_so(tmp_path, on):
    on("2027-03-02")
    built = build_site(tmp_path)
    assert line(built) == (
        "Page last reviewed on 20 November 2026 by Ada Grey. This page was due for review by "
        "1 March 2027, and may be out of date."
    )
    soup = BeautifulSoup(built.read("sun.html"), "html.parser")
    assert soup.select_one("p.page-review.page-review-overdue time[datetime='2027-03-01']")
    assert "overdue" not in built.read("moon.html")


def test_an_overdue_page_says_so_on_paper(tmp_path, on):
    on("2027-03-02")
    text = " ".join(build_site(tmp_path, None, "text").read("sun.txt").split())
    assert "This page was due for review by 1 March 2027, and may be out of date." in text


@pytest.mark.parametrize(
    ("language", "said", "late"),
    [
        (
            "de",
            (
                "Seite zuletzt geprüft am 20. November 2026 von Ada Grey und B. Nächste "
                "Prüfung fällig bis zum 1. März 2027."
            ),
            "Diese Seite hätte bis zum 1. März 2027 geprüft werden sollen",
        ),
        (
            "cy",
            (
                "Adolygwyd y dudalen hon ddiwethaf ar 20 Tachwedd 2026 gan Ada Grey a(c) B. "
                "Disgwylir yr adolygiad nesaf erbyn 1 Mawrth 2027."
            ),
            "Roedd angen adolygu'r dudalen hon erbyn 1 Mawrth 2027",
        ),
        # There is no catalogue: only the days are in the language.
        (
            "it",
            (
                "Page last reviewed on 20 novembre 2026 by Ada Grey e B. Next review due by "
                "1 marzo 2027."
            ),
            "This page was due for review by 1 marzo 2027",
        ),
    ],
)
def test_the_line_is_in_the_language_of_the_site(tmp_path, on, language, said, late):
    files = {"sun.md": SUN.replace("Ada Grey", "[Ada Grey, B]")}
    assert line(build_site(tmp_path, files, conf={"language": language})) == said
    on("2027-03-02")
    assert late in line(build_site(tmp_path, files, conf={"language": language}))


def test_every_theme_has_the_line(tmp_path):
    for theme in ("alabaster", "furo", "pydata_sphinx_theme"):
        # In a process of its own: PyData's theme alters Sphinx's defaults for those after it.
        built = build_site(tmp_path / theme, conf={"html_theme": theme}, jobs=2)
        assert line(built).startswith("Page last reviewed"), theme
