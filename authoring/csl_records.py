"""References from CSL-JSON: of Zotero, Mendeley and Pandoc, and as Crossref gives it out.

Crossref's interface has lists where CSL has texts, and types of its own:
https://www.crossref.org/documentation/retrieve-metadata/rest-api/
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, cast

from authoring.text_files import AuthoringError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csl_references.csl_json import CslItem

TYPES = {
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-set": "book",
    "book-track": "chapter",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal-article": "article-journal",
    "monograph": "book",
    "posted-content": "article",
    "proceedings": "book",
    "proceedings-article": "paper-conference",
    "reference-book": "book",
    "reference-entry": "entry-encyclopedia",
    "report-component": "report",
}
"""The CSL type of each of Crossref's."""

PLACES = {
    "article-number": "number",
    "edition-number": "edition",
    "publisher-location": "publisher-place",
}
# Of these Crossref names the series first, and then the book.
_LAST_OF_LIST = {"chapter", "paper-conference"}
_AGENTS = ("author", "editor", "translator")


def csl_records(text: str) -> Iterator[CslItem]:
    """Yield the items of CSL-JSON: one, a list, or what Crossref and Zotero wrap them in.

    Raises:
        AuthoringError: it is not JSON, or there is something else in it.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            message = f"there is something else after the JSON, in line {error.lineno}"
            raise AuthoringError(f"{message}: keep one format to a file") from None
        message = f"line {error.lineno} is no JSON ({error.msg}): export it again"
        raise AuthoringError(message) from None
    except (RecursionError, ValueError):
        raise AuthoringError("this JSON cannot be read: export it again") from None
    for item in _items(data):
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            raise AuthoringError(
                "this JSON is not CSL-JSON, in which every reference has a 'type': choose "
                "'CSL JSON' where you export it"
            )
        yield _as_csl(item)


def _items(data: Any) -> list[Any]:  # noqa: ANN401 (JSON's values have many types)
    """Return the references themselves."""
    for wrapper in ("message", "items"):
        if isinstance(data, dict) and "type" not in data and wrapper in data:
            data = data[wrapper]
    return data if isinstance(data, list) else [data]


def _as_csl(raw: dict[str, Any]) -> CslItem:
    """Return an item with CSL's types, names and values; what has a wrong form is left out."""
    item: CslItem = {"type": TYPES.get(raw["type"], raw["type"])}
    within = item["type"] in _LAST_OF_LIST
    for name, value in raw.items():
        variable = PLACES.get(name, name)
        if name in _AGENTS:
            item[name] = [_agent(agent) for agent in _list(value) if isinstance(agent, dict)]
        elif name not in {"type", "issued"} and (
            text := _text(value, last=within and name == "container-title")
        ):
            item[variable] = text
    if subtitle := item.pop("subtitle", ""):
        item["title"] = f"{item.get('title', '')}: {subtitle}"
    if "publisher" not in item and isinstance(institution := raw.get("institution"), list):
        item["publisher"] = _text([part.get("name") for part in institution if part])
    if date := _issued(raw):
        item["issued"] = date
    return item


def _list(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else []


def _text(value: Any, *, last: bool = False) -> str:  # noqa: ANN401
    """Return a text or a number as a text, and of a list of texts one."""
    if isinstance(value, list):
        texts = [text for text in value if isinstance(text, str) and text.strip()]
        value = (texts[-1] if last else texts[0]) if texts else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def _agent(raw: dict[str, Any]) -> dict[str, str]:
    """Return a name; Crossref calls a group's `name`."""
    agent = {key: text for key, value in raw.items() if (text := _text(value).strip())}
    group = agent.get("literal") or agent.get("name")
    if group and "family" not in agent:
        return {"literal": group}
    if "given" not in agent and "family" in agent:
        return {"literal": agent["family"]}
    return agent


def _issued(raw: dict[str, Any]) -> CslItem | None:
    """Return the date in print, which volume and pages belong to, or else the first one."""
    for name in ("published-print", "issued", "published", "published-online"):
        date = raw.get(name)
        if not isinstance(date, dict):
            continue
        parts = _list(date.get("date-parts"))[:1]
        numbers = [str(part) for part in (_list(parts[0]) if parts else []) if part is not None]
        if numbers and re.fullmatch(r"\d{4}(,\d\d?){0,2}", ",".join(numbers[:3])):
            return {"date-parts": [[int(part) for part in numbers[:3]]]}
        said = _text(date.get("raw")) or _text(date.get("literal"))
        if found := re.search(r"(?<!\d)(\d{4})(?!\d)", said):
            return {"date-parts": [[int(found[1])]]}
        if said:
            return cast("CslItem", {"literal": said})
    return None
