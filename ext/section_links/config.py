"""The options of `conf.py`, and what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from section_links.ledger import LABEL

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""What the pages of addresses need: a style sheet, a script and the QR code, of the site."""

OPTIONS: dict[str, tuple[object, str, type]] = {
    # The ledger's file, from the folder of conf.py; '' for none.
    "section_links_ledger": ("addresses.txt", "env", str),
    # What a message tells a contributor to run, to add addresses.
    "section_links_command": ("sphinx-build -b addresses . _build/addresses", "", str),
    # The folders of addresses and of link-and-cite pages.
    "section_links_folder": ("s", "html", str),
    "section_links_cite_folder": ("cite", "html", str),
    # What the licence is called whose address is `section_links_license`.
    "section_links_license_name": ("", "html", str),
    # Further style sheets of the link-and-cite pages, from the static folder.
    "section_links_css_files": ([], "html", list),
    # What browsers let the pages in these folders load; '' for no policy.
    "section_links_policy": (POLICY, "html", str),
    # The fields of the bibliography that are not for others.
    "section_links_internal_fields": ([], "html", list),
    # How fast one reads, for the reading time in the list of addresses.
    "section_links_words_a_minute": (200, "env", int),
}


def check_folders(_app: Sphinx, config: Config) -> None:
    """Refuse folders in which files of others would stand.

    Raises:
        ConfigError: the two folders are the same, or one is no plain name.
    """
    folders = [config.section_links_folder, config.section_links_cite_folder]
    for folder in folders:
        if not re.fullmatch(LABEL, folder):
            raise ConfigError(
                f"section_links_folder and section_links_cite_folder are names of folders, "
                f"in small letters, digits and hyphens: {folder!r} is none"
            )
    if folders[0] == folders[1]:
        raise ConfigError(
            f"section_links_folder and section_links_cite_folder are both {folders[0]!r}: "
            "addresses and link-and-cite pages need a folder each"
        )


def setup_part(app: Sphinx) -> None:
    """Add the options."""
    for name, (default, rebuild, kind) in OPTIONS.items():
        app.add_config_value(name, default, rebuild, types=(kind,))  # type: ignore[arg-type]
    app.connect("config-inited", check_folders)
