"""Open a deal: somebody is interested in a car."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.deal.facts import DealOpened
from murmelbahn.deal.models import Deal
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.queries.rows import held_before_order
from murmelbahn.deal.rules.numbers import deal_number
from murmelbahn.deal.terms import Customer, Role, TooManyHeld, Value, Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.kernel.sql import tell
from murmelbahn.markets import queries as markets
from murmelbahn.retail import operations as retailers
from murmelbahn.retail.terms import Duty
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle


@operation
def open_deal(
    actor: Actor,
    *,
    market: str,
    seller: str,
    variant: Variant,
    customer_kind: str,
    orderer: UUID,
    agent: UUID,
    outlet: UUID,
    adviser: UUID | None = None,
    configuration: UUID | None = None,
    vin: str = "",
    extras: tuple[str, ...] = (),
    place_of_registration: str = "",
    region: str = "",
    place_of_delivery: str = "",
    planned_handover: date | None = None,
    advance: Money | None = None,
    advance_before: str = "",
) -> UUID:
    """Begin a deal for a configuration (build to order) or a stock car by VIN, which is held for this customer at once.

    `extras` are priced item codes beside the car (delivery, registration service, fees). Every role is the orderer until
    said otherwise. Raises `BadInput`, `NotFound`, `TooManyHeld` for a customer by itself, and vehicle's `CarTaken`.
    """
    identity = new_id()
    rules = markets.market(SYSTEM, code=market)
    party = customer.party(actor, party=orderer)
    if variant is Variant.STOCK:
        require_few_held(actor, rules.offer.held_at_once)
    if variant is Variant.STOCK:
        car = vehicle.car(SYSTEM, vin=vin)
        configuration = car.configuration
        until = now() + timedelta(hours=rules.offer.hold_hours)
        vehicles.hold_car(SYSTEM, vin=vin, deal=identity, until=until, market=market, seller=seller)
    if configuration is None:
        raise BadInput(field="configuration", reason="a configuration or a VIN")
    chosen = vehicle.configuration(SYSTEM, configuration=configuration)
    row = Deal(
        id=identity,
        number=deal_number(market, identity),
        market=market,
        seller=seller,
        variant=variant.value,
        customer_kind=customer_kind,
        vehicle=Vehicle.CHOSEN.value,
        customer=Customer.LEAD.value,
        value=Value.PRICED.value,
        configuration=configuration,
        model=chosen.model,
        vin=vin,
        agent=agent,
        outlet=outlet,
        adviser=adviser,
        market_of_sale=market,
        tax_residence=market,
        place_of_registration=place_of_registration or market,
        region=region,
        place_of_delivery=place_of_delivery,
        planned_handover=planned_handover,
        advance_amount=None if advance is None else advance.amount,
        advance_before=advance_before,
        currency=rules.currency,
        extras=list(extras),
        opened_at=now(),
        moved_at=now(),
    )
    desk = Desk(row=row, parties=(), new=True)
    desk.set_party(orderer, party.version, *Role, since=0)
    where = {"market": market, "seller": seller}
    if adviser is None:
        customers.begin_care(SYSTEM, parties=(orderer,), agent=agent, deal=identity, **where)
    else:
        retailers.attribute_deal(
            SYSTEM, deal=identity, duty=Duty.CARE, outlet=outlet, adviser=adviser, parties=(orderer,), **where
        )
    desk.emit(
        DealOpened(
            deal=identity,
            number=row.number,
            variant=variant,
            configuration=configuration,
            vin=vin,
            agent=agent,
            outlet=outlet,
            orderer=orderer,
        )
    )
    if variant is Variant.STOCK:
        desk.move(Vehicle.HELD)
    if party.email_proven:
        desk.move(Customer.IDENTIFIED)
    desk.save()
    return identity


def require_few_held(actor: Actor, most: int) -> None:
    """Before another car is kept for a customer: cars that nobody pays for are the seller's stock. An adviser may keep more,
    whoever clicks alone may not, nor with two clicks at once: one customer's cars are kept one after the other. Raises
    `TooManyHeld`."""
    if actor.kind is not ActorKind.CUSTOMER:
        return
    for party in sorted(actor.parties):
        tell("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"deal.kept:{party}"])
    if held_before_order(actor) >= most:
        raise TooManyHeld(most=most)


@operation
def identify(actor: Actor, *, deal: UUID) -> None:
    """The customer proved who it is (a proven e-mail address). Nothing happens before that, or a second time."""
    desk = take(actor, deal)
    party = customer.party(SYSTEM, party=desk.view.party(Role.ORDERER))
    if desk.at(Customer.LEAD) and party.email_proven:
        desk.set_party(party.party, party.version, Role.ORDERER, since=0)
        desk.move(Customer.IDENTIFIED)
        desk.save()
