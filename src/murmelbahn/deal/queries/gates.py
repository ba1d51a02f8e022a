"""The gates in front of the marble and what holds them: asked by the same rows that the operations ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.holds import (
    Seen,
    acceptance_holds,
    build_holds,
    handover_holds,
    invoice_holds,
    registration_holds,
    see,
    settle_holds,
)
from murmelbahn.deal.queries.planned import supply_day
from murmelbahn.deal.rules.turns import in_front
from murmelbahn.deal.terms import Customer, Gate, Hold, Registrar, Value, Variant, Vehicle
from murmelbahn.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class GateAhead:
    """A gate the deal has not passed yet and every row in its way; none means it is open."""

    gate: Gate
    holds: tuple[Hold, ...]


def _asked(seen: Seen) -> dict[Gate, Callable[[], tuple[Hold, ...]]]:
    """How each gate is asked."""
    return {
        Gate.ACCEPTANCE: lambda: acceptance_holds(seen, subject_to_finance=True),
        Gate.BUILD_RELEASE: lambda: build_holds(seen),
        Gate.INVOICE: lambda: invoice_holds(seen, planned_handover=supply_day(seen)),
        Gate.REGISTRATION: lambda: registration_holds(seen),
        Gate.HANDOVER: lambda: handover_holds(seen),
        Gate.SETTLE: lambda: settle_holds(seen),
    }


def gates_in_front(row: Deal) -> tuple[Gate, ...]:
    """Gates whose turn it is, by the three states."""
    if row.end or row.closed:
        return ()
    return in_front(
        variant=Variant(row.variant),
        vehicle=Vehicle(row.vehicle),
        customer=Customer(row.customer),
        value=Value(row.value),
        build_released=row.build is not None,
        registrar=Registrar(row.registrar),
    )


def gates_ahead(actor: Actor, *, deal: UUID) -> tuple[GateAhead, ...]:
    """The gates whose turn it is, with what holds each. Raises `NotFound`."""
    seen = see(actor, deal)
    row = seen.row
    asked = _asked(seen)
    return tuple(GateAhead(gate, asked[gate]()) for gate in gates_in_front(row))
