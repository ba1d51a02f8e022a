"""Advance invoice, final invoice, credit note, self-billed commission: the frozen content of the books on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from murmelbahn.deal.rules.letters.bills import invoice_bill
from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.payment import payment
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import DocumentKind, Invoice, InvoiceReference, Line, PriceBasis, bill_of
from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.value.terms import InvoiceContent, InvoiceKind, LegalEntity

KINDS: Mapping[InvoiceKind, DocumentKind] = {
    InvoiceKind.ADVANCE: DocumentKind.ADVANCE_INVOICE,
    InvoiceKind.FINAL: DocumentKind.FINAL_INVOICE,
    InvoiceKind.CREDIT_NOTE: DocumentKind.CREDIT_NOTE,
    InvoiceKind.COMMISSION: DocumentKind.COMMISSION_CREDIT,
    InvoiceKind.CLAW_BACK: DocumentKind.COMMISSION_CORRECTION,
}
"""A damages statement is no invoice: it has a paper of its own."""


def invoice(
    w: Wording,
    frame: Frame,
    content: InvoiceContent,
    *,
    basis: PriceBasis,
    model: str,
    vin: str,
    entity: LegalEntity,
    claimed: Money,
    lent: Money,
    corrects: InvoiceReference | None = None,
) -> Invoice:
    """`claimed` is what the invoice left open when it was booked, `lent` what of it the buyer's bank pays. `corrects`: the
    invoice a credit note takes back."""
    due = payment(entity, reference=content.payment_reference, amount=claimed - lent, due_on=content.due_on)
    return Invoice(
        **frame.common,
        bill=invoice_bill(w, content, basis=basis),
        vehicle=car(w, model, vin=vin),
        supply_on=content.planned_supply,
        supply_planned=_planned(content),
        corrects=(corrects,) if corrects else (),
        payment=due,
        payment_terms=_terms(w, content, claimed=claimed, lent=lent),
        purchase_order=content.purchase_order or None,
    )


def _planned(content: InvoiceContent) -> bool:
    """An invoice goes out before the car, a correction knows the day of the handover or none."""
    if content.planned_supply is None or content.kind is InvoiceKind.CREDIT_NOTE:
        return False
    return content.planned_supply >= content.issued_on


def _terms(w: Wording, content: InvoiceContent, *, claimed: Money, lent: Money) -> str:
    if content.kind is InvoiceKind.ADVANCE:
        return w.letter("terms.advance")
    if content.kind is InvoiceKind.CREDIT_NOTE:
        return " ".join((w.say(f"value.credit_reason.{content.reason}") + ".", w.letter("terms.credit_note")))
    if claimed.amount <= 0:
        return w.letter("terms.paid")
    due = w.day(content.due_on) if content.due_on else ""
    if lent == claimed:
        return w.letter("terms.lent")
    if lent.amount:
        own = claimed - lent
        return w.letter(
            "terms.own_part",
            amount=f"{own.amount} {own.currency}",
            due=due,
            lent=f"{lent.amount} {lent.currency}",
        )
    if claimed != content.amounts.gross:
        return w.letter("terms.partly_paid", amount=f"{claimed.amount} {claimed.currency}", due=due)
    return w.letter("terms.due", due=due)


def commission_credit(w: Wording, frame: Frame, content: InvoiceContent, *, deals: Mapping[str, str]) -> Invoice:
    """The agent's commission, written by the national company: one line a deal, named by its number (`deals` by id).

    A deal whose commission was taken back stands with a negative amount; on a correction, whose amounts take back, what was
    earned does. A correction is set off against the payments that follow.
    """
    month, back = content.reason, content.kind is InvoiceKind.CLAW_BACK
    lines = [
        Line(
            text=w.letter("line.commission", number=deals.get(line.code, line.code)),
            detail=w.letter("line.commission_month", month=month),
            amount=Taxed(line.net, line.vat, line.net + line.vat),
            rate=Decimal(line.rate),
        )
        for line in content.lines
    ]
    return Invoice(
        **replace(frame, reference=month).common,
        bill=bill_of(PriceBasis.NET, lines),
        supply_on=None if back else content.tax_date,
        corrects=tuple(InvoiceReference(number=one.number, issued_on=one.issued_on) for one in content.bills),
        payment_terms=w.letter("terms.commission_back" if back else "terms.commission"),
    )
