"""Sphinx's translations, for its scripts, without a text that is to be run.

Sphinx's `doctools.js` makes a function of a text, the rule for plurals, where the language is
not plain `en`: a strict policy refuses that, and the page's words then stay English. The rule
is known when the site is built, and can be a function from the start.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from content_policy.config import directives_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

_CALL = re.compile(r"\s*Documentation\.addTranslations\((\{.*\})\);?\s*", re.DOTALL)


def guard_translations(app: Sphinx) -> None:
    """Have the file of translations written anew whenever Sphinx has copied it."""
    copy: Callable[[], None] | None = getattr(app.builder, "copy_translation_js", None)
    if copy is None or app.builder.name == "epub" or not directives_of(app.config):
        return
    path = Path(app.outdir) / "_static/translations.js"

    def copy_without_text() -> None:
        copy()
        if path.exists():
            path.write_text(without_text(path.read_text(encoding="utf-8")), encoding="utf-8")

    app.builder.copy_translation_js = copy_without_text  # type: ignore[attr-defined]


def without_text(script: str) -> str:
    """Return a script that does what `script` does, and makes no function of a text.

    What is not of the form that Sphinx writes is returned as it is.
    """
    call = _CALL.fullmatch(script)
    if call is None:
        return script
    catalogue = json.loads(call[1])
    locale, messages = (
        json.dumps(catalogue[name], ensure_ascii=False, indent=1, sort_keys=True)
        for name in ("locale", "messages")
    )
    return (
        f"Object.assign(Documentation.TRANSLATIONS, {messages});\n"
        f"Documentation.PLURAL_EXPR = (n) => ({catalogue['plural_expr']});\n"
        f"Documentation.LOCALE = {locale};\n"
    )


def setup_part(app: Sphinx) -> None:
    """Register what guards the translations."""
    app.connect("builder-inited", guard_translations)
