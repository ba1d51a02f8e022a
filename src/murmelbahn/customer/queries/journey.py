"""Reads of the journey, and the verdict that follows from it."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.queries._lists import withdrawal_rights
from murmelbahn.customer.queries._touchpoints import Told, told
from murmelbahn.customer.rules.channel import conclude, foresee, standing
from murmelbahn.customer.terms import DECLARATIONS, Channel, ChannelVerdict, NotDeclared, Touchpoint
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now
from murmelbahn.kernel.refusals import BadInput, NotFound
from murmelbahn.kernel.rows import where

OF_DEAL = "customer_touchpoint.deal = %s"
OF_PARTY = "customer_touchpoint.id IN (SELECT touchpoint_id FROM customer_touchpoint_party WHERE party_id = %s)"


def touchpoints(actor: Actor, *, deal: UUID | None = None, party: UUID | None = None) -> tuple[Touchpoint, ...]:
    """The standing touchpoints of a deal or a party, oldest first; what was corrected is left out.

    Raises `BadInput` when neither or both are named. What the actor may not see is not there.
    """
    if (deal is None) == (party is None):
        raise BadInput(field="deal", reason="name a deal or a party")
    return _standing(told(actor, where(OF_DEAL, deal) if party is None else where(OF_PARTY, party)))


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
    customer declared by this channel now: for the notices before the order, also of somebody nobody has met yet
    (then `market` and `consumer` are named). Raises `NotFound` without any visible touchpoint, `NotDeclared`.
    """
    rows = told(actor, where(OF_DEAL, deal))
    if not rows and (declaring is None or market is None or consumer is None):
        raise NotFound()
    story = _standing(rows)
    if consumer is None:
        consumer = _no_company(rows, story, declaring)
    rights = withdrawal_rights(market or rows[0].market)
    if declaring is None:
        return conclude(story, consumer=consumer, rights=rights)
    return foresee(story, channel=declaring, at=now(), consumer=consumer, rights=rights)


def _no_company(rows: tuple[Told, ...], story: tuple[Touchpoint, ...], declaring: Channel | None) -> bool:
    """Whether only persons declared; before the declaration, whether only persons took part so far."""
    declarations = [touch for touch in story if touch.kind in DECLARATIONS]
    if not declarations and declaring is None:
        raise NotDeclared()
    asked = {touch.id for touch in (declarations[-1:] or story)}
    return not any(row.with_company for row in rows if row.touchpoint.id in asked)


def _standing(rows: tuple[Told, ...]) -> tuple[Touchpoint, ...]:
    return standing((row.touchpoint, row.supersedes) for row in rows)
