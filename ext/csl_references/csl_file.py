"""References as a CSL-JSON file, which Zotero, Pandoc and every CSL processor read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csl_references.csl_json import CslItem


def csl_file(items: Iterable[CslItem]) -> str:
    """Return references as a CSL-JSON file: an array, indented by two blanks.

    Letters stand as they are; the file is to be written as UTF-8. It is data, and not to be
    put into a page as it is: a title may have '</script>' in it.

    Args:
        items: CSL-JSON items.
    """
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"
