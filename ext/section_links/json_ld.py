"""A page as schema.org has it, in JSON-LD: https://schema.org/LearningResource"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from section_links.authors import full_name

if TYPE_CHECKING:
    from section_links.authors import CslName
    from section_links.page_record import PageRecord

# HTML ends a script at '</script', and may end it late after '<!--'; some readers of JSON
# take the two separators for line ends.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def learning_resource(page: PageRecord) -> dict[str, Any]:
    """Return the page as a LearningResource; what is not known is left out."""
    changed = page.edition.changed
    data = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": page.permanent or page.address,
        "url": page.permanent or page.address,
        "name": page.title,
        "description": page.description,
        "teaches": page.outcome,
        "author": [_agent(name) for name in page.authors],
        "license": page.licence,
        "inLanguage": page.language,
        "datePublished": page.published.isoformat() if page.published else "",
        "dateModified": changed.isoformat() if changed else "",
        "version": page.edition.version,
        "learningResourceType": ["reading", page.kind] if page.kind else "reading",
        "isPartOf": _known(
            {"@type": "WebSite", "name": page.site, "url": page.site_address},
        ),
    }
    return _known(data)


def script_element(data: dict[str, Any]) -> str:
    """Return `data` as an element that no browser runs, whatever its texts hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>'


def _agent(name: CslName) -> dict[str, str]:
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    family = " ".join(
        name[part] for part in ("non-dropping-particle", "family") if part in name
    )
    return {
        "@type": "Person",
        "name": full_name(name),
        "givenName": name["given"],
        "familyName": family,
    }


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}
