"""A site with reflections and a draft, written by hand as the extension would write it."""

from __future__ import annotations

import html
import json
from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

from bench.loopback import QuietHandler

from time_outs.assets import files
from time_outs.words import field_words, reflections_words

if TYPE_CHECKING:
    from reader import Reader

KEY = "time-outs:garden"
WORDS = field_words() | reflections_words()
POLICY = "connect-src 'none'; form-action 'none'"
HEAD = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>My reflections</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="time-outs.css">
<link rel="stylesheet" href="page.css">
<script defer src="reflections.js" data-site="garden"
  data-words="{html.escape(json.dumps(WORDS))}"></script></head><body><main>
"""
REFLECTIONS = """<section id="mine"><h1>My reflections</h1>
<p id="above">Above.</p>
<section class="reflections"><p id="fallback">A script shows here what you wrote.</p>
<ul class="reflections-activities">
<li data-activity="first" data-prompts="what why"><p><a href="other.html#time-out-first"
  >First planting</a> <span class="time-out-minutes">about 10 minutes</span></p></li>
<li data-activity="second"><p><a href="other.html#time-out-second">Second sowing</a></p></li>
</ul></section>
<section id="below"><h2>Below</h2></section></section>
"""
DRAFT = """<section id="mine"><h1>An account</h1>
<section class="time-out time-out-draft" id="time-out-account" data-activity="account"
  data-open-prompt="Write what you like." aria-labelledby="time-out-account-title">
<p class="time-out-title" id="time-out-account-title">Time out: <strong
  class="time-out-name">An account of a garden</strong></p>
<ol class="time-out-prompts">
<li data-prompt="nature"><div class="time-out-prompt" id="time-out-account-1">
<p>What <em>was</em> it?</p></div><div class="time-out-room"></div></li>
<li data-prompt="learnt"><div class="time-out-prompt" id="time-out-account-2">
<p>What did you learn?</p></div><div class="time-out-room"></div></li>
</ol>
<ul class="time-out-checks">
<li data-check="1"><p>No <strong>names</strong>.</p></li>
<li data-check="2"><p>No dates.</p></li>
</ul>
<div class="time-out-text"><p>Copy it into the form.</p></div></section></section>
"""
PAGES = {
    "/page.css": "body { background: Canvas; color: CanvasText; } a { color: LinkText; }",
    "/": "<!DOCTYPE html><title>Nothing</title><link rel='icon' href='data:,'>",
    "/reflections.html": f"{HEAD}{REFLECTIONS}</main></body></html>",
    "/draft.html": f"{HEAD}{DRAFT}</main></body></html>",
}
TYPES = {"js": "text/javascript", "css": "text/css"}
JULY = 1_782_900_000_000
"""1 July 2026, in the morning."""
FORGET = f"""new Promise((done) => {{
  localStorage.clear();
  sessionStorage.clear();
  const request = indexedDB.deleteDatabase("{KEY}");
  request.onsuccess = request.onerror = request.onblocked = done;
}}).then(() => true)"""
SAVES = """void (window.saved = [], URL.createObjectURL = (blob) => (saved.push({ blob }), "#"),
  HTMLAnchorElement.prototype.click = function () { saved.at(-1).name = this.download; })"""
"""Catches what would be saved to a file, in the page."""
HOSTILE = (
    "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
)


def version(text: str, changed: int = JULY, by: str = "me") -> dict[str, Any]:
    return {"by": by, "text": text, "changed": changed}


def written(title: str, **answers: tuple[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return what was written for an activity: for each prompt its words and its versions."""
    return {
        "title": title,
        "page": "",
        "answers": {
            name: {"prompt": words, "versions": versions}
            for name, (words, versions) in answers.items()
        },
    }


def said(word: str, value: object) -> str:
    """Return one of the words with a value in it."""
    return WORDS[word].replace("{0}", str(value))


def record(exported: int = 0, **activities: dict[str, Any]) -> dict[str, Any]:
    return {"version": 1, "activities": activities, "exported": exported}


def backup(**changes: Any) -> dict[str, Any]:
    return {"format": "time-outs-backup", **RECORD, **changes}


FIRST = written(
    "First planting, as it was called",
    why=("Why there?", [version("There was sun.")]),
    what=(
        "What did you plant?",
        [version("Beans,\nand *peas*.\n\nThen rain.", JULY + 86_400_000)],
    ),
)
GONE = written(
    "An old bed",
    dug=("Who dug it?", [version("I did."), version("We did.", JULY - 86_400_000, "you")]),
)
RECORD = record(gone=GONE, first=FIRST)


def keep(reader: Reader, kept: dict[str, Any] | str) -> None:
    """Put a record on the reader's device, as if they had kept it."""
    text = kept if isinstance(kept, str) else json.dumps(kept)
    reader.open("/")
    reader.ask(FORGET)
    reader.ask(f"localStorage.setItem('{KEY}', {json.dumps(text)})")


def kept(reader: Reader) -> dict[str, Any]:
    """Return the record that is on the reader's device."""
    found: dict[str, Any] = json.loads(reader.ask(f"localStorage.getItem('{KEY}')"))
    return found


class PagesHandler(QuietHandler):
    """Serves the pages, and counts what it is asked for."""

    asked: ClassVar[Counter[str]] = Counter()
    files: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:  # noqa: N802 -- the name that http.server calls
        type(self).asked[self.path] += 1
        text = PAGES.get(self.path) or self.files.get(self.path.removeprefix("/"))
        if text is None:
            self.send_error(404)
            return
        kind = TYPES.get(self.path.rpartition(".")[2], "text/html")
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def handler() -> type[PagesHandler]:
    """Return a handler that serves the scripts as they are now."""
    PagesHandler.files = files("html")
    return PagesHandler
