"""Reads texts in whatever letters they were written, and replaces files as a whole."""

from __future__ import annotations

import codecs
import os
import re
import shutil
import tempfile
from pathlib import Path

# Before the folder is changed to the project's, kb.py notes where it was called.
CALLED_IN = "KB_CALLED_IN"

_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# In Windows-1252 the first byte is 'Ã', and none of the others is a letter.
_UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x90-\xa6]")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")


class AuthoringError(Exception):
    """What the author is told in one line."""


def path_of(name: str) -> Path:
    """Return the path of a file that was named where the command was called."""
    return Path(os.environ.get(CALLED_IN, ""), Path(name).expanduser())


def reason(error: Exception) -> str:
    """Return why a file could not be read or written, in the system's words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def decoded(data: bytes) -> tuple[str, str]:
    """Return what bytes say, and a remark where their letters had to be guessed.

    UTF-8 and UTF-16 with a byte order mark are known for certain. What is no UTF-8 is taken
    for Windows-1252, which has the letters of Latin-1 where Latin-1 has any.

    Raises:
        AuthoringError: it is no text, or damaged.
    """
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), "utf-8")
    remark = ""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if encoding != "utf-8" or _UTF8_LETTER.search(data):
            raise AuthoringError(
                f"the letters of line {line} cannot be read: export it again, as UTF-8"
            ) from None
        text, remark = _windows(data)
    if _BINARY.search(text):
        raise AuthoringError("this is no text: export the reference as RIS, BibTeX or CSL-JSON")
    return re.sub(r"\r\n?", "\n", text), remark


def _windows(data: bytes) -> tuple[str, str]:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise AuthoringError("its letters cannot be read: export it again, as UTF-8") from None
    return text, "the file is not in UTF-8, and was read as Windows-1252: look at the accents"


def replace(path: Path, data: bytes, before: bytes | None) -> None:
    """Have a file hold `data`, at once and as a whole, or leave it as it is.

    Args:
        path: the file; a link stays one.
        data: what it is to hold.
        before: what it held when it was read, or None for a file that is new.

    Raises:
        AuthoringError: it has been changed, or made, in the meantime.
        OSError: it cannot be written.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_over_rights(path, draft)
        if (path.read_bytes() if path.exists() else None) != before:
            raise AuthoringError(
                f"{path.name} has just been changed by somebody else: try again"
            )
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _take_over_rights(path: Path, draft: Path) -> None:
    """Let a draft be read by whoever may read the file; a new one, by whoever may by habit."""
    if path.exists():
        shutil.copymode(path, draft)
    else:
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
