"""Catalogues of translations, for the tests."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

if TYPE_CHECKING:
    from pathlib import Path


def translate(folder: Path, messages: dict[str, str], domain: str = "source_trail") -> None:
    """Write a German catalogue of `messages`: the extension's, or that of a page."""
    catalogue = Catalog(locale="de")
    for message, translation in messages.items():
        catalogue.add(message, translation)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    path = folder / f"de/LC_MESSAGES/{domain}.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(compiled.getvalue())
