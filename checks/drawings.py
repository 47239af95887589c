"""Whether a drawing can be read: by a screen reader, on a phone, in light and in dark.

A rule takes a drawing and yields what is wrong, at the line where it stands.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, NamedTuple

from checks.colours import contrast
from checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

SVG = "{http://www.w3.org/2000/svg}"
CONTRAST = 7.0  # WCAG 2.2, success criterion 1.4.6 (enhanced)
# 16 units of a 480 wide drawing are 11.3 px on a phone that shows it 340 px wide.
TEXT_PER_WIDTH = 16 / 480
MOST_BYTES = 6 * 1024
DARK = re.compile(
    r"@media \(prefers-color-scheme: dark\)\s*\{(?P<rules>(?:[^{}]*\{[^{}]*\})*)\s*\}"
)


class Drawing(NamedTuple):
    """A drawing: its file, its text, and the colours of the page it stands on."""

    name: str
    svg: str
    paper: dict[str, str]
    """The page's background in the schemes `light` and `dark`."""

    def root(self) -> ET.Element:
        """Return the element that holds all others."""
        return ET.fromstring(self.svg)  # noqa: S314 (a file of the house, shown to its author)

    def styles(self) -> dict[str, str]:
        """Return the rules for light, and those that a dark scheme adds."""
        css = "".join(style.text or "" for style in self.root().iter(f"{SVG}style"))
        dark = DARK.search(css)
        return {"light": DARK.sub("", css), "dark": dark["rules"] if dark else ""}

    def at(self, words: str, message: str) -> Finding:
        """Return a finding at the line where `words` stand first, or the first line."""
        place = self.svg.find(words) if words else -1
        return Finding(self.name, self.svg[: max(place, 0)].count("\n") + 1, message)


def colours(rules: str) -> dict[str, str]:
    """Return the colours that rules of CSS declare as variables."""
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-fA-F]{6})\b", rules))


def findings(drawing: Drawing) -> Iterator[Finding]:
    """Yield what is wrong with a drawing; where its form is, no more than that."""
    broken = list(well_formed(drawing))
    yield from broken
    if not broken:
        for rule in RULES:
            yield from rule(drawing)


def well_formed(drawing: Drawing) -> Iterator[Finding]:
    """The file is XML, and SVG."""
    try:
        root = drawing.root()
    except ET.ParseError as error:
        message = "the drawing cannot be read from this line on: save it again as SVG"
        yield Finding(drawing.name, max(error.position[0], 1), message)
        return
    if root.tag != f"{SVG}svg":
        name = SVG.strip("{}")
        yield drawing.at("<svg", f'this is no drawing: it begins with <svg xmlns="{name}" …>')


def text_alternative(drawing: Drawing) -> Iterator[Finding]:
    """A drawing has a title and a description, and says that these are its name."""
    root = drawing.root()
    if root.get("role") != "img":
        yield drawing.at("<svg", 'the drawing is not marked as one: write role="img" in <svg>')
    for tag in ("title", "desc"):
        element = root.find(SVG + tag)
        if element is None or not (element.text or "").strip():
            yield drawing.at(
                f"<{tag}" if element is not None else "<svg",
                f"the drawing has no <{tag}>, which is read to those who do not see it: write "
                f"one after <svg …>",
            )
        elif element.get("id") not in root.get("aria-labelledby", "").split():
            name = element.get("id") or tag
            yield drawing.at(
                "<svg", f"the <{tag}> is not read out: give it id=\"{name}\", and name that in "
                "aria-labelledby of <svg>",
            )  # fmt: skip


def view_box(drawing: Drawing) -> Iterator[Finding]:
    """A drawing says how large it is, so that it can be shown smaller."""
    if not re.fullmatch(r"0 0 [1-9]\d* [1-9]\d*", drawing.root().get("viewBox", "")):
        message = (
            'the drawing does not say its size: write viewBox="0 0 480 300", or what it is'
        )
        yield drawing.at("<svg", message)


def self_contained(drawing: Drawing) -> Iterator[Finding]:
    """A drawing runs nothing and loads nothing."""
    found = ["<!DOCTYPE"] if "<!DOCTYPE" in drawing.svg else []
    for element in drawing.root().iter():
        name = element.tag.removeprefix(SVG)
        if name in {"script", "foreignObject", "image"}:
            found.append(f"<{name}")
        for attribute, value in element.attrib.items():
            bare = attribute.rpartition("}")[2]
            is_link = bare.lower() == "href" and not value.startswith("#")
            if bare.lower().startswith("on") or is_link:
                found.append(f"{bare}=")
    found += re.findall(r"@import|url\((?!#)[^)]*\)", drawing.svg)
    for words in found:
        yield drawing.at(
            words, f"'{words}' would run or load something else: a drawing has no more than "
            "shapes and words, so take it out",
        )  # fmt: skip


def dark_scheme(drawing: Drawing) -> Iterator[Finding]:
    """Every colour has one for the dark scheme."""
    rules = drawing.styles()
    light, dark = colours(rules["light"]), colours(rules["dark"])
    if not dark:
        yield drawing.at(
            "<style", "the drawing has no colours for the dark: write them in <style> under "
            "'@media (prefers-color-scheme: dark)', as the other drawings do",
        )  # fmt: skip
        return
    for name in light:
        if name not in dark:
            yield drawing.at(name, f"the colour {name} has none for the dark: write one")


def declared_colours(drawing: Drawing) -> Iterator[Finding]:
    """A colour is one that is declared, since only these change with the scheme."""
    css = drawing.styles()["light"]
    known = {f"var({name})" for name in colours(css)}
    for colour in re.findall(r"(?:fill|stroke):\s*([^;}]+?)\s*[;}]", css):
        if colour not in known:
            yield drawing.at(
                colour, f"'{colour}' would not change in the dark: declare it as a variable, "
                "like --ink, and write var(--ink)",
            )  # fmt: skip
    for name in ("--ink", "--accent"):
        if f"var({name})" not in known:
            yield drawing.at("<style", f"the colour {name} is missing: declare it in <style>")


def high_contrast(drawing: Drawing) -> Iterator[Finding]:
    """Every colour can be told from the page."""
    for scheme, rules in drawing.styles().items():
        for name, colour in colours(rules).items():
            found = contrast(colour, drawing.paper[scheme])
            if found < CONTRAST:
                yield drawing.at(
                    colour, f"{name} {colour} has a contrast of {found:.1f} to 1 with the "
                    f"{scheme} page, and 7 is the least: choose a stronger colour",
                )  # fmt: skip


def large_text(drawing: Drawing) -> Iterator[Finding]:
    """Words can be read on a phone."""
    for words in re.findall(r"\bfont(?:-size)?:|\btransform\b", drawing.svg):
        yield drawing.at(
            words, f"'{words}' hides how large the words are: write font-size=\"16\" in the "
            "<text> or the <g>, and nothing else that changes sizes",
        )  # fmt: skip
    root = drawing.root()
    sides = root.get("viewBox", "").split()
    least = float(sides[2]) * TEXT_PER_WIDTH if len(sides) == 4 and sides[2].isdigit() else 0
    for element, size in sizes(root, 0):
        if size < least:
            yield drawing.at(
                f">{element.text}", f"'{element.text}' is {size:g} units high, and "
                f"{least:g} is the least that can be read on a phone: make it larger",
            )  # fmt: skip


def sizes(element: ET.Element, inherited: float) -> Iterator[tuple[ET.Element, float]]:
    """Yield the elements that are words, with the size that these have."""
    given = element.get("font-size")
    # A size that is no bare number is none: how large it is shown cannot be known.
    is_number = given is not None and re.fullmatch(r"\d+(\.\d+)?", given)
    size = inherited if given is None else float(given) if is_number else 0
    if element.tag in {f"{SVG}text", f"{SVG}tspan"}:
        yield element, size
    for child in element:
        yield from sizes(child, size)


def small_file(drawing: Drawing) -> Iterator[Finding]:
    """A drawing is loaded at once, on a slow network too."""
    size = len(drawing.svg.encode())
    if size >= MOST_BYTES:
        message = (
            f"the drawing has {size:,} bytes, and {MOST_BYTES:,} are the most: make it simpler"
        )
        yield drawing.at("", message)


RULES = (
    text_alternative, view_box, self_contained, dark_scheme, declared_colours, high_contrast,
    large_text, small_file,
)  # fmt: skip
