"""A campaign that needs a proof: given with it before the order, and taken back where the proof fails."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.operations.agree import freeze_version
from murmelbahn.deal.operations.books import follow_books
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.offer import make_offer
from murmelbahn.deal.queries.discounts import with_proof, without_campaign
from murmelbahn.deal.rules.deciders import HOUSE, OUTLET, SELLER, require_person
from murmelbahn.deal.rules.discounts import why_kept
from murmelbahn.deal.rules.moves import BEFORE_ORDER
from murmelbahn.deal.terms import Customer, DiscountKept, DiscountTooLate, Value
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CreditReason, Proof, ProofFlaw, ProofKind


@operation
def show_proof(
    actor: Actor,
    *,
    deal: UUID,
    campaign: str,
    kind: ProofKind,
    reference: str,
    note: str = "",
    expected_version: int | None = None,
) -> UUID:
    """Somebody at the outlet or of the seller saw what a campaign asks for. Where that counts at once and an offer stands, a new
    one at the new price replaces it. Returns the proof. Raises `DiscountTooLate`, value's `CampaignNotEligible`,
    `NothingLeft`, `ProofNotAsked`, `ProofOfAnotherKind`, `ProofKnown`, `ProofReferenceMissing`, and as `make_offer`."""
    desk = take(actor, deal, expected_version=expected_version, by=OUTLET)
    _require_before_order(desk)
    with_proof(desk.seen, campaign)
    proof = values.show_proof(
        actor, deal=deal, campaign=campaign, kind=kind, reference=reference, note=note, final=actor.kind in HOUSE
    )
    _price_anew(actor, desk, changed=campaign in value.proven(SYSTEM, deal=deal))
    return proof


@operation
def confirm_proof(actor: Actor, *, deal: UUID, proof: UUID, expected_version: int | None = None) -> UUID:
    """A named person of the seller takes it for a proof; a standing offer is replaced by one at the new price. Raises as
    `show_proof`, `NeedsPerson`, value's `ProofDecided`."""
    desk, shown = _decided_by_seller(actor, deal, proof, expected_version)
    _require_before_order(desk)
    with_proof(desk.seen, shown.campaign)
    values.confirm_proof(actor, proof=proof)
    _price_anew(actor, desk, changed=True)
    return proof


@operation
def refuse_proof(
    actor: Actor, *, deal: UUID, proof: UUID, flaw: ProofFlaw, expected_version: int | None = None
) -> UUID:
    """A named person of the seller does not take it for one: nothing changes in the price. Raises `NeedsPerson`, value's
    `ProofDecided`."""
    desk, _ = _decided_by_seller(actor, deal, proof, expected_version)
    values.refuse_proof(actor, proof=proof, flaw=flaw)
    desk.save()
    return proof


@operation
def take_discount_back(
    actor: Actor, *, deal: UUID, proof: UUID, flaw: ProofFlaw, expected_version: int | None = None
) -> UUID:
    """The proof is missing after all, false, or its condition was not met: a named person of the seller claims the discount back.
    Before the order a standing offer is replaced; after it the contract goes on without the campaign: a standing invoice is
    taken back by a credit note and the next version asks for the whole price, by the law it was agreed under. Raises
    `NeedsPerson`, `DiscountKept`, value's `ProofDecided`."""
    desk, given = _decided_by_seller(actor, deal, proof, expected_version)
    desk.require_running()
    agreed = desk.seen.agreement.terms.quote if desk.row.agreement else None
    kept = why_kept(desk.view, agreed)
    if kept:
        raise DiscountKept(reason=kept)
    values.fail_proof(actor, proof=proof, flaw=flaw)
    if agreed is None:
        _price_anew(actor, desk, changed=True)
    elif given.campaign in agreed.campaigns:
        _agree_without(actor, desk, given.campaign)
    else:
        desk.save()
    return proof


def _agree_without(actor: Actor, desk: Desk, campaign: str) -> None:
    quote = without_campaign(desk.seen, campaign)
    for one in desk.seen.finals:
        values.credit_invoice(SYSTEM, invoice=one.id, reason=CreditReason.CORRECTION)
    if desk.at(Value.INVOICED, Value.SECURED):
        desk.move(Value.AGREED, "credit note, then a new invoice")
    desk.look_again()
    freeze_version(actor, desk, quote=quote, reason="discount", contract_date=desk.seen.contract_date)
    follow_books(desk)
    desk.save()


def _decided_by_seller(actor: Actor, deal: UUID, proof: UUID, expected_version: int | None) -> tuple[Desk, Proof]:
    desk = take(actor, deal, expected_version=expected_version)
    require_person(actor, SELLER)
    found = next((one for one in value.proofs_of(SYSTEM, deal=deal) if one.id == proof), None)
    if found is None:
        raise NotFound(kind="proof", id=proof)
    return desk, found


def _require_before_order(desk: Desk) -> None:
    desk.require_running()
    if not desk.at(*BEFORE_ORDER) or desk.row.offer is None:
        raise DiscountTooLate()


def _price_anew(actor: Actor, desk: Desk, *, changed: bool) -> None:
    """A standing offer is of a price that is not right any more: another one replaces it."""
    desk.save()
    if changed and desk.at(Customer.OFFERED):
        make_offer(actor, deal=desk.id)
