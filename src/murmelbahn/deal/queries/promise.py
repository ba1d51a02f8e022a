"""The plant's promise: what was named first binds, what is named later only informs (DEAL 1.5)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.rows import find
from murmelbahn.deal.terms.promise import Promise
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound


def promise_of(actor: Actor, *, deal: UUID) -> Promise | None:
    """The days the plant has named for a deal's car; None before the first. Raises `NotFound`."""
    row = find(actor, deal)
    if row is None:
        raise NotFound(kind="deal", id=deal)
    first = binding_day(row)
    return None if first is None or row.promised is None else Promise(first=first, now=row.promised)


def binding_day(row: Deal) -> date | None:
    """The day that the customer's rights on delay are counted from."""
    found: date | None = row.first_promised or row.promised
    return found
