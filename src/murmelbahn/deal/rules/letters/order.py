"""Offer, receipt of the order, acceptance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from murmelbahn.deal.rules.letters.bills import quote_bill
from murmelbahn.deal.rules.letters.car import car, delivery
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import Detail, Offer, OrderConfirmation, OrderReceipt, PaymentInstruction
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import OfferView, Quote


def offer(w: Wording, frame: Frame, offered: OfferView, *, details: Sequence[Detail], vin: str, stock: bool) -> Offer:
    """The frozen price of the car with its consumption values and validity."""
    quote = offered.terms.quote
    return Offer(
        **frame.common,
        vehicle=car(w, quote.model, vin=vin, details=details),
        bill=quote_bill(w, quote),
        valid_until=offered.valid_until,
        delivery=delivery(w, stock=stock, planned=quote.tax_date),
        binding=quote.binding,
        agreement=frame.agreement,
    )


def order_receipt(
    w: Wording, frame: Frame, quote: Quote, *, vin: str, ordered_at: datetime, answer_by: date
) -> OrderReceipt:
    """The order came in; it is not accepted yet."""
    return OrderReceipt(
        **frame.common,
        vehicle=car(w, quote.model, vin=vin),
        bill=quote_bill(w, quote),
        ordered_at=ordered_at,
        answer_by=answer_by,
        agreement=frame.agreement,
    )


def order_confirmation(
    w: Wording,
    frame: Frame,
    quote: Quote,
    *,
    details: Sequence[Detail],
    vin: str,
    stock: bool,
    advance: PaymentInstruction | None,
    subject_to_finance: Money | None = None,
    finance_until: date | None = None,
) -> OrderConfirmation:
    """With this letter the contract stands, subject to finance where a lender has yet to commit; an advance is asked for by
    it, not invoiced."""
    return OrderConfirmation(
        **frame.common,
        vehicle=car(w, quote.model, vin=vin, details=details),
        bill=quote_bill(w, quote),
        accepted_on=frame.issued_on,
        delivery=delivery(w, stock=stock, planned=quote.tax_date),
        advance=advance,
        agreement=frame.agreement,
        subject_to_finance=subject_to_finance,
        finance_until=finance_until,
    )
