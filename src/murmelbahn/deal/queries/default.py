"""Whether the customer of a deal is in default, and with what."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from murmelbahn.deal.queries.holds import Seen, missing_papers
from murmelbahn.deal.queries.holds.papers import NO_LIST
from murmelbahn.deal.rules.default import Uncollected, Unpaid, not_collected, not_paid
from murmelbahn.deal.terms import Customer, Value, Vehicle
from murmelbahn.deal.terms.default import DefaultCase
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets import queries as markets
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
    return (not_paid(unpaid, today=seen.today), not_collected(uncollected(seen), today=seen.today))


def uncollected(seen: Seen) -> Uncollected:
    """The car of an invoiced deal as it waits for its customer."""
    return Uncollected(
        ready=collectable(seen),
        appointed=awaited_on(seen),
        collect_until=seen.row.collect_until or _announced(seen),
        grace_until=seen.row.collection_grace,
        grace=timedelta(days=seen.market.collection.grace_days),
    )


def collectable(seen: Seen) -> bool:
    """The car stands ready, and it is not the seller who is awaited: where the outlet registers, a customer that has paid waits
    for the plate once it agreed on a day, and for the list of papers while nobody has made one."""
    if not seen.at(*READY) or seen.car is None or seen.car.stops:
        return False
    if seen.at(Vehicle.REGISTERED) or seen.own_registration or not seen.at(Value.SECURED):
        return True
    return not seen.at(Customer.APPOINTED) and missing_papers(seen) != NO_LIST


def awaited_on(seen: Seen) -> date | None:
    """The day on which the customer is expected: the appointment that both sides confirmed, as it is counted where the car
    stands, or the day that the invoice planned for the handover, whichever is later."""
    found = seen.appointment
    agreed = found is not None and found.state is AppointmentState.CONFIRMED
    appointed = found.starts.astimezone(ZoneInfo(seen.market.zone)).date() if found and agreed else None
    return max((day for day in (appointed, seen.row.planned_handover) if day is not None), default=None)


def _announced(seen: Seen) -> date:
    """The last day to collect by the day of the invoice, for a deal that was announced before that day was kept."""
    issued = seen.finals[-1].content.issued_on
    return markets.collection_end(SYSTEM, market=seen.row.market, notified=issued)
