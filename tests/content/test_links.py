from __future__ import annotations

import pytest
from built_pages import dead_links, images_without_words, read_site, repeated_ids


@pytest.fixture(scope="module")
def pages(site):
    return read_site(site)


def test_every_link_and_file_of_the_site_is_there(pages, site):
    findings = list(dead_links(pages, site))
    assert not findings, "\n".join(["", *findings])


def test_an_id_stands_once_on_a_page(pages):
    findings = list(repeated_ids(pages))
    assert not findings, "\n".join(["", *findings])


def test_every_image_has_words_in_its_stead(pages):
    findings = list(images_without_words(pages))
    assert not findings, "\n".join(["", *findings])


PLANTED = """\
<a href="a b.html#here">, <a href="a%20b.html#here">, <a href="#top">, <a href="#">, <a href="">
<a href="https://example.org/x">, <a href="mailto:x@example.org">, <a name="y">
<a href="gone.html">
<a href="a b.html#gone">
<a href="#gone">
<a href="/a b.html">
<img src="gone.svg" alt="A drawing">
<script src="gone.js"></script>
<link href="gone.css">
<a href="..">
<a href="../up.html">
"""


@pytest.fixture
def planted(tmp_path):
    def plant(text: str):
        (tmp_path / "a b.html").write_text("<p id='here'></p>")
        (tmp_path / "up.html").write_text("")
        (tmp_path / "folder").mkdir(exist_ok=True)
        (tmp_path / "folder/page.html").write_text("<p id='top'></p>\n" + text)
        return read_site(tmp_path)

    return plant


def test_dead_links_are_found(planted, tmp_path):
    text = PLANTED.replace("a b.html", "../a b.html").replace("a%20b", "../a%20b")
    found = [finding.partition(": ") for finding in dead_links(planted(text), tmp_path)]
    assert [(place, message.split(":")[0]) for place, _, message in found] == [
        ("folder/page.html:4", "'gone.html' is no file of the site"),
        ("folder/page.html:5", "'../a b.html#gone' names no place on a b.html"),
        ("folder/page.html:6", "'#gone' names no place on folder/page.html"),
        ("folder/page.html:7", "'/../a b.html' is no file of the site"),
        ("folder/page.html:8", "'gone.svg' is no file of the site"),
        ("folder/page.html:9", "'gone.js' is no file of the site"),
        ("folder/page.html:10", "'gone.css' is no file of the site"),
        ("folder/page.html:11", "'..' is no file of the site"),
    ]


def test_a_repeated_id_is_found(planted):
    (finding,) = repeated_ids(planted("<p id='x'>\n<p id='top'>"))
    assert finding.startswith("folder/page.html:3: the id 'top' stands twice")


@pytest.mark.parametrize("alt", ["", "alt", "alt=' '", "alt='Roles.svg'", "alt='roles'"])
def test_an_image_without_words_is_found(planted, alt):
    pages = planted(f"<img src='../x/y.svg' alt='The roles'>\n<img src='../x/roles.svg' {alt}>")
    (finding,) = images_without_words(pages)
    assert finding.startswith("folder/page.html:3: say what ../x/roles.svg shows")
