"""The campaigns of a market, and how much of each is used."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.kernel.actor import Actor
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.queries.office.goods import catalogues_in, day_in, market_of, may_publish
from murmelbahn.showroom.queries.office.waiting_proofs import waiting_proofs
from murmelbahn.showroom.terms.office.goods import CampaignLine, CampaignsSheet
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ProofKind, PublishedCampaign

DAY = timedelta(days=1)


def campaigns_sheet(actor: Actor, *, market: str = "") -> CampaignsSheet:
    """Campaigns for everybody whom they fit, no framework agreements of one company. Raises `NotFound` for a market that is not
    the reader's."""
    market, others = market_of(actor, market)
    day = day_in(actor, market)
    models = {one.model: one.texts for one in catalogues_in(actor, market, day)}
    return CampaignsSheet(
        markets=others,
        market=market,
        seller=value.seller_in(actor, market=market),
        currency=markets.market(actor, code=market).currency,
        lines=tuple(
            CampaignLine(
                found=one,
                state=state_on(one, day),
                can_end=state_on(one, day) != "over",
                models=tuple(models.get(code, {"en": code}) for code in one.campaign.models),
                proof_known=one.campaign.proof in tuple(ProofKind),
                last=one.campaign.order_window.end - DAY if one.campaign.order_window.end else None,
                share=min(100, 100 * one.used // one.campaign.budget) if one.campaign.budget else 0,
            )
            for one in value.published_campaigns(actor, market=market)
            if not one.campaign.buyers
        ),
        models=tuple(models.items()),
        publishes=may_publish(actor),
        waiting=waiting_proofs(actor, market=market),
    )


def state_on(one: PublishedCampaign, day: date) -> str:
    """running, coming, over or used_up."""
    window = one.campaign.order_window
    if one.ended_on is not None and one.ended_on <= day:
        return "over"
    if window.end is not None and window.end <= day:
        return "over"
    if one.left == 0:
        return "used_up"
    return "coming" if window.start is not None and window.start > day else "running"
