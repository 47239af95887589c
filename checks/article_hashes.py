"""Makes `article_hashes.txt` from the article, which is not in the repository.

    python -m checks.article_hashes PATH_OF_ARTICLE

A line of the file is the hash of eight of the article's words in a row; the lines are sorted.
Citations in brackets are left out of the article first, since a page cites in its own way, and
the cells of its table, which the text has lost the borders of, are parted.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from checks.copied_sentences import hashes, words

FILE = Path(__file__).with_suffix(".txt")


def article_hashes(article: str) -> list[str]:
    """Return the lines of the file for the text `article`."""
    text = re.sub(r"\([^()]*\b(?:19|20)\d\d[a-z]?\b[^()]*\)", "", article)
    text = re.sub(r"^([A-Z])([A-Z][a-z -]+)(?=[A-Z])", r"\1 \2 ", text, flags=re.MULTILINE)
    return sorted(set(hashes(words(text))))


if __name__ == "__main__":
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    FILE.write_text("".join(f"{line}\n" for line in article_hashes(text)), encoding="utf-8")
