"""What ends a build is one line too, where it is an author's mistake."""

from __future__ import annotations

import pytest
from plain_site import WORK, WORKS, run_sphinx

UNREADABLE = (
    "the work here, or the one before it, cannot be read: is a comma, a brace or a quotation "
    "mark missing?"
)
BIBLIOGRAPHIES = {
    "not closed": (WORKS + "@book{x, author={A},\n  title={T", f"works.bib:4: {UNREADABLE}"),
    "no comma": (WORKS + "@book{x, author={A}\n  title={T}}", f"works.bib:4: {UNREADABLE}"),
    "no braces": (
        WORKS + "@book{x, author={A}, title=foo}\n",
        "works.bib:3: 'foo' stands without braces: write {foo}",
    ),
    "names": (
        WORKS + "@book{x, author={A, B, C, D},\n title={T}, year={1}, publisher={P}}\n",
        (
            "works.bib:3: the names 'A, B, C, D' have too many commas: write 'and' between two "
            "people, as in Jones, Ada and Li, Bo"
        ),
    ),
    "twice": (
        WORKS + WORK.format("bordin1979"),
        (
            "works.bib:3: there is a work 'bordin1979' already: give this one another key, or "
            "take it away"
        ),
    ),
    "field twice": (
        WORKS + WORK.format("x").replace("}}\n", "}, title={U}}\n"),
        "works.bib:3: the work 'x' has the field 'title' twice: take one away",
    ),
    "no field": (
        WORKS + "@book{x, author={A}, year={1}, publisher={P}}\n",
        "works.bib:3: the work 'x' has no title: add it, as in title = {...},",
    ),
    "no key": (
        WORKS + "@book{author={A}, title={T}, year={1}, publisher={P}}\n",
        (
            "works.bib:3: a work has no key: write one behind its first brace, as in "
            "@book{jones2020,"
        ),
    ),
    "encoding": (
        (WORKS + "\n@book{x, author={Zoë}}\n").encode("latin-1"),
        (
            "works.bib:4: a letter here is not in the encoding UTF-8, and neither is the file: "
            "save it with that encoding"
        ),
    ),
}
NESTED = (
    "a page includes itself, or tables of contents (toctree) of two pages name each other, or "
    "something is nested too deeply"
)
PAGES = {
    "encoding": (
        {"page.md": "# Page\n\nZoë\n".encode("latin-1")},
        (
            "page.md:3: a letter here is not in the encoding UTF-8, and neither is the file: "
            "save it with that encoding"
        ),
    ),
    "encoding of what is included": (
        {"page.md": "# Page\n\n```{include} a.txt\n```\n", "a.txt": "Zoë".encode("latin-1")},
        "page.md:3: the file 'a.txt' is not in the encoding UTF-8: save it with that encoding",
    ),
    "itself": ({"page.md": "# Page\n\n```{include} page.md\n```\n"}, NESTED),
    "circle": (
        {
            "page.md": "# Page\n\n```{toctree}\nother\n```\n",
            "other.md": "# Other\n\n```{toctree}\npage\n```\n",
        },
        NESTED,
    ),
    "style": (
        {"page.md": "# Page\n\n```{bibliography}\n:style: fine\n:list: bullet\n```\n"},
        (
            "there is no style of references 'fine': look at the option :style: of the lists "
            "of references, and at bibtex_default_style in conf.py"
        ),
    ),
}
SETTINGS = {
    "bibliography": (
        {"bibtex_bibfiles": ["works.bib", "more.bib"]},
        (
            "there is no bibliography 'more.bib': does bibtex_bibfiles in conf.py name the "
            "right file?"
        ),
    ),
    "theme": (
        {"html_theme": "fine"},
        "conf.py names a theme 'fine', which is not installed",
    ),
    "extension": (
        {"extensions": ["myst_parser", "plain_warnings", "fine"]},
        "conf.py names an extension 'fine', which is not installed",
    ),
}


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_mistake_in_a_bibliography_is_one_plain_line(tmp_path, name):
    works, line = BIBLIOGRAPHIES[name]
    assert run_sphinx(tmp_path, {"works.bib": works}).lines == [line]


@pytest.mark.parametrize(
    ("name", "jobs"), [*((name, "-j1") for name in PAGES), ("itself", "-j2")]
)
def test_a_mistake_on_a_page_that_ends_the_build_is_one_plain_line(tmp_path, name, jobs):
    files, line = PAGES[name]
    more = {f"more{number}.md": "# More\n" for number in range(5)}
    assert run_sphinx(tmp_path, {**more, **files}, jobs).lines == [line]
    assert not list(tmp_path.glob("sphinx-err-*"))


@pytest.mark.parametrize("name", SETTINGS)
def test_a_mistake_in_conf_py_is_one_plain_line(tmp_path, name):
    conf, line = SETTINGS[name]
    assert run_sphinx(tmp_path, {}, **conf).lines == [line]


def test_a_warning_fails_the_build_that_is_to_fail(tmp_path):
    files = {"page.md": "# Page\n\n[x](goood.md)\n"}
    line = (
        "page.md:3: the link leads nowhere: there is no page 'goood.md': did you mean "
        "'good.md'?"
    )
    assert run_sphinx(tmp_path, files, "-E") == (0, [line])
    assert run_sphinx(tmp_path, files, "-E", "-W") == (1, [line])


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_an_error_of_a_program_is_shown_as_ever(tmp_path, jobs):
    fault = "def setup(app):\n    app.connect('{}', lambda *_: 1 / 0)\n"
    run_sphinx(tmp_path, {})
    text = (tmp_path / "conf.py").read_text(encoding="utf-8")
    for event in ("builder-inited", "source-read"):
        files = {"conf.py": text + fault.format(event)}
        more = {f"more{number}.md": "# More\n" for number in range(5)}
        ended = run_sphinx(tmp_path, {**files, **more}, "-E", jobs)
        assert ended.status == 2
        assert "division by zero" in "\n".join(ended.lines)
        assert "Traceback" in ended.lines
