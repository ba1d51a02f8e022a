"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import (
    CreditReason,
    DamagesKind,
    PartyRef,
)


def issue_final_invoice(
    actor: Actor,
    *,
    deal: UUID,
    version: int,
    recipient: PartyRef,
    planned_supply: date,
    tax_date: date,
    due_on: date,
    purchase_order: str = "",
) -> UUID:
    """Invoice the version: lines at full value less stored advances (remainder form), number from the gapless series.

    Money held for the deal is applied at once; a credit line in the funding plan is drawn. Sets the timer
    `value.payment.overdue`. Raises AlreadyInvoiced, VersionTaken (not the current version), InvoiceTaxDate (the version's
    price was computed for another month), CreditLineMissing, CreditLineExceeded.
    """
    raise NotImplementedError


def credit_invoice(actor: Actor, *, invoice: UUID, reason: CreditReason, refundable_only: bool = False) -> UUID:
    """Take a final or advance invoice or a damages statement back by a credit note that posts the exact inverse, tax in
    the month of the correction. `refundable_only` leaves components a withdrawing consumer does not get back.
    Raises AlreadyCredited, NotCreditable."""
    raise NotImplementedError


def issue_damages_statement(actor: Actor, *, deal: UUID, kind: DamagesKind, amount: Money, due_on: date) -> UUID:
    """State damages, outside VAT. VALUE_LOSS and CANCELLATION_FEE are first withheld from money held for the payer."""
    raise NotImplementedError
