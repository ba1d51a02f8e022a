"""What a customer shows for a campaign: seen by an outlet, confirmed by the seller where the campaign says so, and taken back."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.facts import ProofConfirmed, ProofFailed, ProofRefused, ProofShown
from murmelbahn.value.models import CampaignRow, CampaignUse, DealAccount, ProofRow
from murmelbahn.value.models.proofs import COUNTING
from murmelbahn.value.operations.booking import local_day, lock, say
from murmelbahn.value.terms import (
    Campaign,
    ProofDecided,
    ProofFlaw,
    ProofKind,
    ProofKnown,
    ProofNotAsked,
    ProofOfAnotherKind,
    ProofReferenceMissing,
    ProofState,
)

REFERENCE, NOTE = 60, 200


@operation
def show_proof(
    actor: Actor, *, deal: UUID, campaign: str, kind: ProofKind, reference: str, note: str = "", final: bool = False
) -> UUID:
    """Record that the proof was seen. It counts at once unless the seller confirms this campaign's proofs and the actor is none
    of its people (`final`). Raises `ProofNotAsked`, `ProofOfAnotherKind`, `ProofReferenceMissing`, `ProofKnown`."""
    account = lock(actor, deal)
    row = CampaignRow.objects.filter(seller=account.seller, code=campaign).first()
    asked = from_json(Campaign, row.content) if row else None
    if row is None or asked is None or not asked.proof:
        raise ProofNotAsked(campaign=campaign[:48])
    if asked.proof in tuple(ProofKind) and kind != asked.proof:
        raise ProofOfAnotherKind(campaign=campaign, asked=ProofKind(asked.proof))
    reference = reference.strip()[:REFERENCE]
    if not reference:
        raise ProofReferenceMissing(field="reference")
    if ProofRow.objects.filter(deal=deal, campaign=row, state__in=COUNTING).exists():
        raise ProofKnown(campaign=campaign)
    given = final or not asked.seller_confirms
    proof = ProofRow.objects.create(
        id=new_id(),
        market=account.market,
        seller=account.seller,
        deal=deal,
        campaign=row,
        kind=kind.value,
        reference=reference,
        note=note.strip()[:NOTE],
        state=(ProofState.GIVEN if given else ProofState.SHOWN).value,
        shown_on=local_day(account.market),
        shown_by=actor.subject,
        decided_at=now() if given else None,
        decided_by=actor.subject if given else None,
        flaw="",
    )
    say(account, ProofShown(proof=proof.id, deal=deal, campaign=campaign, kind=kind, given=given))
    return proof.id


@operation
def confirm_proof(actor: Actor, *, proof: UUID) -> UUID:
    """The seller takes it for a proof. Raises `NotFound`, `ProofDecided`."""
    account, row = _taken(actor, proof, ProofState.SHOWN)
    _decide(actor, row, ProofState.GIVEN)
    say(account, ProofConfirmed(proof=proof, deal=row.deal, campaign=row.campaign.code))
    return proof


@operation
def refuse_proof(actor: Actor, *, proof: UUID, flaw: ProofFlaw) -> UUID:
    """The seller does not. Raises `NotFound`, `ProofDecided`."""
    account, row = _taken(actor, proof, ProofState.SHOWN)
    _decide(actor, row, ProofState.REFUSED, flaw)
    say(account, ProofRefused(proof=proof, deal=row.deal, campaign=row.campaign.code, flaw=flaw))
    return proof


@operation
def fail_proof(actor: Actor, *, proof: UUID, flaw: ProofFlaw) -> UUID:
    """What counted does no more; the deal takes the campaign out of its price, and its budget is free for
    another. Raises `NotFound`, `ProofDecided`."""
    account, row = _taken(actor, proof, ProofState.GIVEN)
    _decide(actor, row, ProofState.FAILED, flaw)
    CampaignUse.objects.filter(campaign=row.campaign, deal=row.deal).delete()
    say(account, ProofFailed(proof=proof, deal=row.deal, campaign=row.campaign.code, flaw=flaw))
    return proof


def _taken(actor: Actor, proof: UUID, state: ProofState) -> tuple[DealAccount, ProofRow]:
    """The proof, its deal locked."""
    deal = ProofRow.objects.filter(id=proof).values_list("deal", flat=True).first()
    if deal is None:
        raise NotFound(kind="proof", id=proof)
    account = lock(actor, deal)
    row = ProofRow.objects.select_related("campaign").get(id=proof)
    if row.state != state:
        raise ProofDecided(campaign=row.campaign.code)
    return account, row


def _decide(actor: Actor, row: ProofRow, state: ProofState, flaw: ProofFlaw | None = None) -> None:
    row.state, row.flaw = state.value, flaw.value if flaw else ""
    row.decided_at, row.decided_by = now(), actor.subject
    row.save(update_fields=["state", "flaw", "decided_at", "decided_by"])
