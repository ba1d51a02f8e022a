"""From a car somebody wishes for to its offer: opened and, where nothing is in the way, offered in one command."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.offer import make_offer
from murmelbahn.deal.operations.open import identify, open_deal
from murmelbahn.deal.queries.holds import state_of
from murmelbahn.deal.queries.rows import find, parties_of, require
from murmelbahn.deal.queries.services import services_of
from murmelbahn.deal.rules.moves import BEFORE_ORDER
from murmelbahn.deal.terms import GateClosed, Role, Track, Variant
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import operation, today
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.value import operations as values
from murmelbahn.vehicle import queries as vehicle


@operation
def ask_for_offer(
    actor: Actor,
    *,
    orderer: UUID,
    outlet: UUID,
    configuration: UUID | None = None,
    vin: str = "",
    registration: bool = True,
    channel: Channel = Channel.ONLINE,
) -> UUID:
    """Open a deal for a configuration or a stock car and make its offer at once. What keeps it from being made (a price that
    is an estimate, an address that has not answered) leaves the deal open with that in its way. Returns the deal.

    A customer asks for itself and chooses who looks after it; an adviser asks at its own outlet, for a customer of its
    agent. `registration`: the outlet registers the car. Raises `NotFound`, `NotAllowed`, vehicle's `CarTaken`.
    """
    place = retail.outlet(SYSTEM, outlet=outlet)
    adviser = actor.subject if actor.kind is ActorKind.ADVISER else None
    if adviser is not None and place.outlet not in actor.outlets:
        raise NotAllowed()
    who = customer.party(actor, party=orderer)
    if configuration is not None and vehicle.configuration(SYSTEM, configuration=configuration).market != place.market:
        raise NotFound()
    if vin:
        vehicle.car(actor, vin=vin)
    day = today(markets.selling_market(SYSTEM, code=place.market).zone)
    deal = open_deal(
        actor,
        market=place.market,
        seller=place.seller,
        variant=Variant.STOCK if vin else Variant.BUILD_TO_ORDER,
        customer_kind=who.kind.value,
        orderer=orderer,
        agent=place.agent,
        outlet=outlet,
        adviser=adviser,
        configuration=None if vin else configuration,
        vin=vin,
        extras=services_of(actor, market=place.market, customer_kind=who.kind.value, registration=registration, on=day),
        place_of_delivery=place.code,
    )
    _offer(actor, deal, orderer, channel=channel, outlet=outlet)
    return deal


@operation
def take_over_offer(actor: Actor, *, deal: UUID) -> UUID:
    """The customer for whom an outlet prepared this, and whose address the outlet wrote down, goes on by itself: it proves
    the address by having signed in with it, and the offer is made if it was waiting for that. Who has a Customer ID with
    this address already goes on as that, with an offer in its own name. Raises `NotFound`, and customer's `OneselfFirst`
    for a company, whose signatory has a Customer ID of its own."""
    row = require(SYSTEM, deal)
    orderer = next(one.party for one in parties_of([deal])[deal] if one.role is Role.ORDERER)
    own = customer.same_person(actor, party=orderer)
    if own is not None and not row.end and state_of(row, Track.CUSTOMER) in BEFORE_ORDER:
        _becomes(deal, orderer, own)
        me, who, again = replace(actor, parties=actor.parties | {own}), own, True
    else:
        customers.take_over_party(actor, party=orderer)
        me, who, again = replace(actor, parties=actor.parties | {orderer}), orderer, False
    identify(me, deal=deal)
    seen = find(me, deal)
    if seen is not None and (seen.offer is None or again):
        _offer(me, deal, who, channel=Channel.ONLINE, outlet=seen.outlet)
    return deal


def _becomes(deal: UUID, written_down: UUID, own: UUID) -> None:
    """Whoever the outlet wrote down is this Customer ID: it takes every role, and the outlet looks after it."""
    desk = take(SYSTEM, deal)
    row = desk.row
    roles = [one.role for one in desk.parties if one.party == written_down]
    desk.set_party(own, customer.party(SYSTEM, party=own).version, *roles, since=0)
    customers.begin_care(SYSTEM, parties=(own,), agent=row.agent, deal=deal, market=row.market, seller=row.seller)
    if row.offer is not None:
        values.let_in(SYSTEM, deal=deal, party=own)
    desk.save()


def _offer(actor: Actor, deal: UUID, orderer: UUID, *, channel: Channel, outlet: UUID) -> None:
    """Make the offer and put on the timeline how it was made; a gate that is closed is no refusal here."""
    try:
        offer = make_offer(actor, deal=deal)
    except GateClosed:
        return
    row = require(SYSTEM, deal)
    customers.record_touchpoint(
        SYSTEM,
        market=row.market,
        seller=row.seller,
        parties=(orderer,),
        kind=TouchpointKind.OFFER,
        channel=channel,
        deal=deal,
        outlet=outlet if channel is Channel.OUTLET else None,
        adviser=actor.subject if actor.kind is ActorKind.ADVISER else None,
        evidence=f"offer:{offer}",
    )
