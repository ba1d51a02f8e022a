"""The car at the outlet: from which day it can be handed over, and how long it may stand there uncollected."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.queries.default import uncollected
from murmelbahn.deal.queries.holds import firm_day, see
from murmelbahn.deal.rules import horizon
from murmelbahn.deal.rules.default import not_collected
from murmelbahn.deal.rules.turns import CLAIMED
from murmelbahn.deal.terms import Collection, DealView, Vehicle
from murmelbahn.kernel.actor import Actor
from murmelbahn.vehicle.terms import CarView

GONE = (Vehicle.HANDED_OVER, Vehicle.RETURNED)


def handover_from(actor: Actor, *, deal: DealView, car: CarView | None, today: date) -> date | None:
    """The first day on which the car of a deal that its reader brings can be handed over; None while nobody knows when it
    comes."""
    here = car is not None and car.arrived and car.place == deal.place_of_delivery
    return horizon.handover_from(
        today=today,
        here=here,
        ready=deal.vehicle is Vehicle.REGISTERED,
        arrival=None if here else firm_day(car, place=deal.place_of_delivery),
    )


def collection(actor: Actor, *, deal: UUID) -> Collection | None:
    """The clock of a car that is announced and not collected yet; None where none runs. Raises `NotFound`."""
    seen = see(actor, deal)
    if seen.row.end or not seen.at(*CLAIMED) or seen.at(*GONE) or not seen.finals:
        return None
    facts = uncollected(seen)
    case = not_collected(facts, today=seen.today)
    return Collection(
        collect_until=facts.collect_until,
        grace_until=facts.grace_until,
        appointed=facts.appointed,
        missed=facts.appointed is not None and facts.appointed < seen.today,
        over=facts.collect_until < seen.today,
        case=case,
    )
