"""The way to the customer: transport and its milestones. A carrier's message may come twice, or late."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.saving import add
from murmelbahn.kernel.saving import save as keep
from murmelbahn.vehicle.facts import MilestoneReached, TransportRequested
from murmelbahn.vehicle.models import Transport
from murmelbahn.vehicle.operations._keeping import lock_own_car, save, standing_of, tell, transport_of
from murmelbahn.vehicle.rules import readiness, rights
from murmelbahn.vehicle.rules.standing import Move
from murmelbahn.vehicle.terms import Milestone


@operation
def request_transport(actor: Actor, *, vin: str, place: str, deal: UUID | None = None) -> UUID | None:
    """Ask a carrier to bring the car to a place; nothing if it stands there. The same again is the same id.

    A new place ends the transport that was under way. Raises `NotFound`, `CarGone`.
    """
    row = lock_own_car(actor, vin, deal)
    readiness.leave(standing_of(row))
    if row.arrived and row.place == place:
        return None
    running = transport_of(row)
    if running is not None and running.open:
        if running.place == place:
            return running.id
        running.open = False
        keep(running, ("open",))
    made = Transport(car=row, deal=row.deal, market=row.market, seller=row.seller, origin=row.place, place=place)
    add(made)
    save(row, Move(changes={"transport_id": made.id}))
    tell(row, TransportRequested(car=row.id, vin=row.vin, deal=row.deal, origin=row.place, place=place))
    return made.id


@operation
def record_milestone(
    actor: Actor, *, vin: str, milestone: Milestone, at: datetime, estimate: date, spread_days: int
) -> UUID:
    """A carrier's message: where the car is, when it is expected, and give or take how many days.

    Messages older than the last one, or after arrival, change nothing. Raises `NotFound` without a transport.
    """
    rights.answers(actor)
    row = lock_own_car(actor, vin)
    transport = transport_of(row)
    if transport is None:
        raise NotFound()
    if not transport.open or (transport.at is not None and at <= transport.at):
        return transport.id
    transport.milestone, transport.at = milestone, at
    transport.estimate, transport.spread_days = estimate, spread_days
    keep(transport, ("milestone", "at", "estimate", "spread_days"))
    save(row, readiness.leave(standing_of(row)))
    told = MilestoneReached(
        car=row.id,
        vin=row.vin,
        deal=row.deal,
        milestone=milestone,
        at=at,
        estimate=estimate,
        spread_days=spread_days,
    )
    tell(row, told)
    return transport.id
