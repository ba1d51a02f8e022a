"""A page as a picture that a phone's camera opens: from the adviser's desk to the customer's hand."""

from __future__ import annotations

import io

import segno


def phone_picture(address: str) -> str:
    """The address as a QR code, SVG without colours of its own."""
    target = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        target,
        kind="svg",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        border=2,
        svgclass="qr__code",
        lineclass="qr__line",
    )
    return target.getvalue().decode()
