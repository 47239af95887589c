"""The page to link to and cite a section, in Firefox: what is copied is pasted again."""

from __future__ import annotations

import re

from reader import FirefoxReader
from selenium.webdriver import ActionChains, Keys

PAGE = "/cite/bordin-rupture/index.html"


def test_firefox_copies_and_pastes_the_reference_with_its_italics(firefox, address):
    reader = FirefoxReader(firefox, address)
    reader.open(PAGE)
    text = "[...document.querySelectorAll('h3')].find(h => h.innerText === 'APA 7')"
    text = f"{text}.nextElementSibling"
    assert re.search(r"Retrieved [A-Z][a-z]+ \d+, \d{4}, from", reader.ask(f"{text}.innerText"))
    firefox.execute_script(f"return {text}.nextElementSibling").click()
    reader.wait(f"{text}.nextElementSibling.textContent === 'Copied'")
    reader.ask("""void (document.body.append(document.createElement("div")),
      document.body.lastChild.contentEditable = "true", document.body.lastChild.focus())""")
    reader.wait(f"{text}.nextElementSibling.textContent === 'Copy'")
    ActionChains(firefox).key_down(Keys.CONTROL).send_keys("v").key_up(Keys.CONTROL).perform()
    reader.wait("document.body.lastChild.innerText !== ''")
    pasted, copied = (
        reader.ask(f"{e}.innerText.trim()") for e in ("document.body.lastChild", text)
    )
    assert pasted == copied
    assert "Rupture and repair" in reader.ask(
        "document.body.lastChild.querySelector('em').innerText"
    )
