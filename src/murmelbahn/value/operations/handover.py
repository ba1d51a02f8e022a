"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money


def recognise_handover(actor: Actor, *, deal: UUID, on: date) -> UUID:
    """Earned: revenue, the rest of VAT and registration tax fall due in the month of `on`.

    Raises InvoiceMissing, InvoiceTaxDate (invoice computed for another tax month), AlreadyHandedOver.
    """
    raise NotImplementedError


def pay_authority_fee(actor: Actor, *, deal: UUID, amount: Money) -> UUID:
    """The agent laid out the authority fee at registration: it is owed to the agent. Raises FeeNotInvoiced."""
    raise NotImplementedError
