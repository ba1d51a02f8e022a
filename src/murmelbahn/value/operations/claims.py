"""Stub."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money


def set_off(actor: Actor, *, deal: UUID) -> UUID:
    """Set money held for the payer off against open claims of the deal. Raises NothingToSetOff."""
    raise NotImplementedError


def write_off(actor: Actor, *, deal: UUID, amount: Money, reason: str) -> UUID:
    """A named person gives up open claims; contained VAT is corrected in this month. Raises WriteOffTooHigh, OnlyNamedPerson."""
    raise NotImplementedError
