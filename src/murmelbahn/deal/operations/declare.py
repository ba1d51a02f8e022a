"""The customer orders by the button, or signs at the outlet: the evidence and the order in one command."""

from __future__ import annotations

from collections.abc import Set
from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import ActingRole, Channel, PartyKind, Purpose, TouchpointKind
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.form import form_signed
from murmelbahn.deal.operations.order import place_order
from murmelbahn.deal.queries.declaration import declare
from murmelbahn.deal.rules.deciders import OUTLET
from murmelbahn.deal.rules.declaration import evidence
from murmelbahn.deal.terms import DeclarationChanged, NotYourOrder, Role
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import FundingKind


@operation
def order_online(
    actor: Actor,
    *,
    deal: UUID,
    shown: str,
    language: str,
    funding: FundingKind = FundingKind.CASH,
    lender: str = "",
    own_part: Money | None = None,
    purchase_order: str = "",
    consents: Set[Purpose] = frozenset(),
    expected_version: int | None = None,
) -> UUID:
    """The customer presses the button with the words of the law, having read what `shown` is the hash of.

    Notice and declaration go on the timeline with that hash as evidence; each consent is recorded by itself, none follows
    from the order. `own_part`: what the customer pays beside a loan. Raises `NotYourOrder`, `NothingOffered`,
    `DeclarationChanged`, `StaleVersion`, `GateClosed`, `OwnPartNotPossible`, `OwnPartTooHigh`.
    """
    desk = take(actor, deal, expected_version=expected_version)
    desk.require_running()
    orderer = desk.view.party(Role.ORDERER)
    _own(actor, orderer)
    read = declare(desk.seen, language=language)
    if read.shown != shown:
        raise DeclarationChanged()
    proof = evidence(language=read.language, shown=shown)
    for kind in (TouchpointKind.NOTICE, TouchpointKind.ORDER):
        _tell(actor, desk, orderer, kind=kind, channel=Channel.ONLINE, proof=proof)
    for wish in read.consents:
        if wish.purpose in consents:
            customers.give_consent(actor, party=orderer, purpose=wish.purpose, wording=wish.wording)
    return place_order(
        actor,
        deal=deal,
        offer=read.offer,
        total=read.total,
        funding=funding,
        lender=lender,
        own_part=own_part,
        purchase_order=purchase_order,
        expected_version=expected_version,
    )


@operation
def order_at_outlet(
    actor: Actor,
    *,
    deal: UUID,
    offer: UUID,
    signature: str,
    funding: FundingKind = FundingKind.CASH,
    lender: str = "",
    own_part: Money | None = None,
    purchase_order: str = "",
    home_visit: bool = False,
    expected_version: int | None = None,
) -> UUID:
    """The customer signed the offer in front of the adviser. `signature` refers to the signed copy. No distance contract.

    `home_visit`: it was signed away from business premises; then the notice of the right to withdraw was handed over with
    it, and the same copy proves that (Dir. 2011/83/EU art. 7(1)). Where an order form was printed for this offer, its hash is
    kept beside the reference.

    Raises `NotYourOrder` for a customer, customer's `EvidenceMissing`, `FormOutdated`, `FormWithoutInstruction`, `GateClosed`,
    `StaleVersion`.
    """
    if actor.kind is ActorKind.CUSTOMER:
        raise NotYourOrder()
    desk = take(actor, deal, expected_version=expected_version, by=OUTLET)
    desk.require_running()
    orderer = desk.view.party(Role.ORDERER)
    proof = form_signed(desk, offer=offer, signature=signature, home_visit=home_visit) if signature.strip() else ""
    if home_visit:
        _tell(actor, desk, orderer, kind=TouchpointKind.NOTICE, channel=Channel.HOME_VISIT, proof=proof)
    channel = Channel.HOME_VISIT if home_visit else Channel.OUTLET
    _tell(actor, desk, orderer, kind=TouchpointKind.SIGNATURE, channel=channel, proof=proof)
    return place_order(
        actor,
        deal=deal,
        offer=offer,
        total=declare(desk.seen, language="").total,
        funding=funding,
        lender=lender,
        own_part=own_part,
        purchase_order=purchase_order,
        expected_version=expected_version,
    )


def _own(actor: Actor, orderer: UUID) -> None:
    """An adviser presses no button for a customer, and whoever only collects for a company does not bind it."""
    if actor.kind is not ActorKind.CUSTOMER or orderer not in actor.parties:
        raise NotYourOrder()
    if customer.party(SYSTEM, party=orderer).kind is PartyKind.PRIVATE:
        return
    held = {grant.role for grant in customer.grants(SYSTEM, company=orderer) if grant.person in actor.parties}
    if held and ActingRole.SIGNATORY not in held:
        raise NotYourOrder()


def _tell(actor: Actor, desk: Desk, orderer: UUID, *, kind: TouchpointKind, channel: Channel, proof: str) -> None:
    together = channel in (Channel.OUTLET, Channel.HOME_VISIT)
    customers.record_touchpoint(
        actor,
        market=desk.row.market,
        seller=desk.row.seller,
        parties=(orderer,),
        kind=kind,
        channel=channel,
        deal=desk.id,
        outlet=desk.row.outlet if channel is Channel.OUTLET else None,
        adviser=actor.subject if together and actor.kind is ActorKind.ADVISER else None,
        evidence=proof,
    )
