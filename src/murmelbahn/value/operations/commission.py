"""Stub."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import CommissionCause


def accrue_commission(actor: Actor, *, deal: UUID, cause: CommissionCause) -> UUID:
    """Accrue what the agent earned under the terms of the current version (version 1's total base when no car comes:
    `SELLER_RESPONSIBLE` pays no handover fee). Raises CommissionDecided."""
    raise NotImplementedError


def claw_back_commission(actor: Actor, *, deal: UUID) -> UUID | None:
    """Take accrued commission back: the exact inverse, protected activities stay. None if nothing was accrued."""
    raise NotImplementedError


def self_bill(actor: Actor, *, seller: str, agent: UUID, month: str, vat_rate: Decimal) -> UUID:
    """Self-bill (Gutschrift) an agent's accrued commission up to the end of `month` (2026-11): one document over all its
    deals, with VAT, one entry per deal. Raises NothingToBill."""
    raise NotImplementedError
