"""The gates in front of the marble and what holds them: asked by the same rows that the operations ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from murmelbahn.deal.queries.holds import (
    Seen,
    acceptance_holds,
    build_holds,
    handover_holds,
    invoice_holds,
    registration_holds,
    settle_holds,
)
from murmelbahn.deal.queries.rows import find, parties_of
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import Customer, Gate, Hold, Value, Vehicle
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound

BEFORE_ARRIVAL = (Vehicle.BUILT, Vehicle.IN_TRANSIT, Vehicle.ARRIVED, Vehicle.PREPARED)


@dataclass(frozen=True, slots=True)
class GateAhead:
    """A gate the deal has not passed yet and every row in its way; none means it is open."""

    gate: Gate
    holds: tuple[Hold, ...]


def _ahead(seen: Seen) -> list[tuple[Gate, Callable[[], tuple[Hold, ...]]]]:
    """Gates whose turn it is, by the three states."""
    gates: list[tuple[Gate, Callable[[], tuple[Hold, ...]]]] = []
    if seen.row.end or seen.row.closed:
        return gates
    if seen.at(Customer.ORDERED):
        gates.append((Gate.ACCEPTANCE, lambda: acceptance_holds(seen, subject_to_finance=True)))
    if seen.at(*AFTER_ORDER):
        if not seen.is_stock and seen.row.build is None:
            gates.append((Gate.BUILD_RELEASE, lambda: build_holds(seen)))
        if not seen.at(Value.INVOICED, Value.SECURED) and (seen.is_stock or seen.at(*BEFORE_ARRIVAL)):
            planned = seen.row.planned_handover or seen.today + timedelta(days=14)
            gates.append((Gate.INVOICE, lambda: invoice_holds(seen, planned_handover=planned)))
        if seen.at(Value.INVOICED, Value.SECURED) and not seen.at(Vehicle.REGISTERED):
            gates.append((Gate.REGISTRATION, lambda: registration_holds(seen)))
        if seen.at(Vehicle.PREPARED, Vehicle.REGISTERED):
            gates.append((Gate.HANDOVER, lambda: handover_holds(seen)))
    if seen.at(Value.EARNED):
        gates.append((Gate.SETTLE, lambda: settle_holds(seen)))
    return gates


def gates_ahead(actor: Actor, *, deal: UUID) -> tuple[GateAhead, ...]:
    """The gates whose turn it is, with what holds each. Raises `NotFound`."""
    row = find(actor, deal)
    if row is None:
        raise NotFound(kind="deal", id=deal)
    seen = Seen(row, parties_of([deal])[deal])
    return tuple(GateAhead(gate, ask()) for gate, ask in _ahead(seen))
