from __future__ import annotations

import pytest

from directive_parts.harmless import is_closed_html, is_plain_html, leads_to_script


@pytest.mark.parametrize(
    "html",
    [
        "a<br>b<hr/>",
        "<KBD>Ctrl</KBD>",
        '<abbr title="so">s > s</abbr>',
        "<!-- no script -->",
        "<ul><li>One</li></ul>",
        '<svg viewBox="0 0 1 1" aria-hidden="true"><path d="M0"/></svg>',
    ],
)
def test_html_that_only_shows_something_is_plain(html):
    assert is_plain_html(html)
    assert is_closed_html(html)


@pytest.mark.parametrize(
    "html",
    [
        "<script>",
        "</script>",
        "<b onclick=x>",
        '<b onclick="x">',
        '<b class="x"onclick="x">',
        '<b class="x" style="x">',
        '<b/onclick="x">',
        '<a href="x">',
        "<x-element>",
        "<b",
        "< script>",
        "<!-- -- ><script>",
        "<!--><script>-->",
        "<!---><script>-->",
        "<![CDATA[ ]]>",
        "<?php ?>",
        '<b title="<script>">',
        "<svg><style>",
        '<svg><use href="x">',
    ],
)
def test_html_that_may_do_something_is_not_plain(html):
    assert not is_plain_html(html)


@pytest.mark.parametrize(
    "html", ["<b>", "</b>", "<b><i></b></i>", "<div/>", "</p><p>", "<svg><path></svg>"]
)
def test_html_with_loose_ends_is_not_closed(html):
    assert is_plain_html(html)
    assert not is_closed_html(html)


@pytest.mark.parametrize(
    "address",
    ["javascript:x", " JAVASCRIPT:x", "java\nscript:x", "\x01vbscript:x", "data:text/html,x"],
)
def test_addresses_that_run_are_known(address):
    assert leads_to_script(address)


@pytest.mark.parametrize(
    "address", ["", "javascript.html", "#javascript:", "https://a.b/?data:", "mailto:a@b.c"]
)
def test_other_addresses_are_left_alone(address):
    assert not leads_to_script(address)
