"""Whose turn it is: the gates in front of a running deal, by its three states. One table, asked in Python and in SQL."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import Customer, Gate, Registrar, Value, Variant, Vehicle

BEFORE_HANDOVER = (Vehicle.BUILT, Vehicle.IN_TRANSIT, Vehicle.ARRIVED, Vehicle.PREPARED)
CLAIMED = (Value.INVOICED, Value.SECURED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A gate and the states in which it is in front. An empty tuple asks nothing; `unbuilt`: no build was released;
    `registrar`: only where this one registers the car."""

    gate: Gate
    customer: tuple[Customer, ...] = ()
    value: tuple[Value, ...] = ()
    vehicle: tuple[Vehicle, ...] = ()
    variant: Variant | None = None
    unbuilt: bool = False
    registrar: Registrar | None = None


TURNS = (
    Turn(gate=Gate.ACCEPTANCE, customer=(Customer.ORDERED,)),
    Turn(gate=Gate.BUILD_RELEASE, customer=AFTER_ORDER, variant=Variant.BUILD_TO_ORDER, unbuilt=True),
    Turn(
        gate=Gate.INVOICE,
        customer=AFTER_ORDER,
        value=tuple(one for one in Value if one not in CLAIMED),
        variant=Variant.STOCK,
    ),
    Turn(
        gate=Gate.INVOICE,
        customer=AFTER_ORDER,
        value=tuple(one for one in Value if one not in CLAIMED),
        vehicle=BEFORE_HANDOVER,
        variant=Variant.BUILD_TO_ORDER,
    ),
    Turn(
        gate=Gate.REGISTRATION,
        customer=AFTER_ORDER,
        value=CLAIMED,
        vehicle=tuple(one for one in Vehicle if one is not Vehicle.REGISTERED),
        registrar=Registrar.OUTLET,
    ),
    Turn(gate=Gate.HANDOVER, customer=AFTER_ORDER, vehicle=(Vehicle.PREPARED, Vehicle.REGISTERED)),
    Turn(gate=Gate.SETTLE, value=(Value.EARNED,)),
)


def in_front(
    *,
    variant: Variant,
    vehicle: Vehicle,
    customer: Customer,
    value: Value,
    build_released: bool,
    registrar: Registrar,
) -> tuple[Gate, ...]:
    """The gates whose turn it is, in the order of the road. Whether the deal still runs is for the caller."""
    return tuple(
        turn.gate
        for turn in TURNS
        if (not turn.customer or customer in turn.customer)
        and (not turn.value or value in turn.value)
        and (not turn.vehicle or vehicle in turn.vehicle)
        and turn.variant in (None, variant)
        and turn.registrar in (None, registrar)
        and not (turn.unbuilt and build_released)
    )
