"""Rows and rights: the first step of every operation here. What the actor may not see does not exist."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.models import GrantRow, PartyRow, PartyVersion
from murmelbahn.customer.queries.care import concerns
from murmelbahn.customer.queries.visibility import found, visible_parties
from murmelbahn.customer.terms import ActingRole, PartyKind
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.kernel.rows import first, where


def locked(actor: Actor, party: UUID) -> PartyRow:
    """The party's row under its lock, for what reads before it writes. Raises `NotFound`."""
    row = first(PartyRow, where("customer_party.id = %s", party) & visible_parties(actor), lock="FOR NO KEY UPDATE")
    if row is None:
        raise NotFound()
    return row


def mastered(actor: Actor, party: UUID) -> PartyRow:
    """As `locked`; a customer masters itself and the companies it signs for, not those it only collects for.

    Raises `NotFound`, `NotAllowed`.
    """
    row = locked(actor, party)
    if actor.kind is ActorKind.CUSTOMER and row.kind == PartyKind.COMPANY:
        grants = GrantRow.objects.filter(company=row, person__subject=actor.subject, until=None)
        if not grants.filter(role=ActingRole.SIGNATORY).exists():
            raise NotAllowed()
    return row


def seen(actor: Actor, *parties: UUID) -> dict[UUID, PartyRow]:
    """Parties without a lock, for what only adds. A lessor stands in many deals at once. Raises `NotFound`."""
    rows = found(actor, *parties)
    if set(rows) != set(parties):
        raise NotFound()
    return rows


def version_row(row: PartyRow, version: int | None = None) -> PartyVersion:
    """A version of a party, the present one unless named. Raises `NotFound`."""
    stored = first(PartyVersion, where("party_id = %s AND version = %s", row.id, version or row.current))
    if stored is None:
        raise NotFound()
    return stored


def concerned(actor: Actor, deal: UUID | None) -> None:
    """Nobody writes into a deal that only others look after. Raises `NotFound`."""
    if deal is not None and not concerns(actor, deal=deal):
        raise NotFound()


def desk_only(actor: Actor) -> None:
    """What is seen at the desk is not recorded by the customer. Raises `NotAllowed`."""
    if actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed()


def seller_only(actor: Actor) -> None:
    """What the seller answers for is recorded by its staff or by a station. Raises `NotAllowed`."""
    if actor.kind not in STAFF and not actor.is_system:
        raise NotAllowed()
