"""An advance that is to be there before the order is accepted."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.rows import require
from murmelbahn.deal.rules.advance import BEFORE_ACCEPTANCE
from murmelbahn.deal.terms import Customer
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import Money
from murmelbahn.value import queries as value


def advance_ahead(actor: Actor, *, deal: UUID) -> Money | None:
    """What the customer still has to pay before its order can be accepted; None where nothing is. Raises `NotFound`."""
    row = require(actor, deal)
    if row.end or row.customer != Customer.ORDERED.value:
        return None
    return missing_advance(row)


def missing_advance(row: Deal) -> Money | None:
    """What is not held yet of an advance demanded before acceptance. There is no request before there is a contract, so what is
    held for the deal counts; the request takes it."""
    if row.advance_before != BEFORE_ACCEPTANCE or row.advance_amount is None or row.offer is None:
        return None
    missing = Money(row.advance_amount, row.currency) - value.settled(SYSTEM, deal=row.id).unallocated
    return missing if missing.amount > 0 else None
