"""Tell in one issue which links to other sites are broken, or close it where none is.

    python .github/scripts/links_issue.py OUTCOME FILE

OUTCOME is that of `kb.py links`, 'success' or 'failure', and FILE the `output.json` that it
wrote: an object a line, https://www.sphinx-doc.org/en/master/usage/builders/. Where the check
failed and names no broken link it did not work: the issue stays as it is, and this fails.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

from github_api import GitHubError
from github_issues import report, settle

MARK = "<!-- the issue of broken links -->"
TITLE = "Some links to other sites are broken"
BROKEN = ("broken", "timeout")
MOST = 100
"""How many links are listed: GitHub takes 65,536 characters."""
LONGEST = 200


class Link(NamedTuple):
    """A link that leads nowhere."""

    file: str
    """The page, by its path in `docs/`."""

    line: int
    address: str
    reason: str


def main(arguments: list[str]) -> int:
    """Do what the module says, and return the exit code."""
    outcome, file = arguments
    try:
        links = broken(Path(file))
        if links:
            report(MARK, TITLE, text(links))
        elif outcome == "success":
            settle(MARK, "Every link leads somewhere again.")
        else:
            return fail("the check did not work, for another reason than a broken link")
    except (OSError, ValueError) as error:
        return fail(f"{file} cannot be read: {error}")
    except GitHubError as error:
        return fail(str(error))
    return 0


def broken(file: Path) -> list[Link]:
    """Return the broken links that `file` names, in the order of the pages.

    Raises:
        OSError: There is no such file.
        ValueError: It is not what Sphinx writes.
    """
    links = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return sorted(
        Link(link["filename"], link["lineno"], link["uri"], link["info"])
        for link in links
        if link["status"] in BROKEN
    )


def text(links: list[Link]) -> str:
    """Return what the issue says."""
    start = (
        "These links were tried and led nowhere. Put the page's new address in, another page "
        "that says the same, or take the link out. A site that was out of order for an hour "
        "is here too: try it first."
    )
    end = "This list is renewed every week. It closes by itself when every link works."
    listed = "\n".join(line(link) for link in links[:MOST])
    more = f"\nAnd {len(links) - MOST} more." if len(links) > MOST else ""
    return f"{start}\n\n{listed}{more}\n\n{end}"


def line(link: Link) -> str:
    """Return a link's line of the list; what came from outside stands as code, and is short."""
    repository = f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}"
    file = f"docs/{link.file}"
    place = f"{repository}/blob/main/{file}?plain=1#L{link.line}"
    return f"- [{file}:{link.line}]({place}): {code(link.address)} ({code(link.reason)})"


def code(words: str) -> str:
    """Return `words` as Markdown's code, so that nothing in them is a link or calls anybody."""
    plain = " ".join(words.replace("`", "'").split())
    return f"`{plain[:LONGEST] or '?'}`"


def fail(message: str) -> int:
    """Say in one line what is wrong, and return the exit code for it."""
    print(f"links_issue.py: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
