"""The HTML of time outs, drafts, lists and the place of reflections."""

from __future__ import annotations

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from time_out_pages import CONF, PAGES, TIME_OUT, time_out_called

from site_builder import build
from time_outs.names import prompt_names

RST = """\
Home
====

.. time-out:: First *meetings*
   :name: first-meetings
   :minutes: 10

   Before you begin, see :time-out:activity:`leaving`.

   - What was *said* first, in the first meeting?
   - What was not?

   Talk about it, :ref:`again <time-out-first-meetings>`.

After it.

.. toctree::

   other
   mine
"""
IN_RST = {"index.rst": RST, "other.md": PAGES["other.md"], "mine.md": PAGES["mine.md"]}


def soup_of(built, name="index.html"):
    return BeautifulSoup(built.read(name), "html.parser")


def words(element):
    return " ".join(element.get_text(" ", strip=True).split())


@pytest.mark.parametrize("pages", [PAGES, IN_RST], ids=["Markdown", "reStructuredText"])
def test_a_time_out_is_a_section_that_its_title_names(tmp_path, pages):
    built = build(tmp_path, pages, conf=CONF)
    assert built.warnings == []
    (section,) = soup_of(built).select("section.time-out")
    assert {name: value for name, value in section.attrs.items() if name != "class"} == {
        "id": "time-out-first-meetings",
        "data-activity": "first-meetings",
        "data-minutes": "10",
        "aria-labelledby": "time-out-first-meetings-title",
    }
    title, *parts = section.find_all(recursive=False)
    assert (title.name, title["class"], title["id"]) == (
        "p",
        ["time-out-title"],
        "time-out-first-meetings-title",
    )
    assert title.get_text() == "Time out: First meetings about 10 minutes"
    assert str(title.select_one(".time-out-name em")) == "<em>meetings</em>"
    assert title.select_one("span.time-out-minutes").get_text() == "about 10 minutes"
    assert [(part.name, part["class"]) for part in parts] == [
        ("div", ["time-out-text"]),
        ("ol", ["time-out-prompts"]),
        ("div", ["time-out-text"]),
    ]
    assert words(parts[0]) == "Before you begin, see Leaving ."
    assert words(parts[2]) == "Talk about it, again ."


def test_each_prompt_has_a_name_an_id_and_room_to_write(tmp_path):
    section = soup_of(build(tmp_path, PAGES, conf=CONF)).select_one("section.time-out")
    items = section.select("ol.time-out-prompts > li")
    assert [item["data-prompt"] for item in items] == [
        "what-was-said-first-in-the",
        "what-was-not",
    ]
    for number, item in enumerate(items, start=1):
        prompt, room = item.find_all(recursive=False)
        assert (prompt.name, prompt["class"]) == ("div", ["time-out-prompt"])
        assert prompt["id"] == f"time-out-first-meetings-{number}"
        assert (room.name, room["class"], words(room)) == ("div", ["time-out-room"], "")
    assert str(items[0].em) == "<em>said</em>"


def test_a_draft_has_checks_and_an_open_prompt_that_is_not_shown(tmp_path):
    soup = soup_of(build(tmp_path, PAGES, conf=CONF), "mine.html")
    (draft,) = soup.select("section.time-out-draft")
    assert "time-out" in draft["class"]
    assert (draft["data-activity"], draft["data-open-prompt"]) == (
        "account",
        "In your own words",
    )
    assert draft.select_one(".time-out-title").get_text() == "An account"
    assert [words(item) for item in draft.select("ol.time-out-prompts > li")] == [
        "What happened?",
        "What did you learn?",
    ]
    checks = draft.select("ul.time-out-checks > li")
    assert [(item["data-check"], words(item)) for item in checks] == [
        ("1", "No names"),
        ("2", "No places"),
    ]
    assert [words(text) for text in draft.select(".time-out-text")] == [
        "Who reads it?",
        "Before it leaves:",
        "The end.",
    ]
    assert "In your own words" not in draft.get_text()


def test_a_time_out_has_one_list_of_prompts_and_no_checks(tmp_path):
    page = f"# Home\n\n{time_out_called('one', prompt='A?')}"
    page = page.replace("- A?\n", "- A?\n\nRead:\n\n- One\n- Two\n")
    section = soup_of(build(tmp_path, {"index.md": page}, conf=CONF)).select_one(".time-out")
    assert len(section.select("[data-prompt]")) == 1
    assert section.select("[data-check]") == []
    assert words(section.select(".time-out-text")[-1]) == "Read: One Two"


def test_all_time_outs_are_listed_in_the_order_of_the_contents(tmp_path):
    pages = {**PAGES, "index.md": PAGES["index.md"].replace("other\nmine", "mine\nother")}
    pages["mine.md"] += f"\n{time_out_called('between', 'Between')}"
    pages["apart.md"] = f"---\norphan: true\n---\n# Apart\n\n{time_out_called('apart')}"
    soup = soup_of(build(tmp_path, pages, conf=CONF), "mine.html")
    items = soup.select("ul.time-outs > li")
    assert [words(item) for item in items] == [
        "First meetings about 10 minutes , on the page: Home",
        "Between , on the page: My reflections",
        "Leaving , on the page: Other",
        "A minute about 1 minute , on the page: Other",
        "Time , on the page: Apart",
    ]
    assert [link["href"] for link in items[2].select("a")] == [
        "other.html#time-out-leaving",
        "other.html",
    ]


def test_the_place_of_reflections_holds_what_was_written_and_all_activities(tmp_path):
    soup = soup_of(build(tmp_path, PAGES, conf=CONF), "mine.html")
    (place,) = soup.select("section.reflections")
    text, listed = place.find_all(recursive=False)
    assert (text.name, words(text)) == ("p", "Without a script, print the pages.")
    assert listed["class"] == ["reflections-activities"]
    assert [
        (item["data-activity"], item["data-prompts"], words(item))
        for item in listed.find_all("li", recursive=False)
    ] == [
        (
            "first-meetings",
            "what-was-said-first-in-the what-was-not",
            "First meetings about 10 minutes",
        ),
        ("leaving", "who-left", "Leaving"),
        ("minute", "breathe", "A minute about 1 minute"),
    ]
    assert listed.a["href"] == "index.html#time-out-first-meetings"


def test_a_site_without_time_outs_has_empty_lists(tmp_path):
    page = "# Home\n\n```{time-outs}\n```\n\n```{reflections}\nNone yet.\n```\n"
    built = build(tmp_path, {"index.md": page}, conf=CONF)
    assert built.warnings == []
    body = soup_of(built).select_one("div.body")
    assert body.select("ul") == []
    assert words(body.select_one("section.reflections")) == "None yet."


def test_a_class_of_the_author_is_added(tmp_path):
    page = TIME_OUT.replace(":minutes:", ":class: my own\n:minutes:")
    pages = {**PAGES, "index.md": PAGES["index.md"].replace(TIME_OUT, page)}
    section = soup_of(build(tmp_path, pages, conf=CONF)).select_one("section.time-out")
    assert section["class"] == ["my", "own", "time-out"]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_ids_are_unique_and_names_lead_to_them(tmp_path, builder):
    pages = {**PAGES, "mine.md": PAGES["mine.md"] + f"\n{time_out_called('more')}"}
    built = build(tmp_path, pages, builder, {**CONF, "html_theme": "furo"})
    assert built.warnings == []
    soup = soup_of(built, "mine.html" if builder == "html" else "mine/index.html")
    ids = Counter(element["id"] for element in soup.select("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert {"time-out-account-2", "time-out-more-1", "time-out-more-title"} <= ids.keys()
    names = [element["aria-labelledby"] for element in soup.select("section.time-out")]
    assert set(names) <= ids.keys()


@pytest.mark.parametrize(
    ("prompts", "names"),
    [
        (["One, two & three?"], ["one-two-three"]),
        (["One two three four five six seven"], ["one-two-three-four-five-six"]),
        (["Why?", "Why?", "Why 2?", "Why!"], ["why", "why-2", "why-2-2", "why-3"]),
        (["5 things you see"], ["things-you-see"]),
        (["Was war schön?"], ["was-war-schon"]),
        (["何がありましたか?", "Что вы видели?"], ["何がありましたか", "что-вы-видели"]),
        (["…", "?", ""], ["prompt", "prompt-2", "prompt-3"]),
    ],
)
def test_a_prompt_is_named_by_its_first_words(prompts, names):
    assert prompt_names(prompts) == names


def test_prompts_that_change_places_keep_their_names(tmp_path):
    def prompts(text):
        soup = soup_of(build(tmp_path, {"index.md": f"# Home\n\n{text}"}, conf=CONF))
        return {words(item): item["data-prompt"] for item in soup.select("[data-prompt]")}

    text = time_out_called("one", prompt="One?\n- Two?\n- Three?")
    other = time_out_called("one", prompt="Three?\n- One?\n- Two?")
    assert prompts(text) == prompts(other) == {"One?": "one", "Two?": "two", "Three?": "three"}
