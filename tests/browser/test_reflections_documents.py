"""What leaves as a document of Word, or as Markdown, can be read back as it was written."""

from __future__ import annotations

import base64
import io
import zipfile
from functools import partial
from pathlib import Path

import docx
import pytest
from bench.loopback import QuietHandler, server
from docx.oxml.ns import qn
from lxml import etree, html
from markdown_it import MarkdownIt

SCRIPTS = Path(__file__).parents[2] / "ext/time_outs/static"
MAKE = """async ([module, account]) => {
  const made = new Date("2026-07-03T10:20:30Z");
  const { docxOf } = await import("/docx.js");
  const { markdownOf } = await import("/markdown.js");
  if (module === "markdown") return markdownOf({ ...account, made });
  const bytes = new Uint8Array(await docxOf({ ...account, made }).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}"""
TEXTS = {
    "plain": "I listened.\nThen I spoke.\n\nLater I wrote it down.",
    "empty lines": "One.\n\n\nTwo, after two empty lines.\n\n\n\n\nThree, after four.",
    "spaces": "  Set in,\n\tby a tab,\ta tab between   and spaces\n    more\n\n    all of it",
    "last spaces": "Two at the end of a line  \nand one \nand on",
    "no-break spaces": "\u00a0at an end\u00a0\nand\u00a0between",
    "only spaces": "above\n\n   \n\nbelow",
    "emoji": "Nurse: 👩🏽\u200d⚕️, family: 👨\u200d👩\u200d👧, tag: 🏴\U000e0067\U000e007f",
    "Welsh": "Gwrandewais ar y tŷ; ŵyr a gwên, Llŷr.",
    "Hebrew": "הקשבתי, and then I wrote. שלום!",
    "Arabic": "In English, كتبت هذا هنا, and on.",
    "names of methods": "constructor\ntoString\n__proto__",
    "XML": "<w:p>&amp; \"quoted\" 'so' ]]> <!-- -->",
    "HTML": "<script>alert(1)</script>\n\n<!-- a -->\n\n<div>\nb\n</div> &lt; &#65; &copy;",
    "headings": "# One\n## Two ##\nThree\n=====\nFour\n----\n\n#five",
    "lists": "- a\n* b\n+ c\n1. d\n2) e\n\n- f\n\n10. g\n    - h",
    "inline": "*a* **b** _c_ __d__ `e` ``f`` ~~g~~ [h](i) ![j](k) [l]: /m \\* \\\\ n\\",
    "definition": "[reference]\n\n[reference]: https://example.org",
    "links": "<https://example.org> https://example.org me@example.org",
    "rules": "***\n\n---\n\n___\n\n> quoted\n>> twice",
    "fences": "```\ncode\n```\n\n~~~\ncode\n~~~\n\n:::{note}\nA note\n:::",
    "tables": "| a | b |\n|---|---|\n| c | d |\n\na\n:-\nb",
    "money": "$x$ and £3; 5 < 6 & 7 > 2; R&D; AT&T; a&b;c",
}


@pytest.fixture(scope="module")
def make(browser):
    """Return what makes a document of an account, or the Markdown of it."""
    with server(partial(QuietHandler, directory=str(SCRIPTS))) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto("/")

        def made(module, blocks, title="My reflections"):
            account = {"title": title, "language": "en-GB", "blocks": blocks}
            answer = page.evaluate(MAKE, [module, account])
            return answer if module == "markdown" else base64.b64decode(answer)

        yield made
        context.close()


def block(kind, text):
    return {"kind": kind, "text": text}


def read(data):
    return docx.Document(io.BytesIO(data))


def rendered(markdown):
    """Return the texts of the paragraphs that Markdown is rendered to."""
    page = html.fromstring(f"<div>{MarkdownIt('commonmark').render(markdown)}</div>")
    assert {element.tag for element in page.iterdescendants()} <= {"h1", "p", "br"}
    for paragraph in page.iter("p"):
        for line_break in paragraph.iter("br"):
            # The renderer ends the line after it as well.
            line_break.tail = "\n" + (line_break.tail or "").removeprefix("\n")
    return [paragraph.text_content() for paragraph in page.iter("p")]


def whole(paragraphs):
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_word_holds_a_text_as_it_was_written(make, text):
    document = read(make("docx", [block("text", text)]))
    title, *paragraphs = document.paragraphs
    assert (title.style.name, title.text) == ("Title", "My reflections")
    assert {paragraph.style.name for paragraph in paragraphs} == {"Normal"}
    assert whole(paragraph.text for paragraph in paragraphs) == text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_markdown_renders_to_the_text_as_it_was_written(make, text):
    assert whole(rendered(make("markdown", [block("text", text)]))) == text


@pytest.mark.parametrize("module", ["docx", "markdown"])
def test_headings_and_texts_keep_their_order(make, module):
    made = make(
        module,
        [
            block("heading", "First  *meetings*\n# 1"),
            block("date", "3 July 2026"),
            block("question", "What & why?"),
            block("text", "I waited."),
        ],
    )
    if module == "docx":
        assert [(each.style.name, each.text) for each in read(made).paragraphs] == [
            ("Title", "My reflections"),
            ("Heading 1", "First *meetings* # 1"),
            ("Dated", "3 July 2026"),
            ("Question", "What & why?"),
            ("Normal", "I waited."),
        ]
        return
    page = html.fromstring(f"<div>{MarkdownIt('commonmark').render(made)}</div>")
    assert [(each.tag, each.text_content()) for each in page] == [
        ("h1", "My reflections"),
        ("h2", "First *meetings* # 1"),
        ("p", "3 July 2026"),
        ("h3", "What & why?"),
        ("p", "I waited."),
    ]


def test_word_is_told_the_title_the_language_and_when(make):
    document = read(make("docx", [], title="A & <b>\u202f'c\"\x01"))
    properties = document.core_properties
    assert properties.title == "A & <b> 'c\""
    assert properties.language == "en-GB"
    assert properties.created.isoformat() == "2026-07-03T10:20:30+00:00"
    languages = document.styles.element.findall(f".//{qn('w:lang')}")
    assert [language.get(qn("w:val")) for language in languages] == ["en-GB"]


@pytest.mark.parametrize("module", ["docx", "markdown"])
def test_what_a_document_cannot_hold_is_left_out(make, module):
    # The half of a character cannot be sent to the browser as it is.
    made = make(module, [block("text", "\n\r\na\x00b\x0b\x1b\ufffe\uffffc\r\nd\re\n\n")])
    if module == "docx":
        assert [each.text for each in read(made).paragraphs][1:] == ["abc\nd\ne"]
    else:
        assert rendered(made) == ["abc\nd\ne"]


def test_half_a_character_is_left_out(browser):
    with server(partial(QuietHandler, directory=str(SCRIPTS))) as address:
        page = browser.new_page()
        page.goto(address)
        tidied = '(await import("/docx.js")).tidied("a\\ud83db\\ude00c\\u{1f600}")'
        assert page.evaluate(f"async () => {tidied}") == "abc😀"
        page.close()


def test_word_is_told_what_runs_from_right_to_left(make):
    document = read(make("docx", [block("text", "שלום, hello 3!\n\nHello שלום עולם, 3!")]))
    hebrew, english = document.paragraphs[1:]
    found = [
        (
            each._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None,
            [
                run.text
                for run in each.runs
                if run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
            ],
        )
        for each in (hebrew, english)
    ]
    assert found == [(True, ["שלום"]), (False, ["שלום עולם"])]


def test_a_hundred_thousand_words_are_written(make):
    text = "\n\n".join("word ŵ " * 500 for _ in range(100))
    document = read(make("docx", [block("text", text)]))
    written = whole(each.text for each in document.paragraphs[1:])
    assert written == text
    assert len(written.split()) == 100_000


def test_the_zip_is_sound_and_names_each_of_its_parts(make):
    archive = zipfile.ZipFile(io.BytesIO(make("docx", [block("text", "a")])))
    assert archive.testzip() is None
    assert archive.namelist() == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/styles.xml",
        "word/_rels/document.xml.rels",
    ]
    types = etree.fromstring(archive.read("[Content_Types].xml"))
    named = {part.get("PartName") for part in types if part.get("PartName")}
    assert named == {f"/{name}" for name in archive.namelist()[2:5]}
