"""Whether the customer of a deal is in default, and with what."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from murmelbahn.deal.queries.holds import Seen
from murmelbahn.deal.rules.default import Uncollected, Unpaid, not_collected, not_paid
from murmelbahn.deal.terms import Vehicle
from murmelbahn.deal.terms.default import DefaultCase
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import AppointmentState
from murmelbahn.value import queries as value

READY = (Vehicle.PREPARED, Vehicle.REGISTERED)
"""Where a car stands that can be collected, as far as it is for the seller."""


def default_cases(seen: Seen) -> tuple[DefaultCase, ...]:
    """For each cause whether the seller may rescind for it today. Empty without a final invoice that stands."""
    if not seen.finals:
        return ()
    rules = seen.market
    owed = value.own_claim(SYSTEM, deal=seen.row.id)
    unpaid = Unpaid(
        owed=bool(owed.open),
        due_on=owed.due_on,
        reminded_on=owed.reminded_on,
        grace_until=owed.grace_until,
        grace=timedelta(days=rules.dunning.rescission_grace_days),
    )
    announced = seen.finals[-1].content.issued_on
    uncollected = Uncollected(
        ready=seen.at(*READY) and seen.car is not None and not seen.car.stops,
        appointed=appointed_on(seen),
        collect_until=markets.collection_end(SYSTEM, market=rules.code, notified=announced),
        grace_until=seen.row.collection_grace,
        grace=timedelta(days=rules.collection.grace_days),
    )
    return (not_paid(unpaid, today=seen.today), not_collected(uncollected, today=seen.today))


def appointed_on(seen: Seen) -> date | None:
    """The day that both sides confirmed for the handover, as it is counted where the car stands."""
    found = retail.appointment(SYSTEM, deal=seen.row.id)
    if found is None or found.state is not AppointmentState.CONFIRMED:
        return None
    return found.starts.astimezone(ZoneInfo(seen.market.zone)).date()
