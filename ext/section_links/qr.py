"""QR codes of addresses, as SVG."""

from __future__ import annotations

import re

import segno

MASK = 3
"""Any of the eight masks can be read; to try them all takes five times as long."""

QUIET = 4
"""How many modules wide the quiet zone is that ISO/IEC 18004 asks for."""

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">\
<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="{dark}"/></svg>
"""

_DARK = re.compile(rb"\x01+")


def qr_code(address: str) -> str:
    """Return a file of SVG with the QR code of an address (ISO/IEC 18004).

    It is black on white, in dark surroundings too, and survives the loss of 15% (level M). It
    has no size: it fits its place. The runs of dark modules are strokes one module wide, which
    segno's own writer of SVG makes as well, four times as slowly.
    """
    rows = segno.make_qr(address, error="m", boost_error=False, mask=MASK).matrix
    dark = "".join(
        f"M{run.start() + QUIET} {number + QUIET}.5h{run.end() - run.start()}"
        for number, row in enumerate(rows)
        for run in _DARK.finditer(bytes(row))
    )
    return SVG.format(size=len(rows) + 2 * QUIET, dark=dark)
