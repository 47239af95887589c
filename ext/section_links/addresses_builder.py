"""The builder `addresses`: `sphinx-build -b addresses` adds new addresses to the ledger."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx.builders.dummy import DummyBuilder

from section_links.addresses import ledger_path, living
from section_links.checks import BUILDER
from section_links.ledger import read_ledger, with_labels
from section_links.words import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HEADER = """\
# The permanent addresses of this site: a label, and the day since when it is published.
# None is ever taken away. Of one that is not in use any more, its line says what became of it:
#   old-label  2026-11-24  is now new-label
#   old-label  2026-11-24  ended 2027-03-01, see other-label
#   old-label  2026-11-24  ended 2027-03-01: why it ended
"""


class AddressesBuilder(DummyBuilder):
    """Reads the site, writes no page, and adds to the ledger what it lacks."""

    name = BUILDER
    epilog = ""

    def finish(self) -> None:
        """Add the labels that are not in the ledger; the rest of it is not touched."""
        path = ledger_path(self.env)
        if path is None:
            print(_("section_links_ledger is empty: there is no ledger to add to."))
            return
        before = path.read_text(encoding="utf-8") if path.is_file() else HEADER
        labels = set(living(self.env))
        count = len(labels - read_ledger(before).addresses.keys())
        if count or not path.is_file():
            after = with_labels(before, labels, datetime.now(tz=UTC).date())
            whole = path.with_name(f"{path.name}.new")
            whole.write_text(after, encoding="utf-8")
            whole.replace(path)
        # What was done is said even where the build is to be quiet.
        print(_("{file}: {count} addresses added.").format(file=path.name, count=count))


def setup_part(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(AddressesBuilder)
