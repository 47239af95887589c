from __future__ import annotations

from typing import TYPE_CHECKING

from checks.markdown_pages import all_pages, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.markdown_pages import Page

# The places where the article and the literature were found to differ. Notes that are added
# take the numbers that follow.
FIRST = 35
NUMBERS = [f"S{number}" for number in range(1, FIRST + 1)]


def wrong_notes(pages: Iterable[Page]) -> Iterator[str]:
    """Yield the notes that are missing, out of the row of numbers, and that stand twice."""
    notes = [(page, note) for page in pages for note in page.named("source-note")]
    last = max(FIRST, len({note.argument for _, note in notes}))
    places: dict[str, list[str]] = {f"S{number}": [] for number in range(1, last + 1)}
    for page, note in notes:
        if note.argument not in places:
            message = f"there is no source note {note.argument}: the last number is S{last}"
            yield str(page.at(note.line, message))
        places.setdefault(note.argument, []).append(f"{page.name}:{note.line}")
    for number, found in places.items():
        if not found:
            yield f"source note {number} stands on no page: write it where its claim is taught"
        if len(found) > 1:
            yield f"{found[1]}: source note {number} stands at {found[0]} too: take one away"


def test_every_source_note_stands_once():
    findings = list(wrong_notes(all_pages()))
    assert not findings, "\n".join(["", *findings])


def test_a_note_too_few_or_too_many_is_found():
    numbers = [number for number in NUMBERS if number != "S7"] + ["S2", "S36"]
    page = read_page("\n\n".join(f":::{{source-note}} {number}\n:::" for number in numbers))
    assert list(wrong_notes([page])) == [
        "page.md:106: there is no source note S36: the last number is S35",
        "page.md:103: source note S2 stands at page.md:4 too: take one away",
        "source note S7 stands on no page: write it where its claim is taught",
    ]


def test_a_note_that_is_added_takes_the_next_number():
    text = "\n\n".join(f":::{{source-note}} {number}\n:::" for number in [*NUMBERS, "S36"])
    assert list(wrong_notes([read_page(text)])) == []
    assert list(wrong_notes([read_page(text.replace("S36", "S37"))])) == [
        "page.md:106: there is no source note S37: the last number is S36",
        "source note S36 stands on no page: write it where its claim is taught",
    ]
