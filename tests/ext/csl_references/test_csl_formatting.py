"""What all styles share: links, fonts, punctuation, order, other styles than the APA's."""

# ruff: noqa: RUF001 (quotation marks and dashes are what is tested)

from __future__ import annotations

import pytest

from csl_references.citeproc_mends import collation_key
from csl_references.csl_json import csl_json
from csl_references.formatting import format_reference, sort_order
from csl_references.styles import UnknownStyleError, is_numeric, load_style

ARTICLE = """@article{x, author={Hartley, Samantha and Berry, Katherine}, year={2020},
    title={Effective relationships}, journal={International Journal of Nursing Studies},
    volume={102}, number={2}, pages={11--19}, doi={10.1016/j.ijnurstu.2019.103490}}"""
EDITED = """@book{x, editor={Freshwater, Dawn}, year={2002}, title={Therapeutic nursing},
    publisher={SAGE}, address={London}, edition={2}}"""
PAGE = """@online{x, author={{NHS England}}, year={2024}, title={Culture of care},
    organization={NHS England}, url={https://example.org/culture}}"""


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        (
            "harvard-cite-them-right",
            ARTICLE,
            (
                "Hartley, S. and Berry, K. (2020) ‘Effective relationships’, <em>International "
                'Journal of Nursing Studies</em>, 102(2), pp. 11–19. Available at: <a href="https://'
                'doi.org/10.1016/j.ijnurstu.2019.103490">https://doi.org/10.1016/j.ijnurstu.2019.'
                "103490</a>."
            ),
        ),
        (
            "harvard-cite-them-right",
            EDITED,
            "Freshwater, D. (ed.) (2002) <em>Therapeutic nursing</em>. 2nd edn. London: SAGE.",
        ),
        (
            "harvard-cite-them-right",
            PAGE,
            (
                "NHS England (2024) <em>Culture of care</em>. NHS England. Available at: "
                '<a href="https://example.org/culture">https://example.org/culture</a>.'
            ),
        ),
        (
            "nlm-citation-sequence",
            ARTICLE,
            (
                "Hartley S, Berry K. Effective relationships. International Journal of Nursing "
                'Studies. 2020;102(2):11–9. doi:<a href="https://doi.org/10.1016/j.ijnurstu.2019.'
                '103490">10.1016/j.ijnurstu.2019.103490</a>'
            ),
        ),
        (
            "nlm-citation-sequence",
            EDITED,
            "Freshwater D, editor. Therapeutic nursing. 2nd edn. London: SAGE; 2002.",
        ),
    ],
)
def test_other_styles(entry, style, text, expected):
    assert format_reference(csl_json(entry(text)), style).render_as("html") == expected


def test_date_in_a_form_of_its_language_has_blanks(entry):
    item = csl_json(
        entry("@article{x, title={T}, journal={J}, year={2021}, month=jul, day=27}")
    )
    assert format_reference(item, "nlm-citation-sequence").render_as("plaintext") == (
        "T. J. 2021 Jul 27."
    )


def test_hostile_text_is_text_in_html(entry):
    item = csl_json(
        entry("""@book{x, author={{<b>Bold</b> & Co}}, year={2020},
        title={<script>alert("1")</script> *a* `b` \\& {\\'E}}, publisher={"'>}}""")
    )
    html = format_reference(item, "apa").render_as("html")
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(" in html
    assert "*a* `b` &amp; É" in html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example"]
)
def test_only_web_addresses_become_links(entry, url):
    item = csl_json(entry(f"@online{{x, title={{T}}, url={{{url}}}}}"))
    reference = format_reference(item, "apa")
    assert "<a " not in reference.render_as("html")
    assert url in reference.render_as("plaintext")


def test_link_of_an_awkward_doi_is_encoded(entry):
    doi = '10.1002/(SICI)1097(199903)55:3<1::AID>3.0"X'
    item = csl_json(entry(f"@article{{x, title={{T}}, journal={{J}}, doi={{{doi}}}}}"))
    html = format_reference(item, "apa").render_as("html")
    encoded = "10.1002/(SICI)1097(199903)55:3%3C1::AID%3E3.0%22X"
    assert f'<a href="https://doi.org/{encoded}">' in html


@pytest.mark.parametrize("title", ["What?", "What!", "What.", "“What?”"])
def test_title_that_ends_in_a_stop_gets_no_other(entry, title):
    item = csl_json(entry(f"@article{{x, title={{{title}}}, journal={{J}}}}"))
    text = format_reference(item, "apa").render_as("plaintext")
    assert text == f"{title} (n.d.). J."


def test_initial_before_a_stop_gets_no_second(entry):
    item = csl_json(entry("@book{x, author={Bond, T}, title={{T}he {WAI-S.R.}}, year=2015}"))
    assert format_reference(item, "apa").render_as("plaintext") == (
        "Bond, T. (2015). The WAI-S.R."
    )


ORDER = """
@book{jones, author={Wright, K. and Jones, F.}, title={T}, year={2012}}
@book{wright15, author={Wright, K. M.}, title={T}, year={2015}}
@book{wright10, author={Wright, K. M.}, title={T}, year={2010}}
@book{hacking, author={Wright, K. M. and Hacking, S.}, title={T}, year={2001}}
@book{nodate, author={Wright, K. M.}, title={T}}
@book{the, author={{Council}}, title={The code}, year={2018}}
@book{future, author={{Council}}, title={Future nurse}, year={2018}}
@book{schon, author={Schön, D.}, title={T}, year={1983}}
@book{scott, author={Scott, D.}, title={T}, year={1983}}
@book{van, author={van Lotringen, C.}, title={T}, year={2021}}
@book{editor, editor={Freshwater, D.}, title={T}, year={2002}}
@book{anonymous, title={An atlas}, year={2002}}
@book{third, author={Moreno, A. and {A Group}}, title={T}, year={2001}}
@book{second, author={Moreno, A. and Casanova, G. and Zapata, C.}, title={T}, year={2021}}
"""


def test_apa_order(entries):
    works = entries(ORDER)
    order = sort_order([csl_json(work) for work in works], "apa")
    assert [works[position].key for position in order] == [
        "anonymous",
        "the",
        "future",
        "editor",
        "third",
        "second",
        "schon",
        "scott",
        "van",
        "jones",
        "nodate",
        "wright10",
        "wright15",
        "hacking",
    ]


def test_style_that_numbers_keeps_the_order_of_citation(entries):
    works = entries(ORDER)
    order = sort_order([csl_json(work) for work in works], "nlm-citation-sequence")
    assert order == list(range(len(works)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Wright, K., & Jones, F.", "Wright, K. M."),
        ("Wright, K. M.", "Wright, K. M., & Hacking, S."),
        ("Moreno, A., Casanova, G., & Zapata, C.", "Moreno, A., & Dean, B."),
        ("The Code", "Future nurse"),
        ("Schön", "Scott"),
        ("de la Cruz", "Dean"),
    ],
)
def test_collation(first, second):
    assert collation_key(first) < collation_key(second)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("appa", "apa"),
        ("harvard-cite-them-rigth", "harvard-cite-them-right"),
        ("vancouver", "vancouver-nlm"),
    ],
)
def test_unknown_style_names_those_that_are_like_it(asked, meant):
    with pytest.raises(UnknownStyleError) as error:
        load_style(asked, "en-GB")
    message = str(error.value)
    assert message.startswith(f"there is no CSL style '{asked}'; did you mean ")
    assert meant in message.split("did you mean ")[1].rstrip("?").split(", ")


def test_unknown_style_that_is_like_none():
    with pytest.raises(UnknownStyleError, match=r"'zzzzzzz'; see zotero\.org/styles"):
        load_style("zzzzzzz", "en-GB")


@pytest.mark.parametrize(
    ("style", "numeric"),
    [("apa", False), ("nlm-citation-sequence", True), ("vancouver-nlm", True)],
)
def test_styles_that_cite_by_number(style, numeric):
    assert is_numeric(style) is numeric


def test_substitute_in_one_entry_leaves_the_next_alone(entry):
    format_reference(csl_json(entry(EDITED)), "apa")
    text = """@book{x, author={Freud, S.}, editor={Freud, A.}, translator={Strachey, J.},
        title={T}, year={1950}}"""
    assert format_reference(csl_json(entry(text)), "apa").render_as("plaintext") == (
        "Freud, S. (1950). T (A. Freud, Ed.; J. Strachey, Trans.)."
    )
