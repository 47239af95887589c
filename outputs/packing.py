"""Packs files into a ZIP; the same content makes the same bytes, whenever and wherever."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can name."""
FILE_MODE = 0o644 << 16
AS_IT_IS = "mimetype"
"""What an EPUB must not compress: https://www.w3.org/TR/epub-33/#sec-zip-container-mime"""


def pack(target: Path, contents: Iterable[tuple[str, bytes]]) -> None:
    """Write the ZIP `target`.

    Args:
        target: Its path.
        contents: The files' paths in it, and what is in them, in the order that it is to have.
    """
    with ZipFile(target, "w") as packed:
        for name, content in contents:
            entry = ZipInfo(name, EARLIEST)
            entry.external_attr = FILE_MODE
            entry.compress_type = ZIP_STORED if name == AS_IT_IS else ZIP_DEFLATED
            packed.writestr(entry, content)
