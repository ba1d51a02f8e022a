"""Make an offer: the price is frozen and valid until a date."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal.facts import OfferMade
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.open import require_few_held
from murmelbahn.deal.queries.offering import offering
from murmelbahn.deal.queries.services import registrar_by
from murmelbahn.deal.queries.terms import contract_terms
from murmelbahn.deal.terms import Customer, Gate, Value, Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.markets import queries as markets
from murmelbahn.value import operations as values
from murmelbahn.vehicle import operations as vehicles


@operation
def make_offer(
    actor: Actor,
    *,
    deal: UUID,
    campaigns: tuple[str, ...] | None = None,
    valid_until: date | None = None,
    expected_version: int | None = None,
) -> UUID:
    """Freeze the price of the chosen car as an offer. A new offer replaces the one before. Raises `GateClosed`, `TooManyHeld`."""
    desk = take(actor, deal, expected_version=expected_version)
    desk.require_running()
    rules = markets.market(SYSTEM, code=desk.row.market)
    if desk.variant is Variant.STOCK and not desk.at(Vehicle.HELD):
        require_few_held(actor, rules.offer.held_at_once)
    decided = offering(actor, desk.seen, campaigns=campaigns, valid_until=valid_until)
    desk.require(Gate.OFFER, decided.holds)
    configuration, quote, until = decided.configuration, decided.quote, decided.valid_until
    terms = contract_terms(desk.view, configuration=configuration, quote=quote)
    offer = values.make_offer(
        actor,
        deal=deal,
        terms=terms,
        valid_until=until,
        agent=desk.row.agent,
        outlet=desk.row.outlet,
        parties=frozenset(one.party for one in desk.parties),
    )
    if desk.variant is Variant.STOCK:
        end = datetime.combine(until + timedelta(days=1), time(), ZoneInfo(rules.zone))
        vehicles.hold_car(
            SYSTEM, vin=desk.row.vin, deal=deal, until=end, market=desk.row.market, seller=desk.row.seller
        )
        desk.move(Vehicle.HELD)
    desk.row.offer = offer
    desk.row.registrar = registrar_by(quote).value
    desk.move(Customer.OFFERED)
    desk.move(Value.OFFERED)
    desk.emit(
        OfferMade(deal=deal, offer=offer, configuration=configuration.id, total=quote.totals.gross, valid_until=until)
    )
    desk.save()
    return offer


@operation
def expire_offer(actor: Actor, *, deal: UUID, offer: UUID) -> None:
    """The clock: an offer nobody took. A stock car is free again; the customer may ask for a new offer."""
    desk = take(actor, deal)
    if desk.row.end or desk.row.offer != offer or not desk.at(Customer.OFFERED):
        return
    desk.move(Customer.IDENTIFIED, "the offer ran out")
    desk.move(Value.PRICED, "the offer ran out")
    if desk.variant is Variant.STOCK and desk.at(Vehicle.HELD):
        vehicles.release_car(SYSTEM, vin=desk.row.vin, deal=deal)
        desk.move(Vehicle.CHOSEN, "the hold ran out")
    desk.save()
