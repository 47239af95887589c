"""Asks the search of the built site its questions, for tests in a browser."""

from __future__ import annotations

from pathlib import Path

QUESTIONS = Path(__file__).with_name("search_questions.txt")
AMONG = 3


def questions():
    """Return each question with the pages or sections of which one is to be found."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" => ") for line in lines if line and not line.startswith("#")]
    return [(question.strip(), wanted.strip().split(" or ")) for question, wanted in pairs]


def first_results(page):
    """Return the addresses of the first results of each question, on a page with an index."""
    asked = [question for question, _ in questions()]
    return page.evaluate(
        """asked => asked.map(question => sectionSearch.find(question)
             .results.slice(0, 3).map(result => result.address))""",
        asked,
    )


def is_there(address, wanted):
    """Whether an address is the page, section or folder that is wanted."""
    page, _, anchor = address.partition("#")
    name, _, section = wanted.partition("#")
    page = page.removesuffix(".html")
    right = page.startswith(name) if name.endswith("/") else page == name
    return right and (not section or anchor == section)


def missed(page):
    """Return each question that fails, with what is wanted and what is found."""
    return [
        f"{question}: wanted {' or '.join(wanted)}, found {', '.join(found) or 'nothing'}"
        for (question, wanted), found in zip(questions(), first_results(page), strict=True)
        if not any(is_there(address, want) for address in found for want in wanted)
    ]
