"""Reads of the journey, and the verdict that follows from it."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from murmelbahn.customer.models import Care, PartyRow, TouchpointParty, TouchpointRow
from murmelbahn.customer.queries._last import parties_in
from murmelbahn.customer.queries._lists import withdrawal_rights
from murmelbahn.customer.queries.visibility import visible_parties
from murmelbahn.customer.rules.channel import conclude, foresee, standing
from murmelbahn.customer.terms import (
    DECLARATIONS,
    Channel,
    ChannelVerdict,
    NotDeclared,
    PartyKind,
    Touchpoint,
    TouchpointKind,
)
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import now
from murmelbahn.kernel.refusals import BadInput, NotFound

M = TypeVar("M", bound=Model)


def ours(actor: Actor, rows: QuerySet[M]) -> QuerySet[M]:
    """Rows with a `deal`, without those of deals that only other agents look after."""
    if actor.kind is not ActorKind.ADVISER:
        return rows
    care = Care.objects.filter(deal=OuterRef("deal"), until=None)
    return rows.filter(Q(deal=None) | Exists(care.filter(agent__in=actor.agents)) | ~Exists(care))


def visible_touchpoints(actor: Actor) -> QuerySet[TouchpointRow]:
    """Touchpoints of parties the actor may see; an adviser's without those of other agents' deals and outlets."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return TouchpointRow.objects.all()
    present = TouchpointParty.objects.filter(touchpoint=OuterRef("pk"), party__in=visible_parties(actor))
    rows = ours(actor, TouchpointRow.objects.filter(Exists(present)))
    if actor.kind is ActorKind.ADVISER:
        mine = Q(adviser=actor.subject) | Q(outlet=None) | Q(outlet__in=actor.outlets)
        rows = rows.filter(Q(deal__isnull=False) | mine)
    return rows


def touchpoints(actor: Actor, *, deal: UUID | None = None, party: UUID | None = None) -> tuple[Touchpoint, ...]:
    """The standing touchpoints of a deal or a party, oldest first; what was corrected is left out.

    Raises `BadInput` when neither or both are named. What the actor may not see is not there.
    """
    if (deal is None) == (party is None):
        raise BadInput(field="deal", reason="name a deal or a party")
    rows = visible_touchpoints(actor)
    rows = rows.filter(deal=deal) if party is None else rows.filter(present__party=party)
    return standing((_touchpoint(row), row.supersedes) for row in rows.prefetch_related("present").order_by("at", "id"))


def channel_of(
    actor: Actor,
    *,
    deal: UUID,
    market: str | None = None,
    consumer: bool | None = None,
    declaring: Channel | None = None,
) -> ChannelVerdict:
    """How the contract of a deal was concluded and whether the buyer may withdraw, with the reasons.

    `market`: whose law grants the right (the market of the deal's touchpoints unless named). `consumer`: whether the
    buyer is one; without it, no company took part in the declaration. `declaring` asks what would follow if the
    customer declared by this channel now: for the notices before the order. Raises `NotFound` without any visible
    touchpoint, `NotDeclared`.
    """
    rows = list(visible_touchpoints(actor).filter(deal=deal).prefetch_related("present").order_by("at", "id"))
    if not rows:
        raise NotFound()
    story = standing((_touchpoint(row), row.supersedes) for row in rows)
    if consumer is None:
        consumer = _no_company(story, declaring)
    rights = withdrawal_rights(market or rows[0].market)
    if declaring is None:
        return conclude(story, consumer=consumer, rights=rights)
    return foresee(story, channel=declaring, at=now(), consumer=consumer, rights=rights)


def _no_company(story: tuple[Touchpoint, ...], declaring: Channel | None) -> bool:
    """Whether only persons declared; before the declaration, whether only persons took part so far."""
    declarations = [touch for touch in story if touch.kind in DECLARATIONS]
    if not declarations and declaring is None:
        raise NotDeclared()
    parties = {party for touch in (declarations[-1:] or story) for party in touch.parties}
    return not PartyRow.objects.filter(id__in=parties, kind=PartyKind.COMPANY).exists()


def _touchpoint(row: TouchpointRow) -> Touchpoint:
    return Touchpoint(
        id=row.id,
        kind=TouchpointKind(row.kind),
        channel=Channel(row.channel),
        at=row.at,
        evidence=row.evidence,
        outlet=row.outlet,
        adviser=row.adviser,
        parties=parties_in(row),
        deal=row.deal,
    )
