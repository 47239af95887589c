"""What the head of a built page tells machines, and what schema.org lets it say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from bs4 import Tag

WEB_ADDRESS = {"type": "string", "pattern": r"^https?://[^\s<>\"{}|\\^`]+$"}
TEXT = {"type": "string", "pattern": r"^\S(.*\S)?$"}
DAY = {"type": "string", "format": "date"}
TEXTS = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}

AGENT = {
    "type": "object",
    "required": ["@type", "name"],
    "additionalProperties": False,
    "properties": {
        "@type": {"enum": ["Person", "Organization"]},
        "name": TEXT,
        "givenName": TEXT,
        "familyName": TEXT,
    },
    # Only a person has a given and a family name.
    "if": {"properties": {"@type": {"const": "Organization"}}},
    "then": {"maxProperties": 2},
    "else": {"required": ["givenName", "familyName"]},
}

LEARNING_RESOURCE: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "@type", "name"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "LearningResource"},
        "@id": WEB_ADDRESS,
        "url": WEB_ADDRESS,
        "name": TEXT,
        "description": TEXT,
        "teaches": TEXT,
        "author": {"type": "array", "items": AGENT, "minItems": 1},
        "license": WEB_ADDRESS,
        "inLanguage": {
            "type": "string",
            "pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$",
        },
        "datePublished": DAY,
        "dateModified": DAY,
        "version": TEXT,
        "learningResourceType": TEXTS,
        "educationalUse": TEXTS,
        "isAccessibleForFree": {"type": "boolean"},
        "isPartOf": {
            "type": "object",
            "required": ["@type", "name"],
            "additionalProperties": False,
            "properties": {"@type": {"const": "WebSite"}, "name": TEXT, "url": WEB_ADDRESS},
        },
    },
}
"""The properties that are used, with the types that https://schema.org gives them."""

VALIDATOR = Draft202012Validator(
    LEARNING_RESOURCE, format_checker=Draft202012Validator.FORMAT_CHECKER
)


class Head(NamedTuple):
    """The elements of a page's head."""

    soup: BeautifulSoup

    def values(self, name: str) -> list[str]:
        """Return the contents of the meta elements with this name or property."""
        found = self.soup.select(f'head > meta[name="{name}"], head > meta[property="{name}"]')
        return [str(tag["content"]) for tag in found]

    def value(self, name: str) -> str:
        """Return the content of the one meta element with this name or property."""
        (value,) = self.values(name)
        return value

    def links(self, relation: str) -> list[Tag]:
        """Return the link elements of this relation."""
        return self.soup.select(f'head > link[rel~="{relation}"]')

    def addresses(self, relation: str) -> list[str]:
        """Return where the links of this relation lead."""
        return [str(link["href"]) for link in self.links(relation)]

    def resource(self) -> dict[str, Any]:
        """Return the page's one block of JSON-LD, after it was held against schema.org."""
        (script,) = self.soup.select('script[type="application/ld+json"]')
        data: dict[str, Any] = json.loads(script.text)
        VALIDATOR.validate(data)
        return data


def head(page: str) -> Head:
    """Return the head of the built page with this text."""
    return Head(BeautifulSoup(page, "html.parser"))
