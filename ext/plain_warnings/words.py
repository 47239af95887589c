"""The words for every message: the rows that a message is looked up in, in this order."""

from __future__ import annotations

from plain_warnings.words_for_blocks import BLOCKS
from plain_warnings.words_for_errors import ERRORS
from plain_warnings.words_for_links import LINKS
from plain_warnings.words_for_pages import PAGES
from plain_warnings.words_for_works import WORKS

ROWS = (*WORKS, *LINKS, *PAGES, *BLOCKS, *ERRORS)

ENDS = tuple(row.pattern for row in (*WORKS, *ERRORS))
"""What an error may say that is an author's mistake, whichever error it is."""
