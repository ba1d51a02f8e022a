"""Touchpoints: evidence, append-only. A mistake is corrected by a touchpoint that supersedes it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.customer.models import TouchpointRow
from murmelbahn.customer.operations._rows import concerned, locked, seen, seller_only
from murmelbahn.customer.queries._last import parties_in
from murmelbahn.customer.queries._touchpoints import visible_touchpoints
from murmelbahn.customer.rules.journey import TouchpointDecision, note
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.sql import tell

TELL = """
WITH told AS (
    INSERT INTO customer_touchpoint
        (id, deal, kind, channel, outlet, adviser, at, evidence, supersedes, market, seller, by, recorded)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id
)
INSERT INTO customer_touchpoint_party (touchpoint_id, party_id) SELECT id, unnest(%s::uuid[]) FROM told
"""


@operation
def record_touchpoint(
    actor: Actor,
    *,
    market: str,
    seller: str,
    parties: tuple[UUID, ...],
    kind: TouchpointKind,
    channel: Channel,
    deal: UUID | None = None,
    outlet: UUID | None = None,
    adviser: UUID | None = None,
    at: datetime | None = None,
    evidence: str = "",
) -> UUID:
    """Record a contact of one or more parties, now unless `at` says when it was.

    `evidence` refers to what proves it (document hash, call record, visit entry). Raises `NotFound` when the actor does
    not see every party, `EvidenceMissing` for order, signature, acceptance and offer without evidence, `OutletMissing`
    for channel outlet without outlet, `TouchpointInFuture`, `BadInput` without parties.
    """
    wanted = TouchpointDecision(
        parties=tuple(sorted(set(parties))),
        kind=kind,
        channel=channel,
        deal=deal,
        outlet=outlet,
        adviser=adviser,
        at=at or now(),
        evidence=evidence,
    )
    decision = note(wanted, now=now(), by=actor.kind)
    seen(actor, *decision.parties)
    concerned(actor, deal)
    return _save(actor, decision, market=market, seller=seller, supersedes=None)


@operation
def correct_touchpoint(
    actor: Actor, *, touchpoint: UUID, channel: Channel, evidence: str, outlet: UUID | None = None
) -> UUID:
    """Replace a touchpoint that was recorded with the wrong channel or place; the first one stays readable.

    Only the seller corrects: who gains or loses a right by it does not. Raises `NotAllowed`, `NotFound` (also for one
    already superseded), and as `record_touchpoint`.
    """
    seller_only(actor)
    row = first(TouchpointRow, where("id = %s", touchpoint) & visible_touchpoints(actor))
    if row is None:
        raise NotFound()
    parties = parties_in(row)
    locked(actor, parties[0])
    if TouchpointRow.objects.filter(supersedes=row.id).exists():
        raise NotFound()
    wanted = TouchpointDecision(
        parties=parties,
        kind=TouchpointKind(row.kind),
        channel=channel,
        deal=row.deal,
        outlet=outlet,
        adviser=row.adviser,
        at=row.at,
        evidence=evidence,
    )
    decision = note(wanted, now=now(), by=actor.kind)
    return _save(actor, decision, market=row.market, seller=row.seller, supersedes=row.id)


def _save(actor: Actor, decision: TouchpointDecision, *, market: str, seller: str, supersedes: UUID | None) -> UUID:
    identity = new_id()
    told = decision.deal, decision.kind, decision.channel, decision.outlet, decision.adviser, decision.at
    kept = decision.evidence, supersedes, market, seller, actor.subject, now()
    tell(TELL, [identity, *told, *kept, list(decision.parties)])
    emit(decision.fact(identity, supersedes), key=decision.deal or decision.parties[0], market=market, seller=seller)
    return identity
