"""Any published CSL style for sphinxcontrib-bibtex, and author-year citations after the APA.

In conf.py, after 'sphinxcontrib.bibtex' in `extensions`:

    bibtex_default_style = "csl-apa"
    bibtex_reference_style = "apa"

'csl-' and the name of any style at https://www.zotero.org/styles is a style, here and in
the `style` option of the bibliography directive. `csl_references_locale` is the language of
words such as 'edn' (else that of the site); `csl_references_addendum` names the field that
is printed after an entry ('addendum', as in BibLaTeX).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csl_references.config import setup_config
from csl_references.memory import setup_memory
from csl_references.reference_list import ReferenceList

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.setup_extension("sphinxcontrib.bibtex")
    setup_config(app)
    setup_memory(app)
    app.add_post_transform(ReferenceList)
    return {"version": "0.1", "parallel_read_safe": True, "parallel_write_safe": True}
