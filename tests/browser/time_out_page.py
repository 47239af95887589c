"""Pages with time outs, as the directive writes them, and a reader who writes there.

The page is written by hand, so that these tests need no build: `index.html`, and the same where
a script that runs first takes storage away (`blocked.html`, `visit.html`, `none.html`), or in a
frame with an origin of its own (`frame.html`).
"""

from __future__ import annotations

import json
from functools import partial
from html import escape
from http import HTTPStatus
from itertools import count
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest
from bench.loopback import QuietHandler, server
from reader import PATIENCE, ChromiumReader, FirefoxReader

from time_outs.bundle import bundle
from time_outs.words import field_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from reader import Reader

STATIC = Path(__file__).parents[2] / "ext/time_outs/static"
WORDS = field_words()
KEY = "time-outs:stranger"
POLICY = "default-src 'self'; connect-src 'none'; form-action 'none'"
REFUSE = 'throw new DOMException("", "SecurityError")'
FIRST = {
    # A getter that throws is what a browser has that blocks storage.
    "blocked": ("localStorage", "sessionStorage", REFUSE),
    "visit": ("localStorage", REFUSE),
    "none": ("localStorage", "sessionStorage", "return null"),
}


def time_out(name: str, title: str, *prompts: str) -> str:
    """Return a time out as the directive writes it."""
    items = "".join(
        f'<li data-prompt="prompt-{n}"><div class="time-out-prompt" id="time-out-{name}-{n}">'
        f'<p>{prompt}</p></div><div class="time-out-room"></div></li>'
        for n, prompt in enumerate(prompts, 1)
    )
    return (
        f'<section class="time-out" id="time-out-{name}" data-activity="{name}" '
        f'aria-labelledby="time-out-{name}-title"><p class="time-out-title" '
        f'id="time-out-{name}-title">Time out: <strong class="time-out-name">{title}</strong> '
        f'<span class="time-out-minutes">about 10 minutes</span></p>'
        f'<div class="time-out-text"><p>Take your time.</p></div>'
        f'<ol class="time-out-prompts">{items}</ol></section>'
    )


def page(*, script: str = "", body: str = "") -> str:
    """Return a page with time outs; `script` runs before those of the time outs."""
    first = f'<script src="/{script}.js"></script>' if script else ""
    words = escape(json.dumps(WORDS))
    tag = (
        f'<script defer src="/time-outs.js" data-words="{words}" data-site="stranger" '
        'data-reflections="/reflections.html"></script>'
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tea</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="/time-outs.css">{first}{tag}</head>'
        f"<body><main><h1>Tea</h1>{body}</main></body></html>"
    )


BODY = time_out(
    "kettle", "The kettle", "What did you hear?", "What <em>would</em> you change?"
) + time_out("cup", "The cup", "Whose was it?")


def files() -> dict[str, str]:
    """Return what the server has, by path."""
    pages = {"/index.html": page(body=BODY), "/other.html": page(body="Other")}
    pages["/frame.html"] = '<iframe sandbox="allow-scripts" src="/index.html"></iframe>'
    for name, (*areas, act) in FIRST.items():
        pages[f"/{name}.html"] = page(script=name, body=BODY)
        pages[f"/{name}.js"] = "".join(
            f"Object.defineProperty(window, '{area}', {{ get() {{ {act} }} }});"
            for area in areas
        )
    modules = {f"/{path.name}": path.read_text(encoding="utf-8") for path in STATIC.iterdir()}
    return pages | modules | {"/time-outs.js": bundle(STATIC, ("fields.js",))}


class Handler(QuietHandler):
    """Serves the files under the policy of a site, and notes what was asked for."""

    asked: list[str]

    def __init__(self, *details: Any, asked: list[str], **more: Any) -> None:
        self.asked = asked
        super().__init__(*details, **more)

    def do_GET(self) -> None:  # noqa: N802
        """Answer with one of the files."""
        self.asked.append(self.path)
        text = files().get(self.path)
        self.send_response(HTTPStatus.OK if text is not None else HTTPStatus.NOT_FOUND)
        kind = {"html": "text/html", "css": "text/css"}.get(self.path.rpartition(".")[2])
        self.send_header("Content-Type", f"{kind or 'text/javascript'}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write((text or "").encode())


ORIGINS = (f"reader-{n}" for n in count())


@pytest.fixture(scope="session")
def time_outs() -> Iterator[str]:
    """Return the address of a stranger's site with time outs."""
    with server(partial(Handler, asked=[])) as address:
        yield address


@pytest.fixture(params=["chromium", "firefox"])
def writer(request: pytest.FixtureRequest, time_outs: str) -> Iterator[Reader]:
    """Return a reader who has written nothing yet, in each browser."""
    if request.param == "firefox":
        # Each test has an origin of its own, in which nothing is stored yet.
        origin = time_outs.replace("127.0.0.1", f"{next(ORIGINS)}.localhost")
        firefox = FirefoxReader(request.getfixturevalue("firefox"), origin)
        firefox.open("/index.html")
        yield firefox
        return
    browser: Browser = request.getfixturevalue("browser")
    context = browser.new_context(base_url=time_outs)
    reader = ChromiumReader(context.new_page())
    reader.open("/index.html")
    yield reader
    context.close()


def journal(reader: Reader) -> Any:
    """Return the record that would be restored after the browser was killed."""
    return reader.ask(f"await new (await import('/journal.js')).Journal('{KEY}').read()")


def area(n: int = 0, where: str = "document") -> str:
    """Return the expression of the nth field."""
    return f"{where}.querySelectorAll('textarea')[{n}]"


def write_in(reader: Reader, text: str, n: int = 0) -> None:
    """Write at the end of the nth field, with the keyboard."""
    reader.ask(f"void ({area(n)}.focus(), {area(n)}.setSelectionRange(1e6, 1e6))")
    reader.write(text)


def put_in(reader: Reader, text: str, n: int = 0, where: str = "document") -> None:
    """Put a text in the nth field at once, as pasting does."""
    field = area(n, where)
    reader.ask(
        f"void ({field}.value = {json.dumps(text)}, "
        f"{field}.dispatchEvent(new Event('input', {{ bubbles: true }})))"
    )


def said(reader: Reader, name: str, n: int = 0) -> None:
    """Wait until the nth time out says a sentence, named as the script names it."""
    reader.wait(
        f"document.querySelectorAll('[role=status]')[{n}].textContent === "
        f"{json.dumps(WORDS[name])}"
    )


def stored(reader: Reader, where: str = "localStorage") -> Any:
    """Return the texts that are stored, by activity and prompt; None without a record."""
    text = reader.ask(f"{where}.getItem('{KEY}')")
    return None if text is None else texts_of(json.loads(text))


def assert_stored(reader: Reader, texts: dict[str, Any], where: str = "localStorage") -> None:
    """Fail unless these texts are stored, or will be.

    On a busy machine it takes longer to type a few words than the field waits before it
    stores the first of them; those that follow are stored a moment later.
    """
    end = monotonic() + PATIENCE
    while (found := stored(reader, where)) != texts and monotonic() < end:
        reader.ask("await new Promise((done) => setTimeout(done, 20))")
    assert found == texts


def texts_of(record: dict[str, Any]) -> dict[str, list[str]]:
    """Return the texts of a record, the newest first, by 'activity/prompt'."""
    return {
        f"{activity}/{prompt}": [version["text"] for version in answer["versions"]]
        for activity, written in record["activities"].items()
        for prompt, answer in written["answers"].items()
    }


def record_of(
    *texts: str, place: str = "kettle/prompt-1", by: str = "another", changed: int = 1000
) -> str:
    """Return a stored record with these texts, the newest first, for one prompt."""
    activity, prompt = place.split("/")
    versions = [
        {"by": by, "text": text, "changed": changed - n} for n, text in enumerate(texts)
    ]
    answers = {prompt: {"prompt": "What did you hear?", "versions": versions}}
    written = {"title": "The kettle", "page": "Tea", "answers": answers}
    return json.dumps({"version": 1, "activities": {activity: written}, "exported": 0})


def keep(reader: Reader, record: str, where: str = "localStorage") -> None:
    """Open the page where this was stored before, whatever it is."""
    reader.open("/other.html")
    reader.ask(f"void {where}.setItem('{KEY}', {json.dumps(record)})")
    reader.open("/index.html")
    reader.wait(f"Boolean({area()})")
