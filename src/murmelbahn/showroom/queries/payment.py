"""The EPC QR code (EPC069-12): a banking app reads payee, IBAN, amount and reference from it, so nobody types them."""

from __future__ import annotations

import io
from decimal import Decimal
from functools import lru_cache

import segno
from segno import helpers

from murmelbahn.value.terms import PaymentInstruction


def epc_picture(asked: PaymentInstruction) -> str:
    """The code as SVG without colours of its own, empty where the scheme does not apply (it is for euros only)."""
    if asked.amount.currency != "EUR" or asked.amount.amount <= 0:
        return ""
    return _drawn(asked.holder[:70], asked.iban, asked.bic, asked.amount.amount, asked.reference)


@lru_cache(maxsize=512)
def _drawn(holder: str, iban: str, bic: str | None, amount: Decimal, reference: str) -> str:
    """Kept: drawing it is a fifth of the work of a page that looks again every few seconds."""
    code: segno.QRCode = helpers.make_epc_qr(name=holder, iban=iban, bic=bic, amount=amount, reference=reference)
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
