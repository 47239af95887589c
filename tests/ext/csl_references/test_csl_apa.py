"""Entries in APA style, type by type.

What is expected was written by hand after the Publication Manual of the American
Psychological Association, 7th edition, chapters 9 and 10; the sections are named.
"""

# ruff: noqa: RUF001, E501 (quotation marks and dashes are what is tested; forms are long)

from __future__ import annotations

import pytest

from csl_references.csl_json import csl_json
from csl_references.formatting import format_reference

# What the manual has for it, the entry, and how it is printed; * stands for italics.
FORMS = {
    "journal article with a DOI (10.1)": (
        """@article{x, author={McCauley, Shannon M. and Christiansen, Morten H.}, year={2019},
        title={Language learning as language use: {A} cross-linguistic model},
        journal={Psychological Review}, volume={126}, number={1}, pages={1--51},
        doi={10.1037/rev0000126}}""",
        (
            "McCauley, S. M., & Christiansen, M. H. (2019). Language learning as language use: "
            "A cross-linguistic model. *Psychological Review*, *126*(1), 1–51. "
            "https://doi.org/10.1037/rev0000126"
        ),
    ),
    "journal article without a DOI (10.1)": (
        """@article{x, author={Ahmann, Elizabeth and Tuttle, Lori J. and Saviet, Micah and
        Wright, Sarah D.}, year={2018}, title={A descriptive review of {ADHD} coaching research},
        journal={Journal of Postsecondary Education and Disability}, volume={31}, number={1},
        pages={17--39}}""",
        (
            "Ahmann, E., Tuttle, L. J., Saviet, M., & Wright, S. D. (2018). A descriptive review "
            "of ADHD coaching research. *Journal of Postsecondary Education and Disability*, "
            "*31*(1), 17–39."
        ),
    ),
    "journal article with an article number (10.1)": (
        """@article{x, author={Burin, Debora and Kilteni, Konstantina and Rabuffetti, Marco and
        Slater, Mel and Pia, Lorenzo}, year={2019}, title={Body ownership increases the
        interference between observed and executed movements}, journal={PLOS ONE}, volume={14},
        number={1}, eid={e0209899}, doi={10.1371/journal.pone.0209899}}""",
        (
            "Burin, D., Kilteni, K., Rabuffetti, M., Slater, M., & Pia, L. (2019). Body ownership "
            "increases the interference between observed and executed movements. *PLOS ONE*, "
            "*14*(1), Article e0209899. https://doi.org/10.1371/journal.pone.0209899"
        ),
    ),
    "journal article with e-pages and a double issue": (
        """@article{x, author={Unhjem, Jeanette Varpen and Vatne, Solfrid}, year={2018},
        title={Transforming relationships}, journal={Journal of Clinical Nursing}, volume={27},
        number={5--6}, pages={e798--e807}}""",
        (
            "Unhjem, J. V., & Vatne, S. (2018). Transforming relationships. "
            "*Journal of Clinical Nursing*, *27*(5–6), e798–e807."
        ),
    ),
    "a group among the authors": (
        """@article{x, author={De Vries, Ria and Nieuwenhuijze, Marianne and {the members of
        Midwifery Science Work Group}}, year={2013}, title={What does it take?},
        journal={Midwifery}, volume={29}, number={10}, pages={1122--1128}}""",
        (
            "De Vries, R., Nieuwenhuijze, M., & the members of Midwifery Science Work Group. "
            "(2013). What does it take? *Midwifery*, *29*(10), 1122–1128."
        ),
    ),
    "a name with a particle": (
        """@article{x, author={van Lotringen, Charlotte M. and ten Klooster, Peter M.},
        year={2021}, title={Responsible relations}, journal={Frontiers in Digital Health},
        volume={3}, eid={689750}}""",
        (
            "van Lotringen, C. M., & ten Klooster, P. M. (2021). Responsible relations. "
            "*Frontiers in Digital Health*, *3*, Article 689750."
        ),
    ),
    "book (10.2)": (
        """@book{x, author={Brown, Lisa S.}, year={2018}, edition={2},
        title={Feminist therapy}, publisher={American Psychological Association},
        doi={10.1037/0000092-000}}""",
        (
            "Brown, L. S. (2018). *Feminist therapy* (2nd ed.). American Psychological "
            "Association. https://doi.org/10.1037/0000092-000"
        ),
    ),
    "edited book (10.2)": (
        """@book{x, editor={Hacker Hughes, Jamie}, year={2017},
        title={Military veteran psychological health and social care: {Contemporary}
        approaches}, publisher={Routledge}, address={London}}""",
        (
            "Hacker Hughes, J. (Ed.). (2017). *Military veteran psychological health and social "
            "care: Contemporary approaches*. Routledge."
        ),
    ),
    "edited book, two editors, later edition (10.2)": (
        """@book{x, editor={McCormack, Brendan and McCance, Tanya}, year={2017}, edition={2},
        title={Person-centred practice}, publisher={Wiley-Blackwell}}""",
        (
            "McCormack, B., & McCance, T. (Eds.). (2017). *Person-centred practice* (2nd ed.). "
            "Wiley-Blackwell."
        ),
    ),
    "translated book (10.2)": (
        """@book{x, author={Piaget, Jean and Inhelder, B{\\"a}rbel}, year={1969},
        translator={Weaver, Helen}, title={The psychology of the child}, edition={2},
        publisher={Basic Books}}""",
        (
            "Piaget, J., & Inhelder, B. (1969). *The psychology of the child* (H. Weaver, Trans.; "
            "2nd ed.). Basic Books."
        ),
    ),
    "book without an author": (
        """@book{x, year={2003}, edition={11}, title={Dictionary of nursing},
        publisher={Oxford}}""",
        "*Dictionary of nursing* (11th ed.). (2003). Oxford.",
    ),
    "chapter in an edited book (10.3)": (
        """@incollection{x, author={Aron, Lewis and Botella, Maria and Lubart, Todd},
        year={2019}, title={Culinary arts}, editor={Runco, Mark A. and Kaufman, James C.},
        booktitle={The {Oxford} handbook of expertise}, pages={49--60},
        publisher={John Wiley \\& Sons}, address={New York}}""",
        (
            "Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts. In M. A. Runco & "
            "J. C. Kaufman (Eds.), *The Oxford handbook of expertise* (pp. 49–60). "
            "John Wiley & Sons."
        ),
    ),
    "work in collected works, edited and translated by one (10.3)": (
        """@incollection{x, author={Freud, Sigmund}, year={1953}, volume={4}, pages={1--627},
        title={The method of interpreting dreams}, editor={Strachey, James},
        translator={Strachey, James}, booktitle={The standard edition of the complete
        psychological works of {Sigmund} {Freud}}, publisher={Hogarth Press}}""",
        (
            "Freud, S. (1953). The method of interpreting dreams. In J. Strachey (Ed. & Trans.), "
            "*The standard edition of the complete psychological works of Sigmund Freud* "
            "(Vol. 4, pp. 1–627). Hogarth Press."
        ),
    ),
    "report by its publisher (10.4)": (
        """@techreport{x, author={{World Health Organization}}, institution={World Health
        Organization}, address={Geneva}, year={2014}, title={Comprehensive plan},
        url={https://example.org/plan}}""",
        "World Health Organization. (2014). *Comprehensive plan*. https://example.org/plan",
    ),
    "report by persons at an organisation (10.4)": (
        """@techreport{x, author={Fried, Daniel and Polyakova, Alina}, year={2018},
        title={Democratic defense}, institution={Atlantic Council}, url={https://example.org}}""",
        (
            "Fried, D., & Polyakova, A. (2018). *Democratic defense*. Atlantic Council. "
            "https://example.org"
        ),
    ),
    "unpublished dissertation (10.6)": (
        """@phdthesis{x, author={Harris, Lauren}, year={2014}, title={Instructional
        leadership}, type={Unpublished doctoral dissertation}, school={University of Virginia}}""",
        (
            "Harris, L. (2014). *Instructional leadership* [Unpublished doctoral dissertation]. "
            "University of Virginia."
        ),
    ),
    "web page with a full date (10.16)": (
        """@online{x, author={{Office for Health}}, year={2022}, month=nov, day={2},
        title={Working definition}, organization={GOV.UK}, url={https://example.org/a_b?c=%20d}}""",
        (
            "Office for Health. (2022, November 2). *Working definition*. GOV.UK. "
            "https://example.org/a_b?c=%20d"
        ),
    ),
    "web page whose site is its author (10.16)": (
        """@online{x, author={{World Health Organization}}, year={2018}, month={3},
        title={Questions and answers}, organization={World Health Organization},
        url={https://example.org}}""",
        (
            "World Health Organization. (2018, March). *Questions and answers*. "
            "https://example.org"
        ),
    ),
    "web page without a date": (
        """@online{x, author={{National Nurses United}}, title={What employers should do},
        organization={The Union}, url={https://example.org}}""",
        (
            "National Nurses United. (n.d.). *What employers should do*. The Union. "
            "https://example.org"
        ),
    ),
    "work in press": (
        """@article{x, author={Pachur, Thorsten}, year={in press}, title={On fluency!},
        journal={Decision}}""",
        "Pachur, T. (in press). On fluency! *Decision*.",
    ),
    "test published by its authors, not dated": (
        """@misc{x, author={Johnson, Lynn D.}, title={Scale 3.0}, publisher={Authors}}""",
        "Johnson, L. D. (n.d.). *Scale 3.0*.",
    ),
}


def printed(item, style="apa"):
    """Return an entry in plain text, its italics between asterisks, links unmarked."""
    html = format_reference(item, style).render_as("html")
    html = html.replace("<em>", "*").replace("</em>", "*").replace("&amp;", "&")
    before, *links = html.split('<a href="')
    return before + "".join(link.split(">", 1)[1].replace("</a>", "") for link in links)


@pytest.mark.parametrize("kind", FORMS)
def test_form_is_the_manuals(entry, kind):
    text, expected = FORMS[kind]
    assert printed(csl_json(entry(text))) == expected


@pytest.mark.parametrize("language", ["en-GB", "en-US", "en"])
def test_english_has_the_manuals_abbreviations(entry, language):
    text, expected = FORMS["edited book, two editors, later edition (10.2)"]
    reference = format_reference(csl_json(entry(text)), "apa", language)
    assert reference.render_as("plaintext") == expected.replace("*", "")


def test_other_languages_keep_their_own(entry):
    text, _ = FORMS["edited book, two editors, later edition (10.2)"]
    german = format_reference(csl_json(entry(text)), "apa", "de-DE").render_as("plaintext")
    assert german.startswith("McCormack, B., & McCance, T. (Hrsg.)")


def test_letter_stands_after_the_year(entry):
    item = csl_json(entry("@book{x, author={A, B}, title={T}, year={2018}}"))
    assert printed(item | {"year-suffix": "b"}) == "A, B. (2018b). *T*."


def test_letter_stands_after_no_date(entry):
    item = csl_json(entry("@online{x, author={A, B}, title={T}, url={https://e.org}}"))
    assert printed(item | {"year-suffix": "b"}) == "A, B. (n.d.-b). *T*. https://e.org"


def test_item_stays_as_it_is(entry):
    item = csl_json(entry(FORMS["report by its publisher (10.4)"][0]))
    before = dict(item)
    format_reference(item, "apa")
    assert item == before


def test_same_item_comes_out_the_same_again(entry):
    items = [csl_json(entry(text)) for text, _ in FORMS.values()]
    first = [printed(item) for item in items]
    assert [printed(item) for item in items] == first
