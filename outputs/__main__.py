"""Makes all that can be taken away from the site that stands in `_build/html/`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import kb
from outputs.archive import make_archive
from outputs.epub import make_epub
from outputs.pdf import make_pdf
from outputs.sphinx_runs import OutputError

SITE = kb.HOME / "_build/html"
NAME = "therapeutic-relationship"


def main(site: Path = SITE) -> int:
    """Make the files in the folder `downloads` of the site, and return the exit code."""
    downloads = site / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    try:
        with TemporaryDirectory() as work:
            make_epub(Path(work), downloads / f"{NAME}.epub")
            make_pdf(Path(work), downloads / f"{NAME}.pdf")
            make_archive(site, downloads / f"{NAME}.zip")
    except OutputError as error:
        return kb.fail(f"{error}.")
    for path in sorted(downloads.iterdir()):
        print(f"{path.relative_to(site.parent)}: {path.stat().st_size // 1000:,} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
