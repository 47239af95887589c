"""The ledger of addresses: every address that was ever published, one in a line.

    peplau-phases     2026-11-24
    peplau-stages     2026-11-24  is now peplau-phases
    roles             2026-11-24  ended 2027-03-01, see peplau-roles
    exam              2026-11-24  ended 2027-03-01: the module has closed

A line holds a label, the day since when its address is published, and what became of it.
Lines are sorted by label; a line that begins with '#' is a comment.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

LABEL = r"[a-z0-9]+(?:[-_.][a-z0-9]+)*"
"""What a label has to look like to be a part of an address."""

_DATE = r"\d{4}-\d\d-\d\d"
_LINE = re.compile(
    rf"(?P<label>\S+)\s+(?P<since>{_DATE})"
    rf"(?:\s+is now (?P<alias>\S+)"
    rf"|\s+ended (?P<ended>{_DATE})(?:, see (?P<heir>[^\s:]+))?(?:: *(?P<reason>\S.*))?)?"
)
FORMS = (
    "LABEL DATE",
    "LABEL DATE is now LABEL",
    "LABEL DATE ended DATE, see LABEL",
    "LABEL DATE ended DATE: why",
)


class Address(NamedTuple):
    """A published address, and what became of it."""

    label: str
    since: date
    line: int = 0
    alias: str = ""
    """The label that the section bears now."""
    ended: date | None = None
    heir: str = ""
    """The label of the section that took the place of one that ended."""
    reason: str = ""

    @property
    def is_current(self) -> bool:
        """Whether a section is to bear the label."""
        return not self.alias and self.ended is None


class Misfit(NamedTuple):
    """A line that the ledger cannot have, and why."""

    line: int
    problem: str
    label: str = ""
    """The label that the line begins with, of which nothing else need be said."""


class Ledger(NamedTuple):
    """What a ledger's text says."""

    addresses: dict[str, Address]
    misfits: list[Misfit]

    def successor(self, label: str) -> str:
        """Return the label that `label` is known by now, through all its renamings.

        A ledger in which renamings go round in a circle gives one of the circle.
        """
        seen = set()
        while (address := self.addresses.get(label)) and address.alias and label not in seen:
            seen.add(label)
            label = address.alias
        return label


def read_ledger(text: str) -> Ledger:
    """Return what the text of a ledger says; lines that cannot be read are its misfits."""
    addresses: dict[str, Address] = {}
    misfits = []
    before = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            address = _address(line.strip(), number)
        except ValueError as error:
            misfits.append(Misfit(number, str(error), _label_of(line.strip())))
            continue
        if address.label in addresses:
            first = addresses[address.label].line
            misfits.append(Misfit(number, f"'{address.label}' stands in line {first} already"))
            continue
        if address.label < before:
            misfits.append(Misfit(number, f"'{address.label}' belongs above '{before}'"))
        before = max(before, address.label)
        addresses[address.label] = address
    return Ledger(addresses, misfits)


def _address(line: str, number: int) -> Address:
    """Return the address of a line.

    Raises:
        ValueError: the line has no form of a ledger's; the message says which there are.
    """
    match = _LINE.fullmatch(line)
    if not match or (match["ended"] and not (match["heir"] or match["reason"])):
        raise ValueError(f"'{line}' is none of: {'; '.join(FORMS)}")
    if not re.fullmatch(LABEL, match["label"]):
        raise ValueError(f"'{match['label']}' cannot be an address")
    since, ended = _day(match["since"]), _day(match["ended"]) if match["ended"] else None
    if ended and ended < since:
        raise ValueError(f"'{match['label']}' ended before it was published")
    return Address(
        match["label"],
        since,
        number,
        match["alias"] or "",
        ended,
        match["heir"] or "",
        match["reason"] or "",
    )


def _day(text: str) -> date:
    """Return a date.

    Raises:
        ValueError: the calendar has no such day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no day {text}") from None


def with_labels(text: str, labels: set[str], since: date) -> str:
    """Return the text of a ledger with lines added for the labels that it lacks.

    Comments at the top stay there, and no line that is there is changed; where the lines are
    sorted they stay so.
    """
    known = read_ledger(text).addresses
    lines = text.splitlines()
    width = max(map(len, labels | known.keys()), default=0)
    for label in sorted(labels - known.keys()):
        place = next((n for n, line in enumerate(lines) if _label_of(line) > label), len(lines))
        lines.insert(place, f"{label:<{width}}  {since.isoformat()}")
    return "".join(f"{line}\n" for line in lines)


def _label_of(line: str) -> str:
    """Return the label at the start of a line; nothing for a comment or an empty line."""
    return "" if line.startswith("#") or not line.strip() else line.split(maxsplit=1)[0]
