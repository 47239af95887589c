"""nginx, set up as the page for hosts says, sends what that page promises."""

from __future__ import annotations

import gzip
import re

import pytest
from web_server import NoServerError, find_nginx, serving

from whole_site import shared_folder

PAGE = "/theory/bordin.html"
KINDS = {
    PAGE: "text/html; charset=utf-8",
    "/_static/site.css": "text/css; charset=utf-8",
    "/_static/link-and-cite.js": "application/javascript; charset=utf-8",
    "/_static/favicon.svg": "image/svg+xml; charset=utf-8",
    "/cite/bordin-rupture/qr.svg": "image/svg+xml; charset=utf-8",
    "/cite/bordin-rupture/bordin-rupture.ris": (
        "application/x-research-info-systems; charset=utf-8"
    ),
    "/cite/bordin-rupture/bordin-rupture.bib": "text/x-bibtex; charset=utf-8",
    "/cite/bordin-rupture/bordin-rupture.json": "application/json",
    "/sitemap.xml": "text/xml; charset=utf-8",
}
SAFE = {
    "Content-Security-Policy": (
        "frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'self'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Server": "nginx",
}
LASTING = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def nginx(site, tmp_path_factory):
    try:
        with shared_folder(tmp_path_factory):
            program = find_nginx()
    except NoServerError as error:
        pytest.fail(str(error), pytrace=False)
    with serving(program, site) as server:
        yield server


def safe(headers):
    return {name: headers[name] for name in SAFE}


@pytest.mark.parametrize("path", KINDS)
def test_a_file_is_sent_with_its_kind_and_every_header(nginx, site, path):
    answer = nginx.get(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == KINDS[path]
    assert safe(answer.headers) == SAFE
    assert answer.body == (site / path[1:]).read_bytes()


def test_what_has_a_checksum_is_kept_and_all_else_is_asked_for_again(nginx, site):
    page = (site / PAGE[1:]).read_text(encoding="utf-8")
    addresses = re.findall(r'(?:href|src)="\.\.(/_static/[^"]+\?v=\w+)"', page)
    assert {address.partition("?")[0].rpartition(".")[2] for address in addresses} == {
        "css",
        "js",
    }
    for address in addresses:
        answer = nginx.get(address)
        assert (answer.status, answer.headers["Cache-Control"]) == (200, LASTING), address
    for path in [*KINDS, f"{PAGE}?v=12345678", "/_static/site.css?v=1"]:
        assert nginx.get(path).headers["Cache-Control"] == "no-cache", path


def test_a_page_that_has_not_changed_is_not_sent_again(nginx):
    tag = nginx.get(PAGE, Accept_Encoding="gzip").headers["ETag"]
    again = nginx.get(PAGE, Accept_Encoding="gzip", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", [path for path in KINDS if not path.endswith(".json")])
def test_text_is_sent_compressed(nginx, site, path):
    data = (site / path[1:]).read_bytes()
    answer = nginx.get(path, Accept_Encoding="gzip")
    if len(data) < 256:
        assert answer.body == data
        return
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.body) == data


@pytest.mark.parametrize("path", ["/no.html", "/a/b/c/no.html", "/cite/no/", "/.buildinfo"])
def test_an_address_that_leads_nowhere_says_so(nginx, path):
    answer = nginx.get(path)
    assert answer.status == 404
    assert b"<h1>There is no page here</h1>" in answer.body
    assert safe(answer.headers) == SAFE
    assert answer.headers["Cache-Control"] == "no-cache"


def test_the_links_of_that_page_hold_at_any_depth(nginx):
    page = nginx.get("/a/b/c/no.html").body.decode()
    addresses = re.findall(r'href="([^"#]+)', page)
    assert len(addresses) > 5
    for address in addresses:
        assert address.startswith("/")
        assert nginx.get(address).status == 200, address


@pytest.mark.parametrize("path", ["/s/bordin-rupture", "/s/bordin-rupture/"])
def test_an_address_leads_to_its_section(nginx, path):
    answer = nginx.get(path)
    if not path.endswith("/"):
        assert (answer.status, answer.headers["Location"]) == (301, f"{path}/")
        answer = nginx.get(f"{path}/")
    assert answer.status == 200
    assert b'content="0; url=../../theory/bordin.html#bordin-rupture"' in answer.body
