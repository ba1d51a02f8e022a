"""The car of a deal at its outlet, and who comes for it."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Customer, DealView, End, Role, Variant, Vehicle
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.queries.lenders import lessor_card, names_in
from murmelbahn.showroom.terms.desk import CarDeskSheet, PersonLine, RoleNow
from murmelbahn.ui.rules.formats import HOUSE
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarState, CarView

CHANGING = (Role.BUYER, Role.INVOICE_RECIPIENT, Role.PAYER, Role.OWNER, Role.KEEPER)
BOUND = (Customer.CONTRACTED, Customer.PAPERS_COMPLETE, Customer.APPOINTED)
GONE = (Vehicle.HANDED_OVER, Vehicle.RETURNED)
BEFORE = (Customer.LEAD, Customer.IDENTIFIED, Customer.OFFERED)
ON_THE_WAY = (Vehicle.ALLOCATED, Vehicle.BUILT, Vehicle.IN_TRANSIT)
FOUND = 8


def car_desk_sheet(actor: Actor, *, deal: UUID, name: str = "") -> CarDeskSheet:
    """What can be recorded about the car now. `name` looks for somebody who takes a role. Raises `NotFound`, `NotAllowed`
    for customers."""
    view = deals.deal(actor, deal=deal)
    if actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed()
    car = if_there(lambda: vehicle.car(actor, vin=view.vin, deal=deal)) if view.vin else None
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    collector = view.party(Role.COLLECTOR)
    names = names_in(actor, deal=view)
    found = customer.parties_of(actor, limit=FOUND, text=name, newest_first=True) if name else ()
    running = view.end is None and not view.closed
    here = running and car is not None and view.customer in BOUND
    return CarDeskSheet(
        head=head_of(actor, deal=view),
        version=view.version,
        car=car,
        place=outlet.code if outlet else view.place_of_delivery,
        place_name=outlet.name if outlet else view.place_of_delivery,
        stands=_named(actor, view, car),
        arrive=here and car is not None and not car.arrived and view.vehicle in ON_THE_WAY,
        mend=here and car is not None and bool(car.damage),
        prepare=here and car is not None and car.arrived and not car.prepared and not car.damage,
        take_back=view.end is End.WITHDRAWN and view.vehicle is Vehicle.HANDED_OVER,
        held_until=car.held_until if car and car.deal == deal else None,
        hold=running and view.variant is Variant.STOCK and view.customer in BEFORE and _holdable(car, view),
        collector=collector,
        collector_name=names.get(collector, ""),
        identified=collector in customer.identified(actor, parties=(collector,)),
        company=_company(actor, collector),
        people=tuple(PersonLine(party=one.party, name=one.name, kind=one.kind.value) for one in found),
        sought=name,
        collectable=running and view.vehicle not in GONE,
        changes=running
        and view.customer in BOUND
        and view.vehicle not in (*GONE, Vehicle.REGISTERED)
        and actor.kind is not ActorKind.ADVISER,
        lessor=lessor_card(actor, deal=view) if view.customer in BOUND else None,
        roles=tuple(RoleNow(role=role.value, name=names.get(view.party(role), "")) for role in CHANGING),
        currency=markets.market(actor, code=view.market).currency,
        zone=outlet.zone if outlet else HOUSE.key,
    )


def _named(actor: Actor, view: DealView, car: CarView | None) -> str:
    """Where the car stands, by the name of the outlet; a compound of the carrier keeps its own."""
    names = {one.code: one.name for one in retail.outlets(actor, market=view.market)} if car else {}
    return names.get(car.place, car.place) if car else ""


def _holdable(car: CarView | None, view: DealView) -> bool:
    """Kept for this customer already, or for nobody."""
    return car is not None and (car.state is CarState.FREE or (car.state is CarState.HELD and car.deal == view.id))


def _company(actor: Actor, party: UUID) -> bool:
    card = next(iter(customer.cards_of(actor, parties=(party,))), None)
    return card is not None and card.kind == "company"
