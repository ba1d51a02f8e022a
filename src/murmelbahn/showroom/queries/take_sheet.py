"""What somebody reads who comes from the adviser's screen to its own phone, before the deal is its own."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PartyKind
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Customer, Role
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.cards import care_card
from murmelbahn.showroom.queries.looks import look_of
from murmelbahn.showroom.terms import TakeSheet
from murmelbahn.vehicle import queries as vehicle

OPEN = (Customer.LEAD, Customer.IDENTIFIED, Customer.OFFERED)


def take_sheet(actor: Actor, *, deal: UUID) -> TakeSheet:
    """The car and the outlet, and nothing of anybody: shown only to whom the outlet wrote down. Raises `NotFound`."""
    view = deals.deal(SYSTEM, deal=deal)
    if not customer.may_take_over(actor, party=view.party(Role.ORDERER)):
        raise NotFound(kind="deal", id=deal)
    written = customer.party(SYSTEM, party=view.party(Role.ORDERER))
    own = customer.parties_of(actor)
    sold = vehicle.configuration(actor, configuration=view.configuration)
    catalogue = vehicle.catalogue_of(actor, artefact=sold.artefact)
    return TakeSheet(
        deal=deal,
        title=catalogue.texts,
        look=look_of(sold.model, catalogue.body, sold.items, sold.technical.powertrain),
        care=care_card(retail.outlet(actor, outlet=view.outlet)),
        company=view.customer_kind == "company",
        market=view.market,
        oneself_first=written.kind is PartyKind.COMPANY and not any(one.kind is PartyKind.PRIVATE for one in own),
    )


def waiting_offers(actor: Actor) -> tuple[TakeSheet, ...]:
    """What outlets prepared for the address that the reader signs in with, as long as it can be ordered."""
    parties = customer.written_down(actor)
    found = deals.concerning(SYSTEM, parties=parties) if parties else ()
    return tuple(
        take_sheet(actor, deal=one.id)
        for one in found
        if one.party(Role.ORDERER) in parties and one.customer in OPEN and one.end is None and not one.closed
    )
