"""Consumption, CO2 and running costs on a paper (Directive 1999/94/EC; where the market asks for them, costs and classes)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import LabelFacts
from murmelbahn.documents.terms import Detail
from murmelbahn.markets.terms import EnergyPrice
from murmelbahn.vehicle.terms import Label, Powertrain


def label_details(w: Wording, facts: LabelFacts) -> tuple[Detail, ...]:
    """Combined WLTP values, of a plug-in also with an empty battery and on the battery alone; then classes and costs."""
    found = list(_values(w, facts.label))
    if facts.classes and facts.owed:
        found.append(_detail(w, "co2_class", facts.label.co2_class))
        if facts.label.co2_class_empty:
            found.append(_detail(w, "co2_class_empty", facts.label.co2_class_empty))
    if facts.owed:
        found += _costs(w, facts)
    return tuple(found)


def _values(w: Wording, label: Label) -> Iterator[Detail]:
    weighted = "weighted." if label.powertrain is Powertrain.PLUG_IN else ""
    for code, value, unit in (
        (f"{weighted}fuel", label.consumption_l_100km, "l/100 km"),
        (f"{weighted}power", label.consumption_kwh_100km, "kWh/100 km"),
        ("fuel_empty", label.consumption_empty_l_100km, "l/100 km"),
        ("power_electric", label.kwh_electric_100km, "kWh/100 km"),
        ("range", Decimal(label.electric_range_km), "km"),
    ):
        if value:
            yield _detail(w, code, f"{w.number(value)} {unit}")
    for code, phases, unit in (
        ("fuel_phases", label.phases_l_100km, "l/100 km"),
        ("power_phases", label.phases_kwh_100km, "kWh/100 km"),
    ):
        if phases:
            yield _detail(w, code, f"{' / '.join(w.number(one) for one in phases)} {unit}")
    yield _detail(w, f"{weighted}co2", f"{label.co2_g_km} g/km")
    if label.co2_empty_g_km:
        yield _detail(w, "co2_empty", f"{label.co2_empty_g_km} g/km")


def _costs(w: Wording, facts: LabelFacts) -> Iterator[Detail]:
    costs = facts.costs
    if costs.energy:
        at = ", ".join(_price(w, one, costs.energy.amount.currency) for one in costs.energy.prices)
        value = w.letter("energy_cost", amount=w.money(costs.energy.amount), prices=at, year=costs.energy.of_year)
        yield Detail(label=w.letter("detail.energy_cost", km=w.number(costs.energy.km)), value=value)
    for one in costs.carbon:
        first, last = costs.carbon_years
        yield Detail(
            label=w.letter(f"detail.carbon_cost.{one.level}", first=first, last=last, km=w.number(costs.carbon_km)),
            value=w.letter("carbon_cost", amount=w.money(one.amount), price=w.money(one.price)),
        )
    if costs.tax:
        told = w.money(costs.tax.amount)
        if costs.tax.free_until:
            told = w.letter("tax_free", amount=told, until=w.day(costs.tax.free_until))
        yield _detail(w, "vehicle_tax", told)
    if costs.unconfirmed:
        yield _detail(w, "preliminary", w.letter("preliminary"))


def _price(w: Wording, one: EnergyPrice, currency: str) -> str:
    return w.letter(f"price.{one.carrier}", price=w.number(one.price), currency=currency)


def _detail(w: Wording, code: str, value: str) -> Detail:
    return Detail(label=w.letter(f"detail.{code}"), value=value)
