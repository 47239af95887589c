"""References as the bibliography has them: one kind of work, one form of each detail.

What an export has and the bibliography does not is left out. Where a detail is changed or
left out for a reason that the author should know, a remark says so.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from stdnum import isbn

from authoring.names import clean_names
from authoring.titles import protected, typographic

if TYPE_CHECKING:
    from csl_references.csl_json import CslItem

KINDS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "incollection",
    "post": "online",
    "post-weblog": "online",
    "report": "techreport",
    "standard": "techreport",
    "webpage": "online",
}
"""The type of an entry for each CSL type; one that is not here is `misc`."""

CSL_TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "techreport": "report",
    "online": "webpage",
    "misc": "document",
}
"""The CSL type by which an entry is formatted, for each type of entry."""

TEXTS = (
    "title",
    "container-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "number",
)
_TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>")
# https://www.crossref.org/blog/dois-and-matching-regular-expressions/
_DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Z0-9]+", re.IGNORECASE)
_BEFORE_DOI = re.compile(r"^(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi:\s*)+", re.IGNORECASE)
# pybtex, which reads the bibliography for the site, has no way to write them.
_NO_LATEX = re.compile(r"[{}\\^]")
_DOI_ADDRESS = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_ISBN = re.compile(r"\d[\d\s-]{7,15}[\dXx]")
_RANGE = re.compile(r"\s*(?:-+|[\u2010-\u2015\u2212])\s*")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth",
)  # fmt: skip


def clean_item(raw: CslItem) -> tuple[CslItem, list[str]]:
    """Return an item for the bibliography, and remarks for the author.

    The item's type is a CSL type that an entry of the bibliography can have.

    Args:
        raw: an item as an export has it; values of a wrong form have been left out.
    """
    remarks: list[str] = []
    item: CslItem = {name: plain(raw.get(name, "")) for name in TEXTS}
    if left_out := sorted(set(_NO_LATEX.findall(str(raw.get("title", ""))))):
        remarks.append(f"look at the title: these marks were left out, {' '.join(left_out)}")
    kind = _kind(raw, item)
    item["type"] = CSL_TYPES[kind]
    item |= _texts(raw, kind)
    for role in ("author", "editor", "translator"):
        item[role] = clean_names(raw.get(role) or [], role, remarks)
    if kind in {"article", "online", "misc"}:
        item["editor"] = item["translator"] = []
    item |= _addresses(raw, kind, remarks)
    issued = raw.get("issued") or {}
    item["issued"] = issued if "date-parts" in issued else {}
    item["title"] = protected(item["title"])
    if kind == "incollection":
        item["container-title"] = protected(item["container-title"])
    return {name: value for name, value in item.items() if value}, remarks


def plain(value: Any) -> str:  # noqa: ANN401 (an export may have anything)
    """Return a text without HTML, in one line, with the marks of good typography."""
    text = str(value)
    for _again in range(3):
        text = unescape(text)
    text = _TAG.sub("", text)
    text = re.sub(
        "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", " ", text
    )
    text = _NO_LATEX.sub("", text)
    text = re.sub("[\ue000-\uf8ff\ufffd\ud800-\udfff]", "", text)
    return typographic(" ".join(text.split()))


def _kind(raw: CslItem, item: CslItem) -> str:
    kind = KINDS.get(raw["type"], "misc")
    nobody = not item["publisher"] and not raw.get("DOI")
    if kind == "misc" and raw["type"] != "thesis" and raw.get("URL") and nobody:
        return "online"
    return kind


def _texts(raw: CslItem, kind: str) -> CslItem:
    """Return the details that some kinds of work have, and those that others do not."""
    texts: CslItem = {}
    if kind == "online":
        texts["publisher"] = plain(raw.get("container-title") or raw.get("publisher", ""))
    if kind not in {"article", "incollection"}:
        texts["container-title"] = ""
    if kind == "article":
        texts["publisher"] = texts["publisher-place"] = ""
        texts["issue"] = _numbers(plain(raw.get("issue", "")))
    else:
        texts["issue"] = ""
    if kind not in {"article", "techreport"}:
        texts["number"] = ""
    if kind in {"online", "misc", "techreport"}:
        texts["volume"] = ""
    if kind in {"book", "incollection"}:
        texts["edition"] = _edition(plain(raw.get("edition", "")))
    if kind in {"article", "incollection"}:
        texts["page"] = _numbers(plain(raw.get("page", "")))
    if raw["type"] == "thesis":
        texts["genre"] = plain(raw.get("genre", "")) or "Thesis"
    return texts


def _numbers(text: str) -> str:
    """Return '252-60' as a range from 252 to 260, and other numbers as they are."""
    parts = _RANGE.split(text)
    if len(parts) != 2 or not all(parts):
        return _RANGE.sub("\u2013", text)
    first, last = parts
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: -len(last)] + last
    return first if first == last else f"{first}\u2013{last}"


def _edition(text: str) -> str:
    """Return '2nd ed.' and 'Second edition' as 2; a first edition is not called one."""
    words = re.sub(r"\b(?:ed|edn|edition)\b\.?", "", text, flags=re.IGNORECASE).strip(" .,")
    number = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", words.lower())
    if number in _ORDINALS:
        number = str(_ORDINALS.index(number) + 1)
    if number == "1":
        return ""
    return number if number.isdigit() else words


def _addresses(raw: CslItem, kind: str, remarks: list[str]) -> CslItem:
    url = plain(raw.get("URL", "")).replace(" ", "")
    doi = _doi(plain(raw.get("DOI", "")), url, remarks)
    if _DOI_ADDRESS.match(url):
        url = ""
    elif url and doi and kind != "online":
        remarks.append(f"its web address was left out, since the DOI leads to the work: {url}")
        url = ""
    number = _isbn(plain(raw.get("ISBN", "")), remarks) if kind not in {"article"} else ""
    return {"DOI": doi, "URL": _https(url, remarks), "ISBN": number}


def _doi(text: str, url: str, remarks: list[str]) -> str:
    """Return a DOI without what leads to it; an address may have the only one."""
    said = text or (url if _DOI_ADDRESS.match(url) else "")
    doi = unquote(_BEFORE_DOI.sub("", said)).strip().rstrip(".,;")
    if doi and not _DOI.fullmatch(doi):
        remarks.append(f"the DOI was left out, since it has not the form of one: {said}")
        return ""
    return doi


def _isbn(text: str, remarks: list[str]) -> str:
    """Return the first ISBN that is right, without hyphens; an ISSN is none."""
    for found in _ISBN.findall(text):
        for candidate in (found, *re.split(r"\s+", found)):
            if isbn.is_valid(candidate):
                return str(isbn.compact(candidate))
    if text and not re.fullmatch(r"\d{4}-?\d{3}[\dXx]", text):
        remarks.append(f"the ISBN was left out, since a figure in it is wrong: {text}")
    return ""


def _https(url: str, remarks: list[str]) -> str:
    """Return a web address that begins with 'https://'."""
    if not url:
        return ""
    address = re.sub(r"^(?:http://|(?=www\.))", "https://", url, flags=re.IGNORECASE)
    if not re.match(r"https://[^\s/]+\.\S+$", address):
        remarks.append(f"the web address was left out, since it is none: {url}")
        return ""
    if address != url:
        remarks.append(f"see whether its web address opens with 'https://': {address}")
    return address
