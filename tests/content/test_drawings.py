"""Every drawing can be read: by a screen reader, on a phone, in light and in dark."""

from __future__ import annotations

import re
import runpy
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
FILES = sorted((DOCS / "_static" / "drawings").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"

# The page's own background, on which a drawing (itself transparent) stands.
THEME = runpy.run_path(str(DOCS / "conf.py"))["html_theme_options"]
PAPER = {
    scheme: THEME[f"{scheme}_css_variables"]["color-background-primary"]
    for scheme in ("light", "dark")
}
CONTRAST = 7.0  # WCAG 2.2, success criterion 1.4.6 (enhanced)
# 16 units of a 480 wide drawing are 11.3 px on a phone that shows it 340 px wide.
TEXT_PER_WIDTH = 16 / 480
MOST_BYTES = 6 * 1024

DARK = re.compile(
    r"@media \(prefers-color-scheme: dark\)\s*\{(?P<rules>(?:[^{}]*\{[^{}]*\})*)\s*\}"
)


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  the files are this repository's own


def styles(root: ET.Element) -> dict[str, str]:
    """The rules for light, and those that a dark scheme adds."""
    css = "".join(style.text or "" for style in root.iter(f"{SVG}style"))
    dark = DARK.search(css)
    return {"light": DARK.sub("", css), "dark": dark["rules"] if dark else ""}


def colours(rules: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-fA-F]{6})\b", rules))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


# Each check takes the text of a drawing and returns what is wrong with it.


def well_formed(svg: str) -> list[str]:
    try:
        root = parse(svg)
    except ET.ParseError as error:
        return [str(error)]
    return [] if root.tag == f"{SVG}svg" else [f"the root is {root.tag}"]


def text_alternative(svg: str) -> list[str]:
    root = parse(svg)
    named = root.get("aria-labelledby", "").split()
    faults = [] if root.get("role") == "img" else ['no role="img"']
    for tag in ("title", "desc"):
        element = root.find(SVG + tag)
        if element is None or not (element.text or "").strip():
            faults.append(f"no {tag}")
        elif element.get("id") not in named:
            faults.append(f"aria-labelledby does not name the {tag}")
    return faults


def view_box(svg: str) -> list[str]:
    box = parse(svg).get("viewBox", "")
    return [] if re.fullmatch(r"0 0 [1-9]\d* [1-9]\d*", box) else [f"viewBox is {box!r}"]


def self_contained(svg: str) -> list[str]:
    root = parse(svg)
    faults = ["a document type"] if "<!DOCTYPE" in svg else []
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if name in {"script", "foreignObject", "image"}:
            faults.append(name)
        for attribute, value in element.attrib.items():
            plain = attribute.rpartition("}")[2].lower()
            if plain.startswith("on") or (plain == "href" and not value.startswith("#")):
                faults.append(f"{plain}={value}")
    faults += re.findall(r"@import|url\((?!#)[^)]*\)", svg)
    return faults


def dark_scheme(svg: str) -> list[str]:
    rules = styles(parse(svg))
    light, dark = colours(rules["light"]), colours(rules["dark"])
    if not dark:
        return ["no colours for prefers-color-scheme: dark"]
    return [f"{name} has no dark colour" for name in light if name not in dark]


def declared_colours(svg: str) -> list[str]:
    css = styles(parse(svg))["light"]
    used = re.findall(r"(?:fill|stroke):\s*([^;}]+?)\s*[;}]", css)
    known = {f"var({name})" for name in colours(css)}
    faults = [f"{colour} is not a declared colour" for colour in used if colour not in known]
    faults += [f"no {name}" for name in ("--ink", "--accent") if f"var({name})" not in known]
    return faults


def high_contrast(svg: str) -> list[str]:
    return [
        f"{scheme} {name} {colour}: {contrast(colour, PAPER[scheme]):.2f}"
        for scheme, rules in styles(parse(svg)).items()
        for name, colour in colours(rules).items()
        if contrast(colour, PAPER[scheme]) < CONTRAST
    ]


def large_text(svg: str) -> list[str]:
    root = parse(svg)
    least = float(root.get("viewBox", "0 0 0 0").split()[2]) * TEXT_PER_WIDTH
    faults = [f"{rule} in the style" for rule in re.findall(r"\bfont(?:-size)?:", svg)]
    faults += ["a transform"] if "transform" in svg else []

    def look(element: ET.Element, inherited: float) -> None:
        size = float(element.get("font-size", inherited))
        if element.tag in {f"{SVG}text", f"{SVG}tspan"} and size < least:
            faults.append(f"{element.text!r} is {size:g} units high")
        for child in element:
            look(child, size)

    look(root, 0)
    return faults


def small_file(svg: str) -> list[str]:
    size = len(svg.encode())
    return [] if size < MOST_BYTES else [f"{size} bytes"]


CHECKS = [
    well_formed,
    text_alternative,
    view_box,
    self_contained,
    dark_scheme,
    declared_colours,
    high_contrast,
    large_text,
    small_file,
]

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
    (well_formed, "</desc>", ""),
    (well_formed, "http://www.w3.org/2000/svg", "http://example.org/svg"),
    (text_alternative, ' role="img"', ""),
    (text_alternative, "A ring with a word in it.", " "),
    (text_alternative, '<title id="t">A ring</title>', ""),
    (text_alternative, 'aria-labelledby="t d"', 'aria-labelledby="t"'),
    (text_alternative, 'aria-labelledby="t d"', 'aria-labelledby="x d"'),
    (view_box, ' viewBox="0 0 480 90"', ""),
    (view_box, "0 0 480 90", "0 0 0 90"),
    (self_contained, "<circle", "<script>1</script><circle"),
    (self_contained, "<circle", "<foreignObject/><circle"),
    (self_contained, "<circle", "<circle onclick='1'"),
    (self_contained, "<circle", "<use href='https://example.org/a.svg#b'/><circle"),
    (self_contained, "<circle", "<circle style='fill: url(https://example.org/a)'"),
    (self_contained, "<style>", "<style>@import 'a.css';"),
    (dark_scheme, "prefers-color-scheme: dark", "print"),
    (dark_scheme, "--ink: #eeeeee; ", ""),
    (declared_colours, "fill: var(--ink)", "fill: #222222"),
    (declared_colours, "stroke: var(--accent)", "stroke: var(--wine)"),
    (declared_colours, "--accent: #7a2e3a", "--wine: #7a2e3a"),
    (high_contrast, "#222222", "#767676"),
    (high_contrast, "#e8a79b", "#7a2e3a"),
    (large_text, 'font-size="16"', 'font-size="15"'),
    (large_text, 'font-size="18"', 'font-size="12"'),
    (large_text, ' font-size="18"', ""),
    (large_text, "0 0 480 90", "0 0 640 90"),
    (large_text, "text { fill", "text { font-size: 9px; fill"),
    (large_text, '<g font-size="18">', '<g font-size="18" transform="scale(.5)">'),
    (small_file, "A ring with", "A ring " * 1000 + "with"),
]


def test_the_four_drawings_are_there():
    four = {"bordin-parts", "lineage", "peplau-phases", "rupture-and-repair"}
    assert four <= {path.stem for path in FILES}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_drawing(path, check):
    assert check(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_sound_drawing_passes(check):
    assert check(GOOD) == []


@pytest.mark.parametrize(("check", "sound", "planted"), PLANTED)
def test_a_planted_fault_is_found(check, sound, planted):
    assert sound in GOOD
    assert check(GOOD.replace(sound, planted)) != []


def test_every_check_has_a_planted_fault():
    assert {check for check, _, _ in PLANTED} == set(CHECKS)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Black on white, and the grey that WCAG's own explanations give as just 4.5 to 1.
    [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#fbf8f3", "#fbf8f3", 1.0)],
)
def test_contrast_is_reckoned_as_wcag_defines_it(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
