"""A draft: its choice, what is put in, its checks, and what leaves."""

from __future__ import annotations

import io
import json

import docx
import pytest
from reflections_site import HOSTILE, RECORD, SAVES, WORDS, keep, kept, record, version, written

SAID = "document.querySelector('.reflections-said').textContent"
FIELDS = "[...document.querySelectorAll('textarea')].filter((each) => each.checkVisibility())"
PUT = "document.querySelectorAll('.time-out-fill button')"


def open_with(reader, content=RECORD):
    keep(reader, content)
    reader.open("/draft.html")


def test_a_reader_chooses_how_to_write(gardener):
    open_with(gardener)
    assert gardener.ask(f"{FIELDS}.length") == 2
    gardener.click(WORDS["withoutQuestions"])
    assert gardener.ask(f"{FIELDS}.length") == 1
    label = "document.getElementById(document.activeElement.getAttribute('aria-labelledby'))"
    gardener.ask(f"{FIELDS}[0].focus()")
    assert gardener.ask(f"{label}.textContent") == "Write what you like."
    gardener.write("All of it.")
    gardener.click(WORDS["withQuestions"])
    assert gardener.ask(f"{FIELDS}.length") == 2
    answers = kept(gardener)["activities"]["account"]["answers"]
    assert answers["open"]["versions"][0]["text"] == "All of it."


def test_the_way_of_writing_is_found_again(gardener):
    account = written("An account", open=("Write what you like.", [version("All of it.")]))
    open_with(gardener, record(account=account))
    assert gardener.ask(f"{FIELDS}.map((field) => field.value)") == ["All of it."]
    assert (
        gardener.ask(
            "document.querySelector('input[type=radio]:checked').parentElement.textContent"
        )
        == WORDS["withoutQuestions"]
    )


def test_what_was_written_can_be_put_in(gardener):
    open_with(gardener)
    titles = "[...document.querySelector('select').options].map((option) => option.text)"
    assert sorted(gardener.ask(titles)) == ["An old bed", "First planting, as it was called"]
    gardener.ask(f"{FIELDS}[1].focus()")
    gardener.write("Already here.")
    gardener.ask("void (document.querySelectorAll('select')[1].value = 'first')")
    gardener.ask(f"{PUT}[1].click()")
    whole = "Already here.\n\nThere was sun.\n\nBeans,\nand *peas*.\n\nThen rain."
    assert gardener.ask(f"{FIELDS}[1].value") == whole
    assert gardener.ask(f"document.activeElement === {FIELDS}[1]")
    assert gardener.ask(SAID) == WORDS["putInDone"].replace(
        "{0}", "First planting, as it was called"
    )
    kept_text = (
        "JSON.parse(localStorage['time-outs:garden']).activities.account?.answers.learnt"
    )
    gardener.wait(f"{kept_text}?.versions[0].text === {json.dumps(whole)}")


def test_an_account_is_not_put_into_itself(gardener):
    account = written("An account", nature=("What?", [version("Mine.")]))
    open_with(gardener, record(account=account))
    assert not gardener.ask("document.querySelector('.time-out-fill').checkVisibility()")


def test_hostile_texts_are_put_in_as_texts(gardener):
    open_with(gardener, record(bad=written(HOSTILE, a=("A", [version(HOSTILE)]))))
    gardener.ask(f"{PUT}[0].click()")
    assert gardener.ask(f"{FIELDS}[0].value") == HOSTILE
    assert gardener.ask("document.querySelectorAll('main :is(img, script)').length") == 0
    assert gardener.ask("document.title") == "My reflections"


@pytest.mark.parametrize("word", ["saveWord", "saveMarkdown", "print"])
def test_nothing_leaves_until_all_is_checked(gardener, word):
    open_with(gardener)
    gardener.ask(SAVES)
    gardener.ask("void (window.print = () => { window.printed = true; })")
    gardener.click(WORDS[word])
    assert gardener.ask(SAID) == WORDS["checksLeft"].replace("{0}", "No names. No dates.")
    assert gardener.ask("document.activeElement.type") == "checkbox"
    gardener.press("Space")
    gardener.click(WORDS[word])
    assert gardener.ask(SAID) == WORDS["checksLeft"].replace("{0}", "No dates.")
    assert gardener.ask("saved.length === 0 && !window.printed")
    gardener.click("No dates.")
    gardener.click(WORDS[word])
    assert gardener.ask("saved.length === 1 || window.printed")


def test_what_leaves_is_what_was_chosen(browser, garden):
    context = browser.new_context(base_url=garden)
    page = context.new_page()
    page.goto("/draft.html")
    page.get_by_role("textbox", name="What was it?").fill("A bed.\n\nOf beans.")
    page.get_by_text(WORDS["stored-visit"]).wait_for()
    for check in ("No names.", "No dates."):
        page.get_by_label(check).check()
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS["saveWord"]).click()
    assert download.value.suggested_filename.endswith("-draft.docx")
    document = docx.Document(io.BytesIO(download.value.path().read_bytes()))
    found = [(each.style.name, each.text) for each in document.paragraphs]
    assert found[1][0] == "Dated"
    assert found[1][1].startswith("Draft of ")
    assert [found[0], *found[2:]] == [
        ("Title", "An account of a garden"),
        ("Question", "What was it?"),
        ("Normal", "A bed."),
        ("Normal", "Of beans."),
        ("Question", "What did you learn?"),
    ]
    page.get_by_label(WORDS["withoutQuestions"]).check()
    page.get_by_role("textbox", name="Write what you like.").fill("Otherwise.")
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS["saveMarkdown"]).click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text.endswith("\n\n### Write what you like.\n\nOtherwise.\n")
    assert "A bed" not in text
    context.close()
