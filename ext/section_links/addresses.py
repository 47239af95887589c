"""Where each published address leads: to a section, or to what is to be said of its end."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from section_links.ledger import Address, Ledger, read_ledger
from section_links.sections import Section, can_be_address, sections_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

Goal = Section | Address
"""What an address leads to: a section, or the address of one that ended."""


def ledger_path(env: BuildEnvironment) -> Path | None:
    """Return the ledger's file; None for a project that keeps none."""
    name = env.config.section_links_ledger
    return Path(env.srcdir, name) if name else None


def ledger_of(env: BuildEnvironment) -> Ledger:
    """Return the project's ledger as it was when the build began; empty if there is none."""
    return _read_once(sections_of(env).data["ledger"])


_read_once = lru_cache(maxsize=1)(read_ledger)


def read_again(
    _app: Sphinx,
    env: BuildEnvironment,
    _added: set[str],
    _changed: set[str],
    _removed: set[str],
) -> list[str]:
    """Look at the ledger; return a page to read again if it has changed, and none otherwise.

    Sphinx checks what it has read only where it has read something.
    """
    path = ledger_path(env)
    text = path.read_text(encoding="utf-8") if path and path.is_file() else ""
    domain = sections_of(env)
    if domain.data["ledger"] == text:
        return []
    domain.data["ledger"] = text
    return [env.config.root_doc]


def living(env: BuildEnvironment) -> dict[str, Section]:
    """Return the sections by each of their labels that can be an address."""
    return {
        label: section
        for section in sections_of(env).sections()
        for label in section.labels
        if can_be_address(label)
    }


def goals(ledger: Ledger, sections: dict[str, Section]) -> dict[str, Goal]:
    """Return what each address leads to: those of the ledger, and those not yet in it.

    An address that leads nowhere, of which the build warns, is left out.
    """
    every = {*ledger.addresses, *sections}
    found = {label: goal(label, ledger, sections) for label in sorted(every)}
    return {label: place for label, place in found.items() if place}


def goal(label: str, ledger: Ledger, sections: dict[str, Section]) -> Goal | None:
    """Follow `label` through renamings and heirs to a section, or to the end of one.

    Returns:
        The section, if its label was only renamed. The address of what ended, if something on
        the way did: its heir, followed in turn, is `heir`. None, if it leads nowhere.
    """
    now = ledger.successor(label)
    if now in sections:
        return sections[now]
    address = ledger.addresses.get(now)
    if address is None or address.ended is None:
        return None
    heir = last_heir(address, ledger, sections)
    return address._replace(heir=heir) if heir or address.reason else None


def last_heir(address: Address, ledger: Ledger, sections: dict[str, Section]) -> str:
    """Return the label of the section that an ended address leads on to; '' for none."""
    seen: set[str] = set()
    label = address.heir
    while label and label not in seen:
        seen.add(label)
        now = ledger.successor(label)
        if now in sections:
            return now
        label = ledger.addresses[now].heir if now in ledger.addresses else ""
    return ""


def address_of(config: Config, label: str) -> str:
    """Return an address in full; from the site's top where the site's own is not known."""
    base = config.html_baseurl
    top = base if not base or base.endswith("/") else f"{base}/"
    return f"{top}{config.section_links_folder}/{label}/"


def setup_part(app: Sphinx) -> None:
    """Register what reads the ledger."""
    app.connect("env-get-outdated", read_again)
