"""Which campaigns apply: eligible, then stacked. The order is fixed, so the same question has one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from murmelbahn.kernel.periods import Period
from murmelbahn.value.terms import Campaign, CampaignNotEligible, ComponentKind, QuoteRequest


def until_ended(campaign: Campaign, ended_on: date | None, *, named: bool) -> Campaign | None:
    """The campaign with the window that is left of it, or None. Whoever names it has it from an offer: those of its last day
    keep it."""
    if ended_on is None:
        return campaign
    end = ended_on + timedelta(days=1) if named else ended_on
    window = campaign.order_window
    if window.start is not None and end <= window.start:
        return None
    left = end if window.end is None else min(window.end, end)
    return replace(campaign, order_window=Period(window.start, left))


def why_not(campaign: Campaign, request: QuoteRequest) -> str | None:
    """The stable reason a campaign is not open to this order, or None. Order date AND handover date must lie in their windows."""
    if (campaign.market, campaign.seller) != (request.market, request.seller):
        return "seller"
    if campaign.models and request.model not in campaign.models:
        return "model"
    if campaign.stock_classes and request.inputs.stock_class not in campaign.stock_classes:
        return "stock_class"
    if campaign.customer_kinds and request.customer_kind not in campaign.customer_kinds:
        return "customer_kind"
    if campaign.buyers and not {request.buyer, request.orderer} & {*campaign.buyers}:
        return "buyer"
    if request.order_date not in campaign.order_window:
        return "order_window"
    return None if request.tax_date in campaign.handover_window else "handover_window"


def choose(campaigns: Sequence[Campaign], request: QuoteRequest) -> tuple[Campaign, ...]:
    """The campaigns that apply, in their order. Of a group one applies; excluded ones never stand together.

    One that needs a `proof` is never given by itself: whoever names it has seen the proof. A `proven` one comes before those
    that anybody is given, and falls away without a word where its window is over: an offer is of today.
    A campaign the caller asked for by code is refused with its reason (`CampaignNotEligible`), never dropped in silence.
    """
    wished = request.campaigns
    known = {campaign.code for campaign in campaigns}
    for code in wished or ():
        if code not in known:
            raise CampaignNotEligible(campaign=code, reason="unknown")
    taken: list[Campaign] = []
    for campaign in sorted(campaigns, key=lambda one: (one.code not in request.proven, one.order, one.code)):
        asked = wished is not None and campaign.code in wished
        lowered = wished is not None and request.lowered and campaign.kind is ComponentKind.STOCK_CLASS
        open_to_all = wished is None and (not campaign.proof or campaign.code in request.proven)
        if not (asked or lowered or open_to_all):
            continue
        reason = why_not(campaign, request) or _clash(campaign, taken)
        if reason is None:
            taken.append(campaign)
        elif asked:
            raise CampaignNotEligible(campaign=campaign.code, reason=reason)
    return tuple(taken)


def _clash(campaign: Campaign, taken: Sequence[Campaign]) -> str | None:
    for other in taken:
        if campaign.group and campaign.group == other.group:
            return "group"
        if other.code in campaign.excludes or campaign.code in other.excludes:
            return "excluded"
    return None
