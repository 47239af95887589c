"""Words for what ends a build."""

from __future__ import annotations

from plain_warnings.rows import Row

ERRORS = (
    Row(
        r"(?:.*\(exception: )?maximum recursion depth exceeded.*",
        "a page includes itself, or tables of contents (toctree) of two pages name each other, "
        "or something is nested too deeply",
    ),
    Row(
        r"Could not import extension (?P<name>\S+) \(exception: No module named .*\)",
        "conf.py names an extension '{name}', which is not installed",
    ),
    Row(
        r"no theme named '(?P<name>.+)' found \(missing theme\.toml\?\)",
        "conf.py names a theme '{name}', which is not installed",
    ),
)
