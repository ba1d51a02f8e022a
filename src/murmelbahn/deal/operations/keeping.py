"""A stock car is kept for a customer before it is ordered, and let go again."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.rules.deciders import OUTLET
from murmelbahn.deal.rules.moves import BEFORE_ORDER
from murmelbahn.deal.terms import HoldTooLong, NothingToKeep, Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.vehicle import operations as vehicles

MOST_DAYS = 14
"""A car that nobody has ordered is not kept longer: it belongs to the seller's stock. A rule of the house."""


@operation
def keep_car(actor: Actor, *, deal: UUID, until: date, expected_version: int | None = None) -> UUID:
    """Keep the stock car of a deal for its customer to the end of a day at the place of sale. Again prolongs or shortens.

    Returns the deal. Raises `NothingToKeep` for a car that is to be built or ordered already, `HoldTooLong(latest)`,
    vehicle's `CarTaken` and `HoldTooEarly`, `StaleVersion`.
    """
    desk = _before_order(actor, deal, expected_version)
    zone = desk.seen.market.zone
    latest = today(zone) + timedelta(days=MOST_DAYS)
    if until > latest:
        raise HoldTooLong(latest=latest)
    end = datetime.combine(until + timedelta(days=1), time(), ZoneInfo(zone))
    row = desk.row
    vehicles.hold_car(SYSTEM, vin=row.vin, deal=deal, until=end, market=row.market, seller=row.seller)
    desk.move(Vehicle.HELD)
    desk.save()
    return deal


@operation
def free_car(actor: Actor, *, deal: UUID, expected_version: int | None = None) -> UUID:
    """Let the kept car go: anybody may have it. The deal stays, and may keep it again while it is free. Returns the deal.

    Raises as `keep_car`.
    """
    desk = _before_order(actor, deal, expected_version)
    vehicles.release_car(SYSTEM, vin=desk.row.vin, deal=deal)
    desk.move(Vehicle.CHOSEN, "let go at the desk")
    desk.save()
    return deal


def _before_order(actor: Actor, deal: UUID, expected_version: int | None) -> Desk:
    desk = take(actor, deal, expected_version=expected_version, by=OUTLET)
    desk.require_running()
    if desk.variant is not Variant.STOCK or not desk.at(*BEFORE_ORDER):
        raise NothingToKeep()
    return desk
