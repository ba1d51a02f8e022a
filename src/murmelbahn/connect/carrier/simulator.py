"""What the simulated carrier decides: days, lateness, damage. Pure; all by draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from murmelbahn.connect.rules.outside import Outside
from murmelbahn.vehicle.terms import Milestone

DAMAGES = ("scratch_door_left", "dent_bonnet", "wheel_kerbed", "windscreen_chip")
SPREAD = {Milestone.PICKED_UP: 5, Milestone.COMPOUND: 3, Milestone.LAST_LEG: 1}
"""Give or take so many days, shrinking on the way."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Days of a shipment. `promised` is what the carrier believes until it knows better."""

    pickup: date
    compound: date
    last_leg: date
    arrival: date
    promised: date
    damage: str


def plan(outside: Outside, *, nth: int, today: date) -> Plan:
    """Take a car on."""
    pickup = today + timedelta(days=outside.between("carrier.pickup_days", nth))
    compound = pickup + timedelta(days=outside.between("carrier.transit_days", nth))
    last_leg = compound + timedelta(days=1)
    promised = last_leg + timedelta(days=outside.between("carrier.last_leg_days", nth))
    late = outside.between("carrier.late_days", nth) if outside.happens("carrier.late", nth) else 0
    damage = outside.pick(DAMAGES, "damage", nth) if outside.happens("carrier.damages", nth) else ""
    return Plan(
        pickup,
        compound,
        last_leg + timedelta(days=late),
        promised + timedelta(days=late),
        promised,
        damage,
    )
