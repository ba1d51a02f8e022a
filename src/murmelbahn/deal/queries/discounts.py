"""Discounts that need a proof, as they would change a deal's price: what giving them and taking them back decide by."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.deal.queries.holds import Seen, see
from murmelbahn.deal.queries.offering import asked_of
from murmelbahn.deal.queries.pricing import request_for
from murmelbahn.deal.rules.discounts import why_kept
from murmelbahn.deal.rules.moves import BEFORE_ORDER
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Campaign, CampaignNotEligible, NothingLeft, Proof, ProofState, Quote

COUNTING = (ProofState.SHOWN, ProofState.GIVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """A campaign that this deal could have with a proof. `quote`: the price with it; none where it does not go with what the deal
    has already."""

    campaign: Campaign
    quote: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discounts:
    """`now`: today's price before the order, none after it. `kept`: why none can be taken back (a stable code), or nothing;
    `without` is the price of the contract without a campaign whose proof counts."""

    now: Quote | None
    open: tuple[Discount, ...]
    proofs: tuple[Proof, ...]
    kept: str
    without: dict[str, Quote]


def discounts_ahead(actor: Actor, *, deal: UUID) -> Discounts:
    """For a deal that the actor may see; it writes nothing. Raises `NotFound`, for customers `NotAllowed`."""
    seen = see(actor, deal)
    row = seen.row
    proofs = value.proofs_of(actor, deal=deal) if row.offer else ()
    agreed = seen.agreement.terms.quote if row.agreement else None
    kept = why_kept(seen.view, agreed)
    early = not row.end and row.offer is not None and row.customer in BEFORE_ORDER
    counting = {one.campaign for one in proofs if one.state in COUNTING}
    given = {one.campaign for one in proofs if one.state is ProofState.GIVEN}
    return Discounts(
        now=value.quote(SYSTEM, request=asked_of(seen)) if early else None,
        open=tuple(
            Discount(campaign=one, quote=_with(seen, one.code))
            for one in (value.asking_proof(SYSTEM, request=asked_of(seen)) if early else ())
            if one.code not in counting
        ),
        proofs=proofs,
        kept=kept if not row.end else "ended",
        without={one: without_campaign(seen, one) for one in agreed.campaigns if one in given}
        if agreed is not None and not kept and not row.end
        else {},
    )


def with_proof(seen: Seen, campaign: str) -> Quote:
    """Today's price as if the proof of this campaign counted, too. Raises `CampaignNotEligible` where it would not apply, and
    what `value.quote` refuses."""
    request = asked_of(seen)
    if campaign not in {one.code for one in value.asking_proof(SYSTEM, request=request)}:
        raise CampaignNotEligible(campaign=campaign[:48], reason="unknown")
    quote = value.quote(SYSTEM, request=asked_of(seen, proven=(*request.proven, campaign)))
    if campaign not in quote.campaigns:
        raise CampaignNotEligible(campaign=campaign, reason="group")
    return quote


def without_campaign(seen: Seen, campaign: str) -> Quote:
    """The agreed price without a campaign, all else as it was agreed: list, law, car and other campaigns."""
    agreed = seen.agreement.terms.quote
    request = request_for(
        seen.view,
        configuration=seen.sold,
        car=seen.car,
        extras=tuple(seen.row.extras),
        order_date=agreed.order_date,
        tax_date=agreed.tax_date,
        campaigns=tuple(one for one in agreed.campaigns if one != campaign),
        confirmed_rules=tuple(seen.row.rules_confirmed),
        inputs=agreed.inputs,
    )
    return value.quote(SYSTEM, request=request)


def _with(seen: Seen, campaign: str) -> Quote | None:
    try:
        return with_proof(seen, campaign)
    except (CampaignNotEligible, NothingLeft):
        return None
