"""The car at the outlet: from which day it can be handed over, and how long it may stand there uncollected."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.queries.default import uncollected
from murmelbahn.deal.queries.holds import Seen, at_place, firm_arrival
from murmelbahn.deal.queries.rows import find, parties_of
from murmelbahn.deal.rules import horizon
from murmelbahn.deal.rules.default import not_collected
from murmelbahn.deal.rules.turns import CLAIMED
from murmelbahn.deal.terms import Collection, Vehicle
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound

GONE = (Vehicle.HANDED_OVER, Vehicle.RETURNED)


def handover_from(actor: Actor, *, deal: UUID) -> date | None:
    """The first day on which the car of a deal can be handed over; None while nobody knows when it comes. Raises `NotFound`."""
    seen = _look(actor, deal)
    return horizon.handover_from(
        today=seen.today, here=at_place(seen), ready=seen.at(Vehicle.REGISTERED), arrival=firm_arrival(seen)
    )


def collection(actor: Actor, *, deal: UUID) -> Collection | None:
    """The clock of a car that is announced and not collected yet; None where none runs. Raises `NotFound`."""
    seen = _look(actor, deal)
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


def _look(actor: Actor, deal: UUID) -> Seen:
    row = find(actor, deal)
    if row is None:
        raise NotFound(kind="deal", id=deal)
    return Seen(row, parties_of([deal])[deal])
