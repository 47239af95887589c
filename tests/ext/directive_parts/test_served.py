"""What is served is the source without what only its readers need."""

from __future__ import annotations

import pytest

from directive_parts.served import served


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("/* a\n * b */\nf();\n", "f();\n"),
        ("f();\n  // goes\n  g();\n", "f();\ng();\n"),
        ("f(); // stays\n", "f(); // stays\n"),
        ('f("/* stays */");\n', 'f("/* stays */");\n'),
        ("f('\\'/* stays */');\n", "f('\\'/* stays */');\n"),
        ("f(`\n  // stays\n\n`);\n", "f(`\n  // stays\n\n`);\n"),
        ("f(/[`\"']/g); /* goes */\ng(`x`);\n", "f(/[`\"']/g);\ng(`x`);\n"),
        ("a = b / c; /* goes */ d = e / f;\n", "a = b / c;  d = e / f;\n"),
        ("it('s'); // don't\n/* goes */\n", "it('s'); // don't\n"),
    ],
)
def test_of_a_script_comments_and_indentation_go(tmp_path, source, result):
    path = tmp_path / "some.js"
    path.write_text(source, encoding="utf-8")
    assert served(path) == result


def test_of_a_style_sheet_the_blanks_around_braces_go_too(tmp_path):
    path = tmp_path / "some.css"
    path.write_text('/* a */\na,\nb {\n  content: "/* b */";\n}\n', encoding="utf-8")
    assert served(path) == 'a,b{content: "/* b */";}'
