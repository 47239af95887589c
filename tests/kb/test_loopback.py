"""The server on this machine sends files as a good host does."""

from __future__ import annotations

import gzip
from functools import partial
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from bench.loopback import GzipHandler, server


@pytest.fixture
def address(tmp_path):
    for name in ("index.html", "tea/index.html", "_static/a.css", "assets/b.css"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name} " * 100, encoding="utf-8")
    with server(partial(GzipHandler, directory=str(tmp_path))) as address:
        yield address


@pytest.mark.parametrize(
    ("asked", "name"),
    [("/index.html", "index.html"), ("/", "index.html"), ("/tea/", "tea/index.html")],
)
def test_a_page_is_packed_and_asked_for_again(address, asked, name):
    with urlopen(address + asked) as answer:
        body = answer.read()
    assert answer.headers["Content-Type"] == "text/html"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert gzip.decompress(body).decode() == f"{name} " * 100


@pytest.mark.parametrize("asked", ["/_static/a.css?v=1", "/assets/b.css"])
def test_a_file_of_a_theme_is_kept(address, asked):
    with urlopen(address + asked) as answer:
        assert answer.headers["Cache-Control"] == "max-age=31536000, immutable"


def test_a_file_that_is_not_there_is_said_to_be_missing(address):
    with pytest.raises(HTTPError) as told:
        urlopen(f"{address}/coffee.html")
    with told.value as answer:
        assert answer.code == HTTPStatus.NOT_FOUND
