"""Offer, receipt of the order, acceptance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from murmelbahn.deal.rules.letters.bills import quote_bill
from murmelbahn.deal.rules.letters.car import car, delivery
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import Detail, Offer, OrderConfirmation, OrderReceipt, PaymentInstruction
from murmelbahn.kernel.money import Money, total
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.value.terms import ComponentKind, FundingKind, OfferView, Quote

LISTED = frozenset({ComponentKind.BASE, ComponentKind.OPTION, ComponentKind.PAINT, ComponentKind.PACKAGE})
"""What the list price of a car is made of: no delivery, no registration, no discount."""


def offer(
    w: Wording,
    frame: Frame,
    offered: OfferView,
    *,
    details: Sequence[Detail],
    vin: str,
    stock: bool,
    list_price_step: int | None = None,
    law_until: date | None = None,
) -> Offer:
    """The frozen price of the car with its consumption values and validity, and the last day of a contract (`law_until`) for
    which a transition rule keeps the law of its tax; to a company also the gross list price, rounded
    down to the step of the market, from which the private use of a company car is taxed (EStG § 6(1) no. 4)."""
    quote = offered.terms.quote
    listed = gross_list_price(quote, list_price_step) if list_price_step else None
    label = w.letter("detail.list_price", step=w.number(list_price_step or 1), currency=quote.currency)
    more = (Detail(label=label, value=w.money(listed)),) if listed else ()
    return Offer(
        **frame.common,
        vehicle=car(w, quote.model, vin=vin, details=(*details, *more)),
        bill=quote_bill(w, quote),
        valid_until=offered.valid_until,
        delivery=delivery(w, stock=stock, planned=quote.tax_date),
        binding=quote.binding,
        agreement=frame.agreement,
        law_until=law_until,
    )


def gross_list_price(quote: Quote, step: int) -> Money | None:
    """Domestic list price of the car with its options and VAT, rounded down to whole steps; for companies only."""
    if quote.customer_kind is CustomerKind.PRIVATE:
        return None
    listed = total((line.gross for line in quote.lines if line.kind in LISTED), quote.currency)
    return Money.of(listed.amount // step * step, quote.currency)


def order_receipt(
    w: Wording,
    frame: Frame,
    quote: Quote,
    *,
    vin: str,
    stock: bool,
    ordered_at: datetime,
    answer_by: date,
    funding: FundingKind,
    advance: Money | None,
) -> OrderReceipt:
    """The order came in; it is not accepted yet. How the car comes and how it is paid for, as the customer has just said."""
    return OrderReceipt(
        **frame.common,
        vehicle=car(w, quote.model, vin=vin),
        bill=quote_bill(w, quote),
        ordered_at=ordered_at,
        answer_by=answer_by,
        delivery=delivery(w, stock=stock, planned=quote.tax_date),
        paid_by=w.say(f"value.funding_kind.{funding}"),
        advance=advance,
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
