"""No page opens a door: to another site's script, to this tab, to what a policy refuses."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from lxml import html

OURS = "therapeutic-relationship.example"
LOADS = {
    "audio": "src", "embed": "src", "iframe": "src", "img": "src", "input": "src",
    "object": "data", "script": "src", "source": "src", "video": "src",
}  # fmt: skip
LOADING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect"}
STRICT = ("default-src 'none'", "base-uri 'none'", "script-src 'self'", "style-src 'self'")


def pages_of(site):
    """Return the tree of every page by its name."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {name: html.fromstring((site / name).read_bytes()) for name in names}


def findings(tree):
    """Yield what is unsafe on a page."""
    policies = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    if not policies or any(part not in policies[0] for part in STRICT):
        yield f"its policy is not strict: {policies}"
    if any("unsafe" in policy for policy in policies):
        yield "its policy allows what is unsafe"
    for element in tree.iter("*"):
        yield from findings_of(element)


def findings_of(element):
    """Yield what is unsafe in an element."""
    what = f"line {element.sourceline}, <{element.tag}>"
    for name, value in element.attrib.items():
        if name.startswith("on") or name == "style":
            yield f"{what} has the attribute {name}"
        if "".join(value.split()).lower().startswith(("javascript:", "vbscript:")):
            yield f"{what} has a script as its address"
    opens = element.get("target", "_self") not in {"_self", "_parent", "_top"}
    if opens and not {"noopener", "noreferrer"} & set(element.get("rel", "").split()):
        yield f"{what} gives the page it opens power over its own tab: add rel=noopener"
    address = element.get(LOADS.get(element.tag, "src"), "")
    if element.tag == "link" and LOADING_LINKS & set(element.get("rel", "").split()):
        address = element.get("href", "")
    if urlsplit(address).netloc:
        yield f"{what} loads from elsewhere: {address}"
    action = urlsplit(element.get("action", "") or element.get("formaction", "")).netloc
    if action and action != OURS:
        yield f"{what} sends elsewhere: {action}"


@pytest.fixture(scope="module")
def pages(site):
    return pages_of(site)


def test_every_page_is_safe(pages):
    assert len(pages) > 600
    found = [f"{name}: {text}" for name, tree in pages.items() for text in findings(tree)]
    assert found == []


HEAD = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(STRICT)}">'


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ('<a href="/" target="_blank">x</a>', "add rel=noopener"),
        ('<a href=" java\nscript:go()">x</a>', "a script as its address"),
        ('<p onclick="go()">x</p>', "the attribute onclick"),
        ('<p style="top: 0">x</p>', "the attribute style"),
        ('<img src="//elsewhere.example/a.png">', "loads from elsewhere"),
        ('<link rel="stylesheet" href="https://elsewhere.example/a.css">', "loads from"),
        ('<form action="https://elsewhere.example/">x</form>', "sends elsewhere"),
    ],
)
def test_what_is_unsafe_is_found(body, finding):
    (found,) = findings(html.document_fromstring(f"<html><head>{HEAD}</head>{body}</html>"))
    assert finding in found


def test_a_page_without_a_strict_policy_is_found():
    assert [*findings(html.document_fromstring("<p>x</p>"))] == ["its policy is not strict: []"]
    loose = HEAD.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    found = findings(html.document_fromstring(f"<html><head>{loose}</head><p>x</html>"))
    assert [*found] == ["its policy allows what is unsafe"]
