"""Stock: cars are kept for one deal at a time, and bound to one deal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.saving import save as keep
from murmelbahn.vehicle.facts import HoldLapsed, RegistrationRefused
from murmelbahn.vehicle.models import Build, Car
from murmelbahn.vehicle.operations._keeping import lock_stock_car, registration_of, save, standing_of, tell
from murmelbahn.vehicle.rules import stock
from murmelbahn.vehicle.terms import CarState, RegistrationState, ReleaseReason


@operation
def hold_car(actor: Actor, *, vin: str, deal: UUID, until: datetime, market: str, seller: str) -> UUID:
    """Keep a free car for a deal until a time; again for the same deal prolongs. A timer frees it. Returns the car.

    Raises `CarTaken`, `HoldTooEarly`, `NotFound` (also for another seller's car).
    """
    row = lock_stock_car(actor, vin)
    if (row.market, row.seller) != (market, seller):
        raise NotFound()
    move = stock.hold(standing_of(row), deal=deal, until=until, now=now())
    save(row, move)
    if move.facts:
        lapse = HoldLapsed(vin=row.vin, deal=deal, until=until)
        timers.set_timer(lapse, key=deal, name=row.vin, due=until, market=market, seller=seller)
    return row.id


@operation
def allocate_car(actor: Actor, *, vin: str, deal: UUID) -> UUID:
    """Bind a car to a deal for good (the VIN lock). Twice for one deal changes nothing. Returns the car.

    A second deal gets `CarTaken`, always.
    """
    row = lock_stock_car(actor, vin)
    save(row, stock.allocate(standing_of(row), deal=deal))
    timers.cancel_timer(HoldLapsed, row.vin, key=deal)
    return row.id


@operation
def release_car(actor: Actor, *, vin: str, deal: UUID) -> UUID:
    """Give up a hold or an allocation. Doing it twice changes nothing. Returns the car.

    Raises `CarTaken` for another deal's car, `CarGone` after handover.
    """
    row = lock_stock_car(actor, vin)
    move = stock.release(standing_of(row), deal=deal, reason=ReleaseReason.GIVEN_UP)
    if row.state == CarState.ALLOCATED and move.facts:
        _leave_deal(row, deal)
    save(row, move)
    timers.cancel_timer(HoldLapsed, row.vin, key=deal)
    return row.id


@operation
def lapse_hold(actor: Actor, *, vin: str, deal: UUID, until: datetime) -> UUID:
    """The hold's time is over: free the car unless the hold was prolonged, used or given up since. Returns the car."""
    row = lock_stock_car(actor, vin)
    save(row, stock.lapse(standing_of(row), deal=deal, until=until))
    return row.id


def _leave_deal(row: Car, deal: UUID) -> None:
    """What was under way for the deal ends: its build is stock now, a plate it waits for is wanted no more."""
    Build.objects.filter(vin=row.vin, deal=deal).update(for_stock=True)
    waiting = registration_of(row)
    if waiting is not None and waiting.state == RegistrationState.REQUESTED:
        waiting.state, waiting.reason = RegistrationState.REFUSED, "given_up"
        keep(waiting, ("state", "reason"))
        told = RegistrationRefused(
            registration=waiting.id, car=row.id, vin=row.vin, deal=waiting.deal, reason=waiting.reason
        )
        tell(row, told)
