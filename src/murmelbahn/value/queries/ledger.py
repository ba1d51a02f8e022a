"""Stub."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import Balance, EntryView, LedgerFault, Settled


def balances(actor: Actor, *, deal: UUID) -> tuple[Balance, ...]:
    """Balances of the deal's accounts, per month where shown; zero balances are left out."""
    raise NotImplementedError


def postings_of(actor: Actor, *, deal: UUID) -> tuple[EntryView, ...]:
    """The deal's ledger entries in order."""
    raise NotImplementedError


def settled(actor: Actor, *, deal: UUID) -> Settled:
    """The settled equation and the money test."""
    raise NotImplementedError


def ledger_check(actor: Actor) -> tuple[LedgerFault, ...]:
    """I1 (entries and currencies sum to zero), I5 (series without hole or double), I6 (money test, commission = rule) over
    the whole world, in SQL. Empty when all is right."""
    raise NotImplementedError
