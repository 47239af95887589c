"""The style sheet and the script, on the pages that have a deck."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directive_parts.served import add_static_folder, served

from .nodes import mnemonic_deck
from .words import first_words, script_words

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
STYLE = "mnemonic_cards.css"
SCRIPT = "mnemonic_cards.js"
WORDS_SCRIPT = "mnemonic_words.js"
"""All words, for the practice; a page has those that stand on it at first."""

_EXPORT = re.compile(r"^export (?=(?:class|function) (\w+))", re.MULTILINE)


def files(builder: str) -> dict[str, str]:
    """Return the files that a builder of HTML gets, by name; EPUB gets no script."""
    endings = (".css",) if builder == "epub" else (".css", ".js")
    texts = {
        path.name: served(path) for path in sorted(STATIC.iterdir()) if path.suffix in endings
    }
    if SCRIPT in texts:
        scripts = {name: text for name, text in texts.items() if name.endswith(".js")}
        texts |= {name: classic(text) for name, text in scripts.items()}
        words = json.dumps(script_words(), ensure_ascii=False)
        texts[WORDS_SCRIPT] = f"{shared(f'words: {words}')}\n"
    return texts


def classic(module: str) -> str:
    """Return a module as a script, which can be joined with others.

    Browsers load no module from a folder. What it exports is for the first script.
    """
    names = ", ".join(_EXPORT.findall(module))
    exported = f"{shared(names)}\n" if names else ""
    return f'(()=>{{"use strict";\n{_EXPORT.sub("", module)}{exported}}})();\n'


def shared(properties: str) -> str:
    """Return the statement that gives properties to what the scripts of the decks share."""
    return f"Object.assign(globalThis.mnemonicCards??={{}}, {{{properties}}});"


@cache
def version(_folder: Path) -> str:
    """Return what changes when any of the files does, for the parts that the script loads."""
    texts = "".join(files("html").values())
    return hashlib.sha256(texts.encode()).hexdigest()[:8]


def copy_files(app: Sphinx) -> None:
    """Let builders of HTML, and no others, copy the files."""
    version.cache_clear()  # Another build in this process may have had another language.
    if app.builder.format == "html":
        add_static_folder(app, "mnemonic_cards", files(app.builder.name))


def add_files(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link the files from this page if it has a deck, or if all pages get all assets.

    The document is asked, not the environment: singlehtml has one page for all documents.
    """
    has_deck = doctree is not None and any(doctree.findall(mnemonic_deck))
    if not has_deck and app.registry.html_assets_policy != "always":
        return
    app.add_css_file(STYLE)
    if app.builder.name != "epub":
        words = json.dumps(first_words(), ensure_ascii=False)
        attributes: dict[str, Any] = {
            "data-mnemonic-words": words,
            "data-mnemonic-version": version(STATIC),
        }
        app.add_js_file(SCRIPT, loading_method="defer", **attributes)


def setup(app: Sphinx) -> None:
    """Register the files."""
    app.connect("builder-inited", copy_files)
    app.connect("html-page-context", add_files)
