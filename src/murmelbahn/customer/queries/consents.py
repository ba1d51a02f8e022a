"""Reads of consents. None recorded is "no"."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.customer.models import ConsentRow
from murmelbahn.customer.queries.visibility import found
from murmelbahn.customer.terms import ConsentEntry, ConsentState, Purpose
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound


def consent(actor: Actor, *, party: UUID, purpose: Purpose) -> ConsentState:
    """Whether a party consents to a purpose today, and how it came to that, oldest first. Raises `NotFound`."""
    if not found(actor, party):
        raise NotFound()
    return _state(purpose, ConsentRow.objects.filter(party=party, purpose=purpose).order_by("at", "id"))


def consents_of(actor: Actor, *, party: UUID) -> tuple[ConsentState, ...]:
    """The same for every purpose, in their order. Raises `NotFound`."""
    if not found(actor, party):
        raise NotFound()
    rows = list(ConsentRow.objects.filter(party=party).order_by("at", "id"))
    return tuple(_state(purpose, [row for row in rows if row.purpose == purpose]) for purpose in Purpose)


def _state(purpose: Purpose, rows: Iterable[ConsentRow]) -> ConsentState:
    history = tuple(ConsentEntry(given=row.given, at=row.at, wording=row.wording) for row in rows)
    return ConsentState(purpose=purpose, given=bool(history) and history[-1].given, history=history)
