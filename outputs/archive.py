"""The site as an archive that works opened from a folder, without a server or a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "therapeutic-relationship"
# The same site is to make the same bytes: the earliest time that a ZIP can name.
EARLIEST = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o644 << 16
LEFT_OUT = ("downloads", ".buildinfo", ".doctrees")
OFFER = re.compile(rb'<ul class="site-files">.*?</ul>', re.DOTALL)
NO_OFFER = b"<p>You are reading the archive. The site itself has all three files here.</p>"


def make_archive(site: Path, target: Path) -> None:
    """Pack the built site into the file `target`, in a folder named `FOLDER`.

    Args:
        site: The folder of the site's HTML.
        target: The path of the ZIP.
    """
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for path in files(site):
            entry = ZipInfo(f"{FOLDER}/{path.relative_to(site).as_posix()}", EARLIEST)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, FILE_MODE
            archive.writestr(entry, packed(path))


def packed(path: Path) -> bytes:
    """Return a file as the archive has it: the page of files offers none that it lacks."""
    content = path.read_bytes()
    return OFFER.sub(NO_OFFER, content) if path.suffix == ".html" else content


def files(site: Path) -> Iterator[Path]:
    """Yield the files of a site in one order on all machines, but for what is made of it."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.relative_to(site).parts[0] not in LEFT_OUT:
            yield path
