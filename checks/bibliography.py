"""What holds for the entries of `references.bib`: complete, well-formed, honest, in use.

A rule takes the works and yields what is wrong, at the line of the entry or of its field.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from stdnum import isbn

from checks.finding import Finding
from checks.works import NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from checks.page import Page
    from checks.works import Works

REQUIRED = {
    "article": {"author", "title", "journal", "year"},
    "book": {"author or editor", "title", "publisher", "year"},
    "incollection": {"author", "title", "booktitle", "editor", "publisher", "year"},
    "misc": {"author", "title", "year"},
    "online": {"author", "title", "url"},
    "techreport": {"author", "title", "institution", "year or url"},
}
STATES = ("verified", "partly", "unverified")
REISSUED = {frozenset({"peplau1952", "peplau1988"})}
"""Works that share a title, since one is a reissue of the other."""

# https://www.crossref.org/blog/dois-and-matching-regular-expressions/
DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Z0-9]+", re.IGNORECASE)
KEY = re.compile(r"[a-z][a-z0-9]*")
ROLE = re.compile(r"\{cite:\w+\}`([^`]+)`")
UNCITED = "no page cites this work"
SOURCE = re.compile(r"^\s*:source:[ \t]*(\S.*)$", re.MULTILINE)


def required_fields(works: Works) -> Iterator[Finding]:
    """An entry is of a known type, and has what its type needs."""
    for entry in works.entries:
        present = {*entry.fields, *entry.persons}
        if entry.type not in REQUIRED:
            (near,) = difflib.get_close_matches(entry.type, REQUIRED, 1) or ("",)
            meant = f"did you mean @{near}? " if near else ""
            kinds = ", ".join(f"@{kind}" for kind in REQUIRED)
            message = f"there is no kind of work @{entry.type}: {meant}Write one of {kinds}"
            yield works.at(entry.key, message)
        for wanted in sorted(REQUIRED.get(entry.type, ())):
            if not present.intersection(wanted.split(" or ")):
                field = wanted.partition(" or ")[0]
                message = f"there is no {wanted}: add a line '{field} = {{…}},'"
                yield works.at(entry.key, message)


def dois(works: Works) -> Iterator[Finding]:
    """A DOI is a bare one."""
    for entry in works.entries:
        doi = entry.fields.get("doi")
        if doi and not DOI.fullmatch(doi):
            message = (
                f"'{doi}' is no DOI: write what follows https://doi.org/, like 10.1037/h0085885"
            )
            yield works.at(entry.key, message, "doi")


def isbns(works: Works) -> Iterator[Finding]:
    """An ISBN is one number, and has the right check digit."""
    for entry in works.entries:
        number = entry.fields.get("isbn")
        if number and not isbn.is_valid(number):
            message = f"'{number}' is no ISBN: write one number, and compare it with the book's"
            yield works.at(entry.key, message, "isbn")


def addresses(works: Works) -> Iterator[Finding]:
    """A web address is complete and safe."""
    for entry in works.entries:
        url = entry.fields.get("url")
        if url and not re.fullmatch(r"https://\S+", url):
            message = f"'{url}' is no address that begins with https:// and has no blanks"
            yield works.at(entry.key, f"{message}: copy it from the browser", "url")


def nothing_twice(works: Works) -> Iterator[Finding]:
    """No two entries have one DOI, title (apart from case and braces) or address."""
    for field in ("doi", "title", "url"):
        keys = defaultdict(list)
        for entry in works.entries:
            if value := entry.fields.get(field):
                keys[re.sub(r"[\W_]+", " ", value.casefold()).strip()].append(entry.key)
        for first, *others in keys.values():
            for key in others:
                if frozenset({first, key}) not in REISSUED:
                    message = f"'{first}' has the same {field}: keep one of the two entries"
                    yield works.at(key, message, field)


def keys_twice(works: Works) -> Iterator[Finding]:
    """Keys differ in more than their case."""
    seen: dict[str, int] = {}
    for key, line in works.places():
        if key.casefold() in seen:
            yield Finding(
                NAME, line, f"{key}: line {seen[key.casefold()]} has this key already: write "
                f"another, like {key.casefold()}b, or take one of the two entries away",
            )  # fmt: skip
        seen.setdefault(key.casefold(), line)


def fields_twice(works: Works) -> Iterator[Finding]:
    """An entry has a field once."""
    for key, field in works.fields_twice:
        yield works.at(
            key, f"the line '{field} = …' stands twice: take one of them away", field
        )


def sorted_keys(works: Works) -> Iterator[Finding]:
    """The entries are sorted by key, which has small letters and digits."""
    for key, line in works.places():
        if not KEY.fullmatch(key):
            message = f"{key}: a key has small letters and digits alone, like {plain(key)}"
            yield Finding(NAME, line, message)
    for (earlier, _), (later, line) in pairwise(works.places()):
        if later < earlier:
            message = f"{later}: the entries are sorted by key: move this one above {earlier}"
            yield Finding(NAME, line, message)


def plain(key: str) -> str:
    """Return a key in the form that keys have."""
    return re.sub(r"[^a-z0-9]", "", key.casefold()).lstrip("0123456789") or "bordin1979"


def verification(works: Works) -> Iterator[Finding]:
    """What of an entry is not confirmed, it tells the reader."""
    for entry in works.entries:
        state, addendum = entry.fields.get("verification"), entry.fields.get("addendum", "")
        if state not in STATES:
            message = f"write 'verification = {{…}},' with one of {', '.join(STATES)}"
            yield works.at(entry.key, message, "verification")
        elif state != "verified" and not addendum:
            message = (
                f"it is '{state}': say what is not confirmed, in a line 'addendum = {{…}},'"
            )
            yield works.at(entry.key, message, "verification")
        elif addendum and not re.fullmatch(r"[A-Z].*[a-z0-9)]\.", addendum):
            message = "the addendum is a sentence: begin with a capital, end with a full stop"
            yield works.at(entry.key, message, "addendum")


def sentence_case(works: Works) -> Iterator[Finding]:
    """A title has capitals as a sentence has; braces protect those of names."""
    for entry in works.entries:
        for field in ("title", "booktitle"):
            bare = re.sub(r"\{[^}]*\}", "", entry.fields.get(field, ""))
            # The first word may well have a capital, and a title in braces none is left of.
            if capitals := re.findall(r"(?<=\s)[A-Z]\w*", bare.lstrip()):
                yield works.at(
                    entry.key, f"the {field} has capitals ({', '.join(capitals)}): write "
                    f"small letters, and names between braces, {{{capitals[0]}}}", field,
                )  # fmt: skip


def one_list(pages: Iterable[Page]) -> Iterator[Finding]:
    """The works are listed once on the site."""
    places = [(page, item.line) for page in pages for item in page.named("bibliography")]
    for page, line in places[1:]:
        first = f"{places[0][0].name}:{places[0][1]}"
        yield page.at(line, f"the list of works stands at {first} already: take one away")
    if not places:
        yield Finding(
            "docs/references.md", 1, "no page lists the works, so that no citation can lead to "
            "one: write '```{bibliography}' and '```' on this page",
        )  # fmt: skip


def cited(texts: Iterable[str]) -> set[str]:
    """Return the keys that pages cite, by role or as a deck's source."""
    return {
        target.key
        for text in texts
        for targets in [*ROLE.findall(text), *SOURCE.findall(text)]
        for target in parse_citation_targets(targets)
    }


def uncited(works: Works, cited: Collection[str]) -> Iterator[Finding]:
    """A page cites each work."""
    for entry in works.entries:
        if entry.key not in cited:
            yield works.at(
                entry.key, f"{UNCITED}: cite it, like {{cite:p}}`{entry.key}`, or "
                "take the entry away",
            )  # fmt: skip


RULES = (
    required_fields, dois, isbns, addresses, nothing_twice, keys_twice, fields_twice,
    sorted_keys, verification, sentence_case,
)  # fmt: skip
