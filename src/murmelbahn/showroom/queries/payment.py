"""The EPC QR code (EPC069-12): a banking app reads payee, IBAN, amount and reference from it, so nobody types them."""

from __future__ import annotations

import io

import segno
from segno import helpers

from murmelbahn.value.terms import PaymentInstruction


def epc_picture(asked: PaymentInstruction) -> str:
    """The code as SVG without colours of its own, empty where the scheme does not apply (it is for euros only)."""
    if asked.amount.currency != "EUR" or asked.amount.amount <= 0:
        return ""
    code: segno.QRCode = helpers.make_epc_qr(
        name=asked.holder[:70], iban=asked.iban, bic=asked.bic, amount=asked.amount.amount, reference=asked.reference
    )
    target = io.BytesIO()
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
