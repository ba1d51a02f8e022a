"""What the simulated plant decides: weeks, moves, failures, VINs, as-built values. Pure; all by draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from murmelbahn.connect.rules.outside import Outside
from murmelbahn.connect.rules.slots import monday, slot, slot_on
from murmelbahn.vehicle.terms import AsBuilt, Technical

WMI = "WVC"
"""World manufacturer identifier of Corvane (invented)."""
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
SIGNS = LETTERS + "0123456789"
YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789"
"""Model year at position 10 (ISO 3779 with the common thirty-year cycle): 2010 is A, 2026 T, 2027 V."""
REFUSALS = ("no_capacity", "option_not_available")
FAILURES = ("parts_missing", "line_stopped", "engine_dropped")


@dataclass(frozen=True, slots=True)
class Plan:
    """What will happen to an order, decided when it is taken. Without `week` it is refused for `reason`."""

    answer_at: datetime
    week: date | None
    reason: str = ""
    moved_at: datetime | None = None
    fails_at: datetime | None = None
    built_at: datetime | None = None


def plan(outside: Outside, *, attempt: int, now: datetime, wanted: date) -> Plan:
    """Take an order or refuse it. `wanted` is the build date the configuration was made for."""
    answer_at = slot(now + timedelta(hours=outside.between("plant.answer_hours", attempt)))
    if outside.happens("plant.refuses", attempt):
        return Plan(answer_at, None, outside.pick(REFUSALS, "refusal", attempt))
    earliest = now.date() + timedelta(weeks=outside.between("plant.lead_weeks", attempt))
    week = monday(max(earliest, wanted) + timedelta(days=6))
    if outside.happens("plant.fails", attempt):
        fails_at = _between(answer_at, slot_on(week))
        return Plan(answer_at, week, outside.pick(FAILURES, "failure", attempt), fails_at=fails_at)
    end, moved_at = week, None
    if outside.happens("plant.moves", attempt):
        end = week + timedelta(weeks=outside.between("plant.move_weeks", attempt))
        moved_at = _between(answer_at, slot_on(week))
    built_on = end + timedelta(days=outside.between("plant.built_days", attempt))
    return Plan(answer_at, week, moved_at=moved_at, built_at=slot_on(built_on, 18))


def promised(outside: Outside, *, attempt: int, week: date) -> date:
    """The delivery promised for a build week."""
    return week + timedelta(days=outside.between("plant.promise_days", attempt))


def change_answer(outside: Outside, *, nth: int, now: datetime) -> tuple[datetime, bool]:
    """When a change is answered, and whether by yes."""
    at = slot(now + timedelta(hours=outside.between("plant.change_hours", nth)))
    return at, not outside.happens("plant.refuses_change", nth)


def vin(outside: Outside, *, attempt: int, model: str, year: int, plant: str, attempt_of_number: int = 0) -> str:
    """A VIN of ISO 3779: maker, six signs of description from model and draw, year, plant, serial ending in four digits."""
    number = outside.number(len(SIGNS) ** 5 * 10_000, "vin", attempt, attempt_of_number)
    number, serial = divmod(number, 10_000)
    signs = ""
    for _ in range(5):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    described = "".join(sign for sign in model.upper() if sign in SIGNS)[:3].ljust(3, "Z")
    place_of_build = next((sign for sign in reversed(plant.upper()) if sign in SIGNS), "A")
    return f"{WMI}{described}{signs[:3]}{YEARS[(year - 2010) % len(YEARS)]}{place_of_build}{signs[3:]}{serial:04d}"


def as_built(outside: Outside, *, attempt: int, items: tuple[str, ...], technical: Technical) -> AsBuilt:
    """The certificate's values: mostly the type's own, often up to 2 g better, rarely up to 3 g worse."""
    moved = 0
    if technical.co2_g_km and outside.happens("plant.above_type_value", attempt):
        moved = 1 + outside.number(3, "above", attempt)
    elif technical.co2_g_km and outside.happens("plant.below_type_value", attempt):
        moved = -1 - outside.number(2, "below", attempt)
    co2 = max(0, technical.co2_g_km + moved)
    consumption = technical.consumption_l_100km
    if moved:
        share = Decimal(co2) / Decimal(technical.co2_g_km)
        consumption = (consumption * share).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return AsBuilt(
        items=items,
        co2_g_km=co2,
        mass_kg=technical.mass_kg + (outside.number(5, "mass", attempt) if moved else 0),
        consumption_l_100km=consumption,
        consumption_kwh_100km=technical.consumption_kwh_100km,
        electric_range_km=technical.electric_range_km,
    )


def _between(start: datetime, end: datetime) -> datetime:
    """The batch half-way between two moments."""
    return slot(start + max(timedelta(), end - start) / 2)
