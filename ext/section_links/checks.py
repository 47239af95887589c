"""What the build says of addresses: those that are new, lost, or lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from section_links.addresses import goal, ledger_of, ledger_path, living
from section_links.sections import can_be_address, sections_of
from section_links.warning_types import LinkWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from section_links.ledger import Address, Ledger
    from section_links.sections import Section

BUILDER = "addresses"
"""The builder that adds addresses, which need not be missed there."""


def check_addresses(app: Sphinx, env: BuildEnvironment) -> None:
    """Compare the sections with the ledger, and warn of what does not fit."""
    check_labels(env)
    check_pages(env)
    path = ledger_path(env)
    if path is None:
        return
    name = env.config.section_links_ledger
    command = env.config.section_links_command
    if not path.is_file():
        if app.builder.name != BUILDER:
            warn(LinkWarning.NO_LEDGER, name, command, location=None)
        return
    ledger = ledger_of(env)
    sections = living(env)
    for misfit in ledger.misfits:
        warn(LinkWarning.LEDGER, misfit.problem, location=f"{path}:{misfit.line}")
    for address in ledger.addresses.values():
        check_address(address, ledger, sections, f"{path}:{address.line}")
    if app.builder.name != BUILDER:
        known = ledger.addresses.keys() | {misfit.label for misfit in ledger.misfits}
        for label in sorted(sections.keys() - known):
            place = (sections[label].docname, sections[label].line)
            warn(LinkWarning.NEW, label, name, command, label, location=place)


def check_address(
    address: Address, ledger: Ledger, sections: dict[str, Section], line: str
) -> None:
    """Warn if an address of the ledger does not lead where its line says."""
    label = address.label
    section = sections.get(label)
    if address.is_current:
        if section is None:
            warn(LinkWarning.LOST, label, address.since, location=line)
    elif section and address.ended:
        warn(LinkWarning.ENDED, label, section.docname, location=line)
    elif section and address.alias not in section.labels:
        warn(LinkWarning.RENAMED, label, address.alias, section.docname, location=line)
    next_label = address.alias or address.heir
    if next_label and goal(next_label, ledger, sections) is None:
        warn(LinkWarning.HEIR, label, next_label, location=line)


def check_labels(env: BuildEnvironment) -> None:
    """Warn of labels that cannot be a part of an address."""
    for section in sections_of(env).sections():
        for label in section.labels:
            if not can_be_address(label):
                warn(LinkWarning.LABEL, label, location=(section.docname, section.line))


def check_pages(env: BuildEnvironment) -> None:
    """Warn of pages that stand where addresses are written."""
    for option in ("section_links_folder", "section_links_cite_folder"):
        folder = env.config[option]
        for docname in sorted(env.found_docs):
            if docname == folder or docname.startswith(f"{folder}/"):
                warn(LinkWarning.PREFIX, docname, option, location=(docname, None))


def setup_part(app: Sphinx) -> None:
    """Register the check."""
    app.connect("env-check-consistency", check_addresses)
