"""A deck passes every builder and reads well in it."""

from __future__ import annotations

import re

import pytest

from site_builder import BUILDERS, build

CONF = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "mnemonic_cards"],
    "bibtex_bibfiles": ["works.bib"],
    "bibtex_reference_style": "author_year",
    "version": "1",
    "release": "1",
    "copyright": "none",
    "epub_copyright": "none",
}

FILES = {
    "works.bib": "@book{w21, author={Wright}, title={T}, year={2021}, publisher={P}}\n",
    "index.md": """\
# Home

Before the deck.

:::{mnemonic} TEA
:caption: For a *first* visit; see {mnemonic:deck}`two`.
:name: tea
:source: w21

Time
: Given {cite:p}`w21`.

  - Always
  - Enough

s**E**cure
: Safe. See [](other.md).

Attention
: Paid.
:::

After the deck: [](#mnemonic-tea), {mnemonic:card}`tea/time`, {mnemonic:card}`two/two`.

```{toctree}
other
anything
works
```
""",
    "other.md": """\
# Other

:::{flashcards} Two things
:name: two
:start: open

One
: First. See {mnemonic:card}`tea/time`.

Two
: Second.
:::
""",
    "anything.rst": """\
Anything
========

.. flashcards:: What a *card* may hold
   :name: anything
   :caption: More than a sentence,
      and more than a line.
   :source: w21

   A table and code
      .. list-table:: The table

         * - One
           - Two

      .. code-block:: python

         print("deck")

   ``Code`` and :math:`x^2`
      .. math:: y = x^2

      .. image:: dot.svg
         :alt: A dot

      .. note:: A note [#]_ :cite:p:`w21`

         .. flashcards:: A deck in a card
            :name: inner

            Deep
               Down.

.. [#] The footnote.
""",
    "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n',
    "works.md": "# Works\n\n```{bibliography}\n```\n",
}


@pytest.mark.parametrize("builder", [*BUILDERS, "pseudoxml", "linkcheck"])
def test_every_builder_passes_without_a_warning(tmp_path, builder):
    built = build(tmp_path, FILES, builder, CONF)
    assert built.warnings == []
    assert built.status == 0
    assert any(path.stat().st_size for path in built.outdir.rglob("*") if path.is_file())


def test_as_text_a_deck_is_a_titled_definition_list(tmp_path):
    built = build(tmp_path, FILES, "text", CONF)
    assert (
        built.read("index.txt")
        == """\
Home
****

Before the deck.

**TEA**

For a *first* visit; see *Two things*.

Time
   Given [Wright, 2021].

   * Always

   * Enough

s**E**cure
   Safe. See Other.

Attention
   Paid.

Source: [Wright, 2021]

After the deck: TEA, *Time*, *Two*.

* Other

* Anything

* Works
"""
    )


def test_as_a_manual_page_the_title_stands_on_a_line_of_its_own(tmp_path):
    built = build(tmp_path, FILES, "man", CONF)
    text = built.read("sample.1")
    assert "Before the deck.\n.sp\n\\fBTEA\\fP\n.sp\nFor a \\fIfirst\\fP visit" in text
    assert ".INDENT 0.0\n.TP\n.B Time\nGiven" in text


TWO = ":::{flashcards} Two\n:name: two\n\nThird\n: Last.\n:::\n"
ONE = TWO.replace("Two", "One").replace("two", "one").replace("Third", "First")


@pytest.mark.parametrize(
    ("builder", "file", "between"),
    [
        ("text", "index.txt", "Last.\n\n**Two**\n"),
        ("man", "sample.1", "Last.\n.UNINDENT\n.sp\n\\fBTwo\\fP\n"),
        ("latex", "sample.tex", "\\end{description}\n\n\n\n\n\\needspace"),
        ("texinfo", "sample.texi", "@geindex Two\n\n`Two'\n"),
    ],
)
def test_one_deck_after_another_begins_a_paragraph(tmp_path, builder, file, between):
    built = build(tmp_path, {"index.md": f"# Home\n\n{ONE}\n{TWO}"}, builder, CONF)
    assert between in built.read(file)


def test_every_link_in_latex_has_its_label(tmp_path):
    built = build(tmp_path, FILES, "latex", CONF)
    text = built.read("sample.tex")
    labels = re.findall(r"\\label\{(\\detokenize\{[^}]*\})\}", text)
    targets = set(re.findall(r"\\hyperref\[(\\detokenize\{[^}]*\})\]", text))
    assert {name for name in targets if "mnemonic" in name} == {
        r"\detokenize{index:mnemonic-tea}",
        r"\detokenize{index:mnemonic-tea-time}",
        r"\detokenize{other:mnemonic-two}",
        r"\detokenize{other:mnemonic-two-two}",
    }
    assert targets <= set(labels)
    assert len(labels) == len(set(labels))


def test_every_link_in_texinfo_has_its_anchor(tmp_path):
    built = build(tmp_path, FILES, "texinfo", CONF)
    text = built.read("sample.texi")
    for anchor in ("index mnemonic-tea", "index mnemonic-tea-time", "other mnemonic-two-two"):
        assert f"@anchor{{{anchor}}}" in text
        assert "@ref{" in text


def test_translators_get_every_text_once_and_as_it_was_written(tmp_path):
    built = build(tmp_path, FILES, "gettext", CONF)
    texts = re.findall(r'^msgid "(.+)"$', built.read("index.pot"), re.M)
    start, end = texts.index("TEA"), texts.index("Paid.")
    assert texts[start : end + 1] == [
        "TEA",
        "For a *first* visit; see {mnemonic:deck}`two`.",
        "Time",
        "Given {cite:p}`w21`.",
        "Always",
        "Enough",
        "s**E**cure",
        "Safe. See [](other.md).",
        "Attention",
        "Paid.",
    ]
    assert [text for text in texts if "Source" in text] == []  # a word of the interface
