"""The road of a car through its states: on and on, never back."""

from __future__ import annotations

from murmelbahn.deal.operations.desk import Desk
from murmelbahn.deal.terms import Vehicle

ROAD = (
    Vehicle.ALLOCATED,
    Vehicle.SCHEDULED,
    Vehicle.FROZEN,
    Vehicle.BUILT,
    Vehicle.IN_TRANSIT,
    Vehicle.ARRIVED,
    Vehicle.PREPARED,
    Vehicle.REGISTERED,
)
"""The states a car passes on its way; a report about a place the car has already passed changes nothing."""


def roll_to(desk: Desk, target: Vehicle, reason: str = "") -> bool:
    """Move the car on along the road, through the states between, never back."""
    here = Vehicle(desk.row.vehicle)
    if here not in ROAD or ROAD.index(here) >= ROAD.index(target):
        return False
    while not desk.may_move(target):
        onward = [state for state in ROAD[ROAD.index(here) + 1 : ROAD.index(target)] if desk.may_move(state)]
        if not onward:
            return False
        here = onward[0]
        desk.move(here, reason)
    desk.move(target, reason)
    return True
