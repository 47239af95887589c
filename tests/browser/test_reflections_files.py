"""What is saved from 'My reflections' to files, and that nothing is sent meanwhile."""

from __future__ import annotations

import io
import json

import docx
import pytest
from markdown_it import MarkdownIt
from reflections_site import SAVES, WORDS, PagesHandler, said
from test_reflections_page import SAID, SHOWN, chromium, open_with, put

__all__ = ["chromium"]


def saved_as(page, name):
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    path = download.value.path()
    return download.value.suggested_filename, path.read_bytes()


def test_word_gets_all_of_it(chromium):
    put(chromium)
    today = chromium.evaluate("new Date().toLocaleDateString('sv')")
    name, data = saved_as(chromium, WORDS["saveWord"])
    assert name == f"garden-{today}-reflections.docx"
    assert chromium.evaluate(SAID) == f"Saved: look for {name} among your downloads."
    document = docx.Document(io.BytesIO(data))
    lines = [line.replace("\n\n", "\0").split("\0") for line in ["My reflections", *SHOWN[:-1]]]
    assert [each.text for each in document.paragraphs] == [
        part for parts in lines for part in parts
    ]
    assert document.core_properties.language == "en-GB"


def test_markdown_gets_all_of_it(chromium):
    put(chromium)
    name, data = saved_as(chromium, WORDS["saveMarkdown"])
    assert name.endswith("-reflections.md")
    tokens = MarkdownIt("commonmark").parse(data.decode())
    lines = [token for token in tokens if token.type == "inline"]
    assert len(lines) == len(SHOWN) + 1
    marks = [token.tag for token in tokens if token.nesting == 1 and token.tag != "p"]
    assert marks == ["h1", "h2", "h3", "h3", "h2", "h3"]
    assert "and \\*peas\\*." in data.decode()


def test_the_day_of_the_last_file_is_said_and_kept(chromium):
    put(chromium)
    exported = chromium.locator(".reflections-exported")
    assert exported.text_content() == WORDS["notExported"]
    saved_as(chromium, WORDS["saveMarkdown"])
    now = chromium.evaluate("Date.now()")
    moment = json.loads(chromium.evaluate("localStorage['time-outs:garden']"))["exported"]
    assert now - 20_000 < moment <= now
    date = chromium.evaluate(
        "(at) => new Date(at).toLocaleString('en-GB', {dateStyle: 'long', timeStyle: 'short'})",
        moment,
    )
    assert exported.text_content() == said("exportedOn", date)
    chromium.reload()
    assert date in exported.text_content()


def test_files_are_made_in_each_browser(gardener):
    open_with(gardener)
    gardener.ask(SAVES)
    for button in ("saveWord", "saveMarkdown", "saveBackup"):
        gardener.click(WORDS[button])
    today = gardener.ask("new Date().toLocaleDateString('sv')")
    assert gardener.ask("saved.map(({ name }) => name)") == [
        f"garden-{today}-reflections.docx",
        f"garden-{today}-reflections.md",
        f"garden-{today}-backup.json",
    ]
    assert gardener.ask("saved[0].blob.slice(0, 2).text()") == "PK"
    assert gardener.ask("saved[1].blob.text()").startswith(
        "# My reflections\n\n## First planting"
    )


def test_nothing_is_asked_for_once_the_page_is_there(browser, garden):
    context = browser.new_context(base_url=garden)
    page = context.new_page()
    put(page)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    asked = PagesHandler.asked.total()
    for name in ("saveWord", "saveMarkdown", "saveBackup"):
        saved_as(page, WORDS[name])
    page.get_by_label(WORDS["keep"]).click()
    page.get_by_role("button", name=WORDS["clearAll"]).click()
    page.get_by_role("button", name=WORDS["undo"]).click()
    file = {"name": "a.json", "mimeType": "application/json", "buffer": b"{}"}
    page.get_by_label(WORDS["restore"]).set_input_files(file)
    page.get_by_text(WORDS["backupForeign"]).wait_for()
    assert [url for url in requests if not url.startswith("blob:")] == []
    assert PagesHandler.asked.total() == asked
    assert "beans" not in page.url.lower()
    with pytest.raises(Exception, match="Failed to fetch"):
        page.evaluate("fetch('/reflections.js')")
    context.close()
