"""Every drawing keeps the rules, and each rule finds a fault that was put in."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from checks import drawings
from checks.colours import contrast
from checks.drawings import RULES, Drawing, findings, well_formed

DOCS = Path(__file__).parents[2] / "docs"
FILES = sorted((DOCS / "_static" / "drawings").glob("*.svg"))

# The page's own background, on which a drawing (itself transparent) stands.
THEME = runpy.run_path(str(DOCS / "conf.py"))["html_theme_options"]
PAPER = {
    scheme: THEME[f"{scheme}_css_variables"]["color-background-primary"]
    for scheme in ("light", "dark")
}

GOOD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 90" role="img" aria-labelledby="t d">
<title id="t">A ring</title>
<desc id="d">A ring with a word in it.</desc>
<style>
  svg { --ink: #222222; --accent: #7a2e3a }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #eeeeee; --accent: #e8a79b }
  }
  text { fill: var(--ink) }
  .line { stroke: var(--accent) }
</style>
<circle class="line" cx="45" cy="45" r="40"/>
<g font-size="18"><text x="9" y="50">trust <tspan font-size="16">grows</tspan></text></g>
</svg>
"""

PLANTED = [
    ("well_formed", "</desc>", "", 14),
    ("well_formed", "http://www.w3.org/2000/svg", "http://example.org/svg", 1),
    ("text_alternative", ' role="img"', "", 1),
    ("text_alternative", "A ring with a word in it.", " ", 3),
    ("text_alternative", '<title id="t">A ring</title>', "", 1),
    ("text_alternative", 'aria-labelledby="t d"', 'aria-labelledby="t"', 1),
    ("text_alternative", 'aria-labelledby="t d"', 'aria-labelledby="x d"', 1),
    ("view_box", ' viewBox="0 0 480 90"', "", 1),
    ("view_box", "0 0 480 90", "0 0 0 90", 1),
    ("self_contained", "<circle", "<script>1</script><circle", 12),
    ("self_contained", "<circle", "<foreignObject/><circle", 12),
    ("self_contained", "<circle", "<circle onclick='1'", 12),
    ("self_contained", "<circle", "<use href='https://example.org/a.svg#b'/><circle", 12),
    ("self_contained", "<circle", "<circle style='fill: url(https://example.org/a)'", 12),
    ("self_contained", "<style>", "<style>@import 'a.css';", 4),
    ("dark_scheme", "prefers-color-scheme: dark", "print", 4),
    ("dark_scheme", "--ink: #eeeeee; ", "", 5),
    ("declared_colours", "fill: var(--ink)", "fill: #222222", 5),
    ("declared_colours", "stroke: var(--accent)", "stroke: var(--wine)", 10),
    ("declared_colours", "--accent: #7a2e3a", "--wine: #7a2e3a", 10),
    ("high_contrast", "#222222", "#767676", 5),
    ("high_contrast", "#e8a79b", "#7a2e3a", 5),
    ("large_text", 'font-size="16"', 'font-size="15"', 13),
    ("large_text", 'font-size="18"', 'font-size="12"', 13),
    ("large_text", ' font-size="18"', "", 13),
    ("large_text", "0 0 480 90", "0 0 640 90", 13),
    ("large_text", "text { fill", "text { font-size: 9px; fill", 9),
    ("large_text", '<g font-size="18">', '<g font-size="18" transform="scale(.5)">', 13),
    ("small_file", "A ring with", "A ring " * 1000 + "with", 1),
]


def test_the_four_drawings_are_there():
    four = {"bordin-parts", "lineage", "peplau-phases", "rupture-and-repair"}
    assert four <= {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_drawing_keeps_the_rules(path):
    drawing = Drawing(path.name, path.read_text(encoding="utf-8"), PAPER)
    assert [str(finding) for finding in findings(drawing)] == []


def test_a_sound_drawing_breaks_no_rule():
    assert list(findings(Drawing("drawing.svg", GOOD, PAPER))) == []


@pytest.mark.parametrize(("rule", "sound", "planted", "line"), PLANTED)
def test_a_planted_fault_is_found(rule, sound, planted, line):
    assert sound in GOOD
    drawing = Drawing("drawing.svg", GOOD.replace(sound, planted), PAPER)
    found = list(getattr(drawings, rule)(drawing))
    assert found
    assert str(found[0]).startswith(f"drawing.svg:{line}: ")


def test_every_rule_has_a_planted_fault():
    assert {rule for rule, *_ in PLANTED} == {rule.__name__ for rule in (well_formed, *RULES)}


def test_of_a_drawing_that_cannot_be_read_nothing_else_is_said():
    broken = Drawing("drawing.svg", GOOD.replace("</desc>", "").replace("role", "roll"), PAPER)
    assert [finding.line for finding in findings(broken)] == [14]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Black on white, and the grey that WCAG's own explanations give as just 4.5 to 1.
    [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#fbf8f3", "#fbf8f3", 1.0)],
)
def test_contrast_is_reckoned_as_wcag_defines_it(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
