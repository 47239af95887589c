"""Every page says in a sentence what it is, for search engines and for those who share it."""

from __future__ import annotations

import re

# A page of an address leads on at once, and is not for reading.
DESCRIPTION = re.compile(r'<meta [^>]*name="description"[^>]*>')
CONTENT = re.compile(r'content="([^"]+)"')


def test_every_page_describes_itself_once(site):
    pages = [path for path in site.rglob("*.html") if path.relative_to(site).parts[0] != "s"]
    found = {
        path.relative_to(site).as_posix(): DESCRIPTION.findall(path.read_text(encoding="utf-8"))
        for path in pages
    }
    assert len(found) > 300
    assert [page for page, tags in found.items() if len(tags) != 1] == []
    assert [page for page, (tag,) in found.items() if not CONTENT.search(tag)] == []
