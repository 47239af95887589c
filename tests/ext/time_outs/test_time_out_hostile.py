"""What stands in a time out neither runs in a reader's browser nor breaks the build."""

from __future__ import annotations

import cProfile

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from time_out_pages import CONF, time_out_called

from site_builder import BUILDERS, build

IN_RST = """\
Page
====

.. reflection-draft:: "><img src=x onerror=1>
   :name: "><script>1</script>
   :class: "><script>
   :open-prompt: "><script>alert(0)</script>

   "><script>alert(1)</script>

   - ``<script>`` & "><svg onload=alert(2)>

   between

   - **"<img src=x onerror=alert(3)>**

.. reflections::

   "><script>alert(4)</script>

.. time-out:: " onclick="f()
   :name: quoted

   - " onclick="f()

.. time-outs::
"""


def body_of(built, name="index.html"):
    return BeautifulSoup(built.read(name), "html.parser").select_one("div.body")


def kinds_of(warnings):
    return [warning.rpartition(" [")[2].removesuffix("]") for warning in warnings]


def test_what_could_run_is_shown_as_text(tmp_path):
    body = body_of(build(tmp_path, {"index.rst": IN_RST}, conf={**CONF, "smartquotes": False}))
    draft = body.select_one(".time-out-draft")
    assert draft["id"] == "time-out-script-1-script"
    assert draft["data-open-prompt"] == '"><script>alert(0)</script>'
    assert draft.select_one(".time-out-name").get_text() == '"><img src=x onerror=1>'
    assert draft.select_one("[data-check]").get_text(strip=True) == (
        '"<img src=x onerror=alert(3)>'
    )
    assert body.select_one(".time-outs a").get_text() == '" onclick="f()'
    assert body.select("script, svg, img, [onerror], [onload], [onclick]") == []


IN_MARKDOWN = """\
# Page

:::{time-out} Title <script>alert(0)</script>
:name: one

In a line <kbd>F1</kbd> <svg onload=alert(3)>

- What <img src=x onerror=alert(2)>

</div></section><p id="out">

[a](javascript:alert(6)) <a style="x">
:::

```{reflections}
<iframe srcdoc="<script>alert(4)</script>"></iframe> [b](javascript:alert(7))
```

The end.
"""


def test_html_that_could_run_is_shown_as_text_and_other_html_stays(tmp_path):
    built = build(tmp_path, {"index.md": IN_MARKDOWN}, conf=CONF)
    assert set(kinds_of(built.warnings)) == {"time_out.html"}
    body = body_of(built)
    assert body.select("script, img, svg, iframe, a[href^=java], #out") == []
    assert [tag for tag in body.find_all() if {"onclick", "style"} & tag.attrs.keys()] == []
    assert body.select_one("section.time-out kbd").get_text() == "F1"
    end = body.find("p", string="The end.")
    assert end.find_parent("section")["id"] == "page"


ODD = {
    "right to left": "\N{RIGHT-TO-LEFT OVERRIDE}שלום \N{LEFT-TO-RIGHT MARK}اسم",
    "combining": "Z\N{COMBINING ACUTE ACCENT}" + "\N{COMBINING TILDE}" * 200,
    "emoji": "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{WAVING HAND SIGN}",
    "zero width": "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}",
    "control": "a\x00b\x07c\x1b[31m",
    "private": "\ue000\U0010ffff",
    "markup": "**bold *both** `open [link]( ``` ::: {role}`",
    "huge": "word " * 5_000,
    "long": "w" * 2_000,
}


@pytest.mark.parametrize("builder", BUILDERS)
def test_odd_texts_break_no_builder(tmp_path, builder):
    parts = "\n".join(
        f":::{{reflection-draft}} {text}\n:name: part-{number}\n:open-prompt: {text}\n\n"
        f"{text}\n\n- {text}\n\n{text}\n\n- {text}\n:::\n"
        for number, text in enumerate(ODD.values())
    )
    page = f"# Page\n\n{parts}\n```{{time-outs}}\n```\n\nThe end.\n"
    built = build(tmp_path, {"index.md": page}, builder, CONF)
    assert built.status == 0
    assert {kind.split(".")[0] for kind in kinds_of(built.warnings)} <= {"time_out"}
    for path in [*built.outdir.rglob("*.xhtml"), *built.outdir.rglob("*.xml")]:
        etree.parse(path)  # raises where a reader of EPUB or XML would
    if builder == "html":
        body = body_of(built)
        assert len(body.select("section.time-out")) == len(ODD)
        assert body.find("p", string="The end.").find_parent("section")["id"] == "page"


def test_a_project_of_any_name_stays_in_its_attribute(tmp_path):
    title = "\"><script>'1' & 2</script>"
    page = f"# Page\n\n{time_out_called('one')}"
    conf = {**CONF, "time_outs_storage_key": title}
    soup = BeautifulSoup(
        build(tmp_path, {"index.md": page}, conf=conf).read("index.html"), "html.parser"
    )
    script = soup.select_one("script[data-site]")
    assert script["data-site"] == title


def test_a_time_out_in_a_time_out_stands_on_its_own(tmp_path):
    inner = "  :::{time-out} Inner\n  :name: inner\n\n  - Deep?\n  :::\n"
    page = f"# Page\n\n::::{{time-out}} Outer\n:name: outer\n\n- What?\n\n{inner}- Why?\n::::\n"
    built = build(tmp_path, {"index.md": page}, conf=CONF)
    assert built.warnings == []
    outer, within = body_of(built).select("section.time-out")
    assert within.find_parent("section") is outer
    assert [item["data-prompt"] for item in within.select("[data-prompt]")] == ["deep"]
    ids = [prompt["id"] for prompt in body_of(built).select(".time-out-prompt")]
    assert sorted(ids) == ["time-out-inner-1", "time-out-outer-1", "time-out-outer-2"]


def test_twice_the_time_outs_are_twice_the_work(tmp_path):
    def calls(count):
        page = "# Page\n\n" + "\n".join(time_out_called(f"one-{n}x") for n in range(count))
        page += "\n```{time-outs}\n```\n"
        profile = cProfile.Profile()
        profile.runcall(build, tmp_path, {"index.md": page}, conf=CONF)
        return sum(entry.callcount for entry in profile.getstats())

    calls(1)  # imports what a first build imports
    few, some, many = calls(50), calls(100), calls(200)
    # The last 100, against 50: with a loop over all time outs for each, they were fourfold.
    assert 1.8 < (many - some) / (some - few) < 2.2
