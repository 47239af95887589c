"""axe finds nothing in a deck, whatever its state; and the manual lists what is tested."""

from __future__ import annotations

from pathlib import Path

import pytest
from behaviours import listed

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
STATES = ("reading", "asking", "right", "wrong", "shown", "summary", "kept")


def bring(page, state):
    """Bring the first deck of the ATTACH page into a state."""
    page.goto("/skills/attach.html")
    if state == "reading":
        page.get_by_role("button", name="Show all").click()
        return
    page.get_by_role("button", name="Test yourself").click()
    page.get_by_role("textbox", name="Letter 1").wait_for()
    if state in ("right", "wrong"):
        page.keyboard.type("authentic" if state == "right" else "aloof")
        page.keyboard.press("Enter")
    elif state == "shown":
        page.get_by_role("button", name="Show the answer").click()
    elif state != "asking":
        for _ in range(6):
            page.get_by_role("button", name="Show the answer").click()
            page.get_by_role("button", name="I knew it").click()
    if state == "kept":
        page.get_by_role("button", name="Keep my progress").click()


@pytest.mark.behaviour("access")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(browser, address, state, scheme):
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    bring(page, state)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('mnemonic-deck')")
    assert found["passes"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    context.close()


@pytest.mark.behaviour("focus")
def test_focus_is_never_lost(browser, address):
    context = browser.new_context(base_url=address)
    page = context.new_page()
    for state in STATES[1:]:
        bring(page, state)
        assert page.evaluate("document.activeElement.closest('.mnemonic-practice') !== null"), (
            state
        )
    context.close()


def test_the_manual_lists_what_is_tested_and_no_more(request):
    tested = {
        behaviour
        for item in request.session.items
        for mark in item.iter_markers("behaviour")
        for behaviour in mark.args
    }
    rows = listed()
    assert len(rows) == len(set(rows))
    if len({item.path.name for item in request.session.items if "deck" in item.path.name}) >= 4:
        assert set(rows) == tested
    else:
        assert tested <= set(rows)
