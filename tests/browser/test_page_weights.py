"""What a reader's phone has to fetch at a first visit: little, and nothing from elsewhere.

`page_weights.txt` has the figures of every page by kind of file. A page that has grown by a
tenth is named. Where that is right, renew the table:

    RENEW_PAGE_WEIGHTS=1 python3 kb.py test tests/browser/test_page_weights.py
"""

from __future__ import annotations

import os
from pathlib import Path

from page_scales import HEAD, gzipped, read, visit

TABLE = Path(__file__).with_name("page_weights.txt")
RENEW = "RENEW_PAGE_WEIGHTS"
COMMAND = f"{RENEW}=1 python3 kb.py test tests/browser/test_page_weights.py"
BYTES = 30 * 1024
REQUESTS = 6
SCRIPT = 6 * 1024
GROWTH = 1.1

EXCEPTIONS = {
    "skills/reflections.html": (
        "a reader opens this page to write, read and save, which has to go on when the network "
        "has gone: so its whole script is there from the start"
    ),
}
"""Pages that may be heavier, and why."""


def pages_of(site):
    """Return the names of the pages, without those of addresses, which have a test below."""
    names = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [name for name in names if not name.startswith(("cite/", "s/"))]


def broken(page, weight, theme=0):
    """Return which promises a page breaks, in words.

    What the theme's own script weighs, `theme`, is not counted as ours.
    """
    script = weight.kinds.get("js", 0) - theme
    kept = {
        f"it weighs {weight.total:,} bytes, more than {BYTES:,}": weight.total <= BYTES,
        f"it asks for {weight.requests} files, more than {REQUESTS}": (
            weight.requests <= REQUESTS
        ),
        f"our scripts weigh {script:,} bytes, more than {SCRIPT:,}": script <= SCRIPT,
        f"it asks somebody else for {weight.strangers}": not weight.strangers,
    }
    return [f"{page}: {promise}" for promise, is_kept in kept.items() if not is_kept]


def recorded():
    """Return the bytes of each page when the table was made."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {name: int(total) for name, total, *_kinds in map(str.split, lines)}


def test_every_page_is_light_asks_for_little_and_has_not_grown(browser, address, site):
    weights = {page: visit(browser, address, site, page) for page in pages_of(site)}
    rows = [HEAD, *(weight.row(page) for page, weight in weights.items())]
    print(*rows, sep="\n")
    if os.environ.get(RENEW):
        TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    theme = gzipped(site / "_static/scripts/furo.js")
    wrong = [
        promise
        for page, weight in weights.items()
        if page not in EXCEPTIONS
        for promise in broken(page, weight, theme)
    ]
    assert wrong == [], "\n".join(wrong)
    known = recorded()
    grown = [
        f"{page} has grown from {known[page]:,} to {weight.total:,} bytes"
        for page, weight in weights.items()
        if weight.total > known.get(page, weight.total) * GROWTH
    ]
    assert grown == [], "\n".join([*grown, f"if that is right: {COMMAND}"])
    assert weights.keys() >= EXCEPTIONS.keys()


def test_every_address_and_cite_page_is_light_and_asks_for_little(site):
    pages = [path for folder in ("cite", "s") for path in site.glob(f"{folder}/**/*.html")]
    assert len(pages) > 600
    wrong = [
        promise
        for page in pages
        for promise in broken(page.relative_to(site).as_posix(), read(page, site))
    ]
    assert wrong == [], "\n".join(wrong)
