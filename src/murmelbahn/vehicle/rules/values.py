"""What a set of items is: sold features, technical values, label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from murmelbahn.reasoner.expressions import holds, parse
from murmelbahn.vehicle.rules.model.artefact import Artefact
from murmelbahn.vehicle.terms.car import AsBuilt
from murmelbahn.vehicle.terms.catalogue import ItemKind
from murmelbahn.vehicle.terms.refusals import Incomplete
from murmelbahn.vehicle.terms.technical import Label, Powertrain, Technical

_CLASSES = ((0, "A"), (95, "B"), (115, "C"), (135, "D"), (155, "E"), (175, "F"))
"""Upper bounds in g/km of the CO2 classes; above the last it is G (Pkw-EnVKV of 2024-02-23, annex 1)."""


def features(artefact: Artefact, items: Iterable[str]) -> tuple[str, ...]:
    """The sold feature set: known items without packages (their contents stand for them). Codes that the model does not
    sell, such as a plant's own, are no part of it."""
    packages = {item.code for item in artefact.items if item.contains}
    return tuple(sorted(set(artefact.in_order(items)) - packages))


def capable(artefact: Artefact, items: Iterable[str]) -> tuple[str, ...]:
    """Software that a car with these items does not have but could be given, because what it needs is fitted."""
    has = set(items)
    return tuple(
        item.code
        for item in artefact.items
        if item.kind is ItemKind.SOFTWARE and item.code not in has and has >= set(item.needs_fitted)
    )


def preferences(artefact: Artefact, weights: Mapping[str, int]) -> dict[str, int]:
    """Weights for a completion: the caller's first, then the order in which a family names its items."""
    longest = max(len(family.items) for family in artefact.families)
    return {
        item: weights.get(item, 0) * longest * len(artefact.families) + place
        for family in artefact.families
        for place, item in enumerate(family.items)
    }


def technical(artefact: Artefact, items: Iterable[str]) -> Technical:
    """The row whose condition holds, plus the items' deltas. Fuel deltas count where there is an engine, electric ones
    where the car is charged. Raises `Incomplete` if no row holds."""
    has = set(items)
    row = next((row for row in artefact.technical if holds(parse(row.when), has)), None)
    if row is None:
        raise Incomplete(rules=("technical",))
    deltas = [delta for delta in artefact.deltas if delta.item in has]
    burns = row.engine_cc > 0
    charges = row.powertrain in (Powertrain.PLUG_IN, Powertrain.BATTERY_ELECTRIC)
    co2 = sum(delta.co2 for delta in deltas) if burns else 0
    return Technical(
        fuel=row.fuel,
        powertrain=row.powertrain,
        power_kw=row.power_kw,
        engine_cc=row.engine_cc,
        mass_kg=row.mass_kg + sum(delta.mass_kg for delta in deltas),
        co2_g_km=row.co2 + co2,
        co2_empty_g_km=row.co2_empty + co2,
        consumption_l_100km=row.consumption + (sum(d.consumption for d in deltas) if burns else 0),
        consumption_kwh_100km=row.kwh + (sum(d.kwh for d in deltas) if charges else 0),
        electric_range_km=row.range + (sum(d.range for d in deltas) if charges else 0),
        emission_standard=row.emission_standard,
        seats=row.seats,
        consumption_empty_l_100km=_moved(row.consumption_empty, sum(d.consumption for d in deltas)),
        kwh_electric_100km=_moved(row.kwh_electric, sum(d.kwh for d in deltas)),
        phases_l_100km=_all_moved(row.phases, sum(d.consumption for d in deltas) if burns else 0),
        phases_kwh_100km=_all_moved(row.phases_kwh, sum(d.kwh for d in deltas) if charges else 0),
    )


def individual(forecast: Technical, built: AsBuilt) -> Technical:
    """The values of one built car: its own WLTP figures in place of the forecast's."""
    moved = built.co2_g_km - forecast.co2_g_km
    litres = built.consumption_l_100km - forecast.consumption_l_100km
    kwh = built.consumption_kwh_100km - forecast.consumption_kwh_100km
    return replace(
        forecast,
        mass_kg=built.mass_kg,
        co2_g_km=built.co2_g_km,
        co2_empty_g_km=forecast.co2_empty_g_km + moved,
        consumption_l_100km=built.consumption_l_100km,
        consumption_kwh_100km=built.consumption_kwh_100km,
        electric_range_km=built.electric_range_km,
        consumption_empty_l_100km=_moved(forecast.consumption_empty_l_100km, litres),
        kwh_electric_100km=_moved(forecast.kwh_electric_100km, kwh),
        phases_l_100km=_all_moved(forecast.phases_l_100km, litres),
        phases_kwh_100km=_all_moved(forecast.phases_kwh_100km, kwh),
    )


def as_forecast(items: Iterable[str], forecast: Technical) -> AsBuilt:
    """A car built exactly as configured."""
    return AsBuilt(
        items=tuple(items),
        co2_g_km=forecast.co2_g_km,
        mass_kg=forecast.mass_kg,
        consumption_l_100km=forecast.consumption_l_100km,
        consumption_kwh_100km=forecast.consumption_kwh_100km,
        electric_range_km=forecast.electric_range_km,
    )


def co2_class(co2_g_km: int) -> str:
    """The CO2 class of a value in g/km, A to G."""
    return next((letter for bound, letter in _CLASSES if co2_g_km <= bound), "G")


def label(values: Technical) -> Label:
    """The label's facts."""
    plug_in = values.powertrain is Powertrain.PLUG_IN
    return Label(
        co2_g_km=values.co2_g_km,
        co2_class=co2_class(values.co2_g_km),
        co2_class_empty=co2_class(values.co2_empty_g_km) if plug_in else None,
        consumption_l_100km=values.consumption_l_100km,
        consumption_kwh_100km=values.consumption_kwh_100km,
        electric_range_km=values.electric_range_km,
        fuel=values.fuel,
        powertrain=values.powertrain,
        co2_empty_g_km=values.co2_empty_g_km if plug_in else 0,
        consumption_empty_l_100km=values.consumption_empty_l_100km,
        kwh_electric_100km=values.kwh_electric_100km,
        phases_l_100km=values.phases_l_100km,
        phases_kwh_100km=values.phases_kwh_100km,
        engine_cc=values.engine_cc,
    )


def _all_moved(phases: tuple[Decimal, ...], by: Decimal | int) -> tuple[Decimal, ...]:
    """Each phase moves as the combined value does, which is their mean by distance."""
    return tuple(_moved(one, by) for one in phases)


def _moved(value: Decimal, by: Decimal | int) -> Decimal:
    """A value that is told moves with the others; one that is not stays untold."""
    return value + by if value else value
