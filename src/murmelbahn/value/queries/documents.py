"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import AdvanceView, InvoiceView, LegalEntity, OpenItem, PaymentInstruction


def invoice(actor: Actor, *, invoice: UUID) -> InvoiceView:
    """A document of money as frozen."""
    raise NotImplementedError


def invoices_of(actor: Actor, *, deal: UUID) -> tuple[InvoiceView, ...]:
    """All documents of money of a deal in the order of issue."""
    raise NotImplementedError


def advances_of(actor: Actor, *, deal: UUID) -> tuple[AdvanceView, ...]:
    """Payment requests of a deal, oldest first."""
    raise NotImplementedError


def open_items(actor: Actor, *, on: date, deal: UUID | None = None) -> tuple[OpenItem, ...]:
    """Unpaid claims the actor may see, oldest due first, with age and reminders."""
    raise NotImplementedError


def payment_instruction(actor: Actor, *, deal: UUID) -> PaymentInstruction:
    """Whom to pay, how much and under which reference."""
    raise NotImplementedError


def legal_entity(actor: Actor, *, seller: str) -> LegalEntity:
    """The seller's newest registered data."""
    raise NotImplementedError
