"""References to many pages, with a blank for the date of access."""

from __future__ import annotations

import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from csl_pages import AUTHORS, TITLES, page, titles_of_the_site

from csl_references import web_references
from csl_references.formatting import format_reference, marked_reference
from csl_references.styles import UnknownStyleError
from csl_references.web_references import WebReferences

STYLES = ["apa", "harvard-cite-them-right", "nlm-citation-sequence"]
# They change the case of titles, quote them, write dates otherwise, or print no access date.
OTHERS = ["modern-language-association", "elsevier-vancouver", "ieee"]
ACCESSED = (2026, 9, 4)
SPAN = re.compile(r'<span class="accessed" data-form="([^"]*)">\[date\]</span>')


@pytest.fixture(scope="module")
def references():
    made = {}

    def references(style, locale="en-GB"):
        if (style, locale) not in made:
            made[style, locale] = WebReferences(style, locale, "[date]")
        return made[style, locale]

    return references


def filled(references, html):
    """Return the HTML with the date of access filled in, as a script does it."""
    parts = references.months.parts(ACCESSED)
    return SPAN.sub(lambda span: unescape(span[1]).format_map(parts), html)


def is_as_in_full(references, style, item, locale="en-GB"):
    html, blank = references.html(item), references.text(item)
    assert "\n" not in html
    assert not re.search("[\ue000-\uf8ff]", html + blank)
    item = item | {"accessed": {"date-parts": [list(ACCESSED)]}}
    date = SPAN.search(html)
    if date is None:
        # The style has no date of access, or one with its month in figures.
        del item["accessed"]
    rich = format_reference(item, style, locale)
    assert filled(references, html) == rich.render_as("html")
    words = unescape(date[1]).format_map(references.months.parts(ACCESSED)) if date else ""
    assert blank.replace("[date]", words) == rich.render_as("plaintext")
    return True


ADDRESS = "https://example.org/s/trust/"
LINK = f'<a href="{ADDRESS}">{ADDRESS}</a>'
BLANK = '<span class="accessed" data-form="{}">[date]</span>'
FORMS = [
    (
        "apa",
        (
            "Writer, A., &amp; A group. (2026, November 20). <em>Why &lt;trust&gt;?</em> "
            f"A Site: Its Name. Retrieved {BLANK.format('{month} {day}, {year}')}, from {LINK}"
        ),
        (
            "Writer, A., & A group. (2026, November 20). Why <trust>? "
            f"A Site: Its Name. Retrieved [date], from {ADDRESS}"
        ),
    ),
    (
        "harvard-cite-them-right",
        (
            "Writer, A. and A group (2026) <em>Why &lt;trust&gt;?</em> Version 0.1.0. "
            f"Available at: {LINK} (Accessed: {BLANK.format('{day} {month} {year}')})."
        ),
        (
            "Writer, A. and A group (2026) Why <trust>? Version 0.1.0. "
            f"Available at: {ADDRESS} (Accessed: [date])."
        ),
    ),
    (
        "nlm-citation-sequence",
        (
            "Writer A, A group. Why &lt;trust&gt;? [Internet]. Version 0.1.0. A site: Its "
            f"name; 2026 [cited {BLANK.format('{year} {mon} {day}')}]. Available from: {LINK}"
        ),
        (
            "Writer A, A group. Why <trust>? [Internet]. Version 0.1.0. A site: Its name; "
            f"2026 [cited [date]]. Available from: {ADDRESS}"
        ),
    ),
]


@pytest.mark.parametrize(("style", "html", "text"), FORMS)
def test_form_of_each_style(references, style, html, text):
    item = page("Why <trust>?")
    assert references(style).html(item) == html
    assert references(style).text(item) == text


@pytest.mark.parametrize("style", [*STYLES, "vancouver-nlm"])
def test_titles_of_the_site_are_as_in_full(references, style):
    titles = titles_of_the_site()
    assert len(titles) > 200
    for number, title in enumerate(titles):
        issued = {"date-parts": [[2026, number % 12 + 1, number % 28 + 1]]}
        assert is_as_in_full(references(style), style, page(title, issued=issued))


@pytest.mark.parametrize("style", [*STYLES, *OTHERS])
@pytest.mark.parametrize("title", TITLES)
def test_nasty_titles_are_as_in_full(references, style, title):
    assert is_as_in_full(references(style), style, page(title))
    assert is_as_in_full(references(style), style, page(title, author=[]))


VARIANTS = [
    {"URL": "https://example.org/?a=1&b=2"},
    {"URL": "https://example.org/tŷ/%20x/"},
    {"URL": "https://example.org/x."},
    {"URL": "javascript:alert(1)"},
    {"URL": ""},
    {"title": ""},
    {"version": ""},
    {"version": "<2>"},
    {"container-title": ""},
    {"container-title": "9876 and 9875, 8 December 9875"},
    {"container-title": "https://example.org/s/trust/"},
    {"author": [{"literal": "November 7, 9876; 7 November 9876; 9876 Nov 7"}]},
    {"publisher": "A publisher"},
    {"language": "cy"},
    {"DOI": "10.1000/x_y"},
    {"DOI": "trust", "title": "Why trust"},
    {"issued": None},
    {"issued": {"date-parts": [[2026]]}},
    {"issued": {"date-parts": [[2026, 5]]}},
    {"issued": {"date-parts": [[2026, 5, 1], [2026, 6, 2]]}},
    {"issued": {"literal": "in 9875"}},
    {"issued": {"date-parts": [[9875, 12, 8]]}},
    {"issued": {"date-parts": [[9876, 11, 7]]}},
    {"issued": {"date-parts": [[800, 1, 2]]}},
    {"accessed": {"date-parts": [[1999, 1, 1]]}},
    *({"author": authors} for authors in AUTHORS),
]


@pytest.mark.parametrize("style", [*STYLES, *OTHERS])
@pytest.mark.parametrize("variant", VARIANTS, ids=repr)
def test_other_variables_are_as_in_full(references, style, variant):
    item = page("A title")
    assert references(style).html(item)
    assert is_as_in_full(references(style), style, page(**{"title": "A title"} | variant))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_written_as_the_style_does(references, style, month):
    issued = {"date-parts": [[2025, month, 1]]}
    assert is_as_in_full(references(style), style, page("A title", issued=issued))
    accessed = {"date-parts": [[2025, month, 21]]}
    rich = format_reference(page("A title", accessed=accessed), style, "en-GB")
    form = SPAN.search(references(style).html(page("A title")))[1]
    words = form.format_map(references(style).months.parts((2025, month, 21)))
    assert words in rich.render_as("plaintext")


@pytest.mark.parametrize("locale", ["cy-GB", "de-DE", "fr-FR", "es-ES", "el-GR", "ja-JP"])
@pytest.mark.parametrize("style", STYLES)
def test_other_languages_are_as_in_full(references, style, locale):
    made = references(style, locale)
    for title in TITLES[:12]:
        assert is_as_in_full(made, style, page(title), locale)
        # Japanese has its months in figures.
        assert ("accessed" in made.html(page(title))) == (locale != "ja-JP")


def test_reference_without_author_begins_with_the_title(references):
    text = references("harvard-cite-them-right").text(page("Why trust?", author=[]))
    assert text.startswith("Why trust? Version 0.1.0 (2026). Available at:")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("title", TITLES)
def test_html_has_no_element_of_a_title(references, style, title):
    soup = BeautifulSoup(references(style).html(page(title)), "html.parser")
    assert {tag.name for tag in soup.find_all()} <= {"em", "a", "span"}
    assert [span["class"] for span in soup.find_all("span")] == [["accessed"]]
    assert soup.get_text() == references(style).text(page(title))


def test_blank_is_escaped():
    made = WebReferences("apa", "en-GB", '<date "of" access>')
    assert ">&lt;date &quot;of&quot; access&gt;</span>" in made.html(page("A title"))
    assert 'Retrieved <date "of" access>, from' in made.text(page("A title"))


def test_unknown_style_is_said():
    with pytest.raises(UnknownStyleError, match="did you mean"):
        WebReferences("harvard-cite-them", "en-GB", "[date]")


@pytest.mark.parametrize("style", STYLES)
def test_pages_of_a_site_are_not_formatted_one_by_one(monkeypatch, style):
    made = WebReferences(style, "en-GB", "[date]")
    calls = []

    def counted(*arguments):
        calls.append(arguments)
        return marked_reference(*arguments)

    monkeypatch.setattr(web_references, "marked_reference", counted)
    for number in range(350):
        issued = {"date-parts": [[2026, number % 12 + 1, number % 28 + 1]]}
        made.html(page(f"Title {number}", issued=issued, URL=f"https://example.org/{number}/"))
        made.html(page(f"Why {number}?", issued=issued, URL=f"https://example.org/{number}/"))
    assert len(calls) == 2
