"""Writes the files of the search, and its stemmer, into the static files of the site."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import patmatch

from section_search import index
from section_search.language import Language
from section_search.memory import memory_of
from section_search.synonyms import synonyms_of, warn
from section_search.tokens import tokens

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from section_search.memory import Memory

FOLDER = "section-search"
LAST = 0.4
"""What the sections of a page that is to stand last count for, beside 1."""
UNUSED = ("searchtools.js", "language_data.js")
"""Parts of Sphinx's own search that every theme brings."""


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write what has changed, and take away what is not wanted any more."""
    memory = memory_of(app)
    if exception is not None or memory is None:
        return
    static = Path(app.outdir) / "_static"
    for name in UNUSED:
        (static / name).unlink(missing_ok=True)
    memory.forget_all_but(app.env.found_docs)
    for docname in sorted(app.env.found_docs - memory.pages.keys()):
        app.env.get_and_resolve_doctree(docname, app.builder)
    language = Language(app.env)
    key = _key(app, language)
    if memory.changed or memory.key != key or not (static / FOLDER / "index.js").exists():
        _write_index(app, memory, language, static / FOLDER)
    memory.key = key
    memory.keep()


def _key(app: Sphinx, language: Language) -> str:
    """Return a digest of what the index depends on, beside the pages."""
    last = list(app.config.section_search_last)
    parts = [
        index.FORM,
        synonyms_of(app),
        last,
        sorted(language.stop_words),
        language.script,
        str(app.outdir),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _write_index(app: Sphinx, memory: Memory, language: Language, folder: Path) -> None:
    """Write the files of the search, and no others, into their folder."""
    pages = [
        index.Page(app.builder.get_target_uri(docname), found, weight(app, docname))
        for docname, found in sorted(memory.pages.items())
    ]
    made = index.build(pages, language, synonyms_of(app))
    files = {f"text-{number}.js": text for number, text in enumerate(made.blocks)}
    files |= {f"postings-{number}.js": text for number, text in enumerate(made.postings)}
    files |= {"index.js": made.script, "stemmer.js": language.script + "\n"}
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    _check_synonyms(app, language, made.vocabulary)


def weight(app: Sphinx, docname: str) -> float:
    """Return what the sections of a page count for: less, if they are to stand last."""
    return LAST if any(patmatch(docname, p) for p in app.config.section_search_last) else 1


def _check_synonyms(app: Sphinx, language: Language, vocabulary: set[str]) -> None:
    """Warn of what is said to stand on the pages, and does not."""
    for line, term in sorted({(s.line, term) for s in synonyms_of(app) for term in s.said}):
        words = [word for word in tokens(term) if word not in language.stop_words]
        missing = [word for word in words if language.stem(word) not in vocabulary]
        if missing:
            warn(app, line, f"no page says '{missing[0]}': is '{term}' spelt as the pages do?")


def setup_part(app: Sphinx) -> None:
    """Register the option and the writer."""
    app.add_config_value("section_search_last", [], "", types=frozenset({list, tuple}))
    app.connect("build-finished", write)
