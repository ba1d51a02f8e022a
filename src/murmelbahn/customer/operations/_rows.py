"""Locked rows: the first step of every operation here. What the actor may not see does not exist."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.models import PartyRow, PartyVersion
from murmelbahn.customer.queries.visibility import visible_parties
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed, NotFound


def locked(actor: Actor, party: UUID) -> PartyRow:
    """The party's row under its lock. Raises `NotFound`."""
    row = visible_parties(actor).select_for_update(of=("self",)).filter(id=party).first()
    if row is None:
        raise NotFound()
    return row


def version_row(row: PartyRow, version: int | None = None) -> PartyVersion:
    """A version of a party, the present one unless named. Raises `NotFound`."""
    stored = PartyVersion.objects.filter(party=row, version=version or row.current).first()
    if stored is None:
        raise NotFound()
    return stored


def staff_only(actor: Actor) -> None:
    """What is recorded about a customer is not recorded by the customer. Raises `NotAllowed`."""
    if actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed()
