"""The stems and the stop words of the site's language, as Sphinx brings them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx.search import IndexBuilder

from section_search.tokens import fold

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Language:
    """How words of the site's language are reduced to their stems."""

    def __init__(self, env: BuildEnvironment) -> None:
        config = env.config
        name = config.html_search_language or config.language
        builder = IndexBuilder(env, name, config.html_search_options, "")
        self._language = builder.lang
        self.script = builder.get_js_stemmer_code()
        """The script that defines the same stemmer as `Stemmer`."""
        self.stop_words = frozenset(fold(word) for word in builder.lang.stopwords)
        self.stem = cache(self._stem)

    def _stem(self, word: str) -> str:
        """Return the stem of a folded word."""
        return self._language.stem(word)
