from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from serve.pages import Fresh

SCOPE = {"type": "http", "method": "GET", "path": "/", "headers": []}


def run(coroutine):
    """Run a coroutine in a thread: that of the tests may have a loop of Playwright's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


@pytest.mark.parametrize(("name", "kind"), [("page.html", "text/html"), ("a.svg", "image/svg")])
def test_a_file_that_changes_while_it_is_sent_is_sent_as_it_was(tmp_path, name, kind):
    path = tmp_path / name
    path.write_bytes(b"As it was.")
    response = run(Fresh(directory=tmp_path).get_response(name, SCOPE))
    path.write_bytes(b"As it is now, and longer.")
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.disconnect"}

    run(response(SCOPE, receive, send))
    start, body = sent
    headers = dict(start["headers"])
    assert body["body"] == b"As it was."
    assert headers[b"content-length"] == b"10"
    assert headers[b"content-type"].startswith(kind.encode())
    assert headers[b"cache-control"] == b"no-cache"
