"""Proofs that were shown for campaigns, and the campaigns that ask for one."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.rows import where
from murmelbahn.kernel.sql import ask
from murmelbahn.value.models import CampaignRow, ProofRow
from murmelbahn.value.queries.access import NATIONAL, account_of, of_visible, require, visible
from murmelbahn.value.queries.pricing import published_in, still_given
from murmelbahn.value.rules.campaigns import why_not
from murmelbahn.value.terms import Campaign, Proof, ProofFlaw, ProofKind, ProofState, QuoteRequest

PROVEN = """
SELECT campaign.code FROM value_proof proof JOIN value_campaign campaign ON campaign.id = proof.campaign_id
WHERE proof.deal = %s AND proof.state = 'given' AND {seen} ORDER BY campaign.code
"""


def proofs_of(actor: Actor, *, deal: UUID) -> tuple[Proof, ...]:
    """What was shown in a deal, oldest first. Raises `NotFound`, for customers `NotAllowed`: they know what they showed."""
    require(actor, *NATIONAL, ActorKind.ADVISER, ActorKind.SYSTEM)
    account_of(actor, deal)
    return tuple(map(proof_view, ProofRow.objects.filter(deal=deal).select_related("campaign").order_by("id")))


def proofs_waiting(actor: Actor, *, market: str = "", limit: int = 50) -> tuple[Proof, ...]:
    """What waits for the seller's yes, oldest first. Raises `NotAllowed`."""
    require(actor, *NATIONAL)
    seen = visible(actor) & where("market = %s", market) if market else visible(actor)
    ids = ask(
        f"""SELECT id FROM value_proof WHERE state = 'shown' AND deal IN
        (SELECT deal FROM value_dealaccount WHERE {seen.sql}) ORDER BY id LIMIT %s""",
        [*seen.parameters, limit],
    )
    rows = ProofRow.objects.filter(id__in=[one for (one,) in ids]).select_related("campaign").order_by("id")
    return tuple(map(proof_view, rows))


def proven(actor: Actor, *, deal: UUID) -> tuple[str, ...]:
    """The campaigns whose proof counts in this deal; none for a deal without an offer."""
    seen = of_visible(actor, "proof")
    return tuple(code for (code,) in ask(PROVEN.format(seen=seen.sql), [deal, *seen.parameters]))


def asking_proof(actor: Actor, *, request: QuoteRequest) -> tuple[Campaign, ...]:
    """The campaigns that this order could have with a proof, and of whose budget something is left. Raises
    `NotAllowed`."""
    require(actor, *NATIONAL, ActorKind.ADVISER, ActorKind.SYSTEM)
    found = still_given(published_in(request.market, request.seller), request)
    fitting = [one for one in found if one.proof and why_not(one, request) is None]
    gone = _used_up(request.seller, [one.code for one in fitting if one.budget is not None])
    return tuple(sorted((one for one in fitting if one.code not in gone), key=lambda one: (one.order, one.code)))


def proof_view(row: ProofRow) -> Proof:
    """A row as it is read."""
    return Proof(
        id=row.id,
        deal=row.deal,
        market=row.market,
        campaign=row.campaign.code,
        kind=ProofKind(row.kind),
        reference=row.reference,
        note=row.note,
        state=ProofState(row.state),
        shown_on=row.shown_on,
        shown_by=row.shown_by,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        flaw=ProofFlaw(row.flaw) if row.flaw else None,
    )


def _used_up(seller: str, codes: Iterable[str]) -> set[str]:
    rows = CampaignRow.objects.filter(seller=seller, code__in=list(codes)).annotate(given=Count("uses"))
    return {row.code for row in rows if row.given >= row.content["budget"]}
