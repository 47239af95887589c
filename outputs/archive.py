"""The site as an archive that works opened from a folder, without a server or a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from outputs.packing import pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "therapeutic-relationship"
LEFT_OUT = ("downloads", ".buildinfo", ".doctrees")
OFFER = re.compile(rb'<ul class="site-files">.*?</ul>', re.DOTALL)
NO_OFFER = b"<p>You are reading the archive. The site itself has all three files here.</p>"


def make_archive(site: Path, target: Path) -> None:
    """Pack the built site into the file `target`, in a folder named `FOLDER`.

    Args:
        site: The folder of the site's HTML.
        target: The path of the ZIP.
    """
    pack(
        target,
        (
            (f"{FOLDER}/{path.relative_to(site).as_posix()}", content_of(path))
            for path in files(site)
        ),
    )


def content_of(path: Path) -> bytes:
    """Return a file as the archive has it: the page of files offers none that it lacks."""
    content = path.read_bytes()
    return OFFER.sub(NO_OFFER, content) if path.suffix == ".html" else content


def files(site: Path) -> Iterator[Path]:
    """Yield the files of a site in one order on all machines, but for what is made of it."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.relative_to(site).parts[0] not in LEFT_OUT:
            yield path
