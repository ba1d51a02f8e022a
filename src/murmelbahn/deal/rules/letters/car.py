"""The car on a paper, and when it comes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import Detail, Language, Vehicle
from murmelbahn.vehicle.terms import Label


def car(w: Wording, model: str, *, vin: str = "", plate: str | None = None, label: Label | None = None) -> Vehicle:
    """Name and identity; with the `label` also the consumption values the law wants shown on an offer."""
    details = label_details(w, label) if label else ()
    return Vehicle(name=w.car(model), vin=vin or None, plate=plate or None, details=details)


def label_details(w: Wording, label: Label) -> tuple[Detail, ...]:
    """Consumption and CO2 (Directive 1999/94/EC): combined WLTP values, both classes of a plug-in."""
    classes = label.co2_class if label.co2_class_empty is None else f"{label.co2_class} / {label.co2_class_empty}"
    found = []
    if label.consumption_l_100km:
        found.append(_detail(w, "fuel", f"{_figure(w, label.consumption_l_100km)} l/100 km"))
    if label.consumption_kwh_100km:
        found.append(_detail(w, "power", f"{_figure(w, label.consumption_kwh_100km)} kWh/100 km"))
    if label.electric_range_km:
        found.append(_detail(w, "range", f"{label.electric_range_km} km"))
    found.append(_detail(w, "co2", f"{label.co2_g_km} g/km"))
    found.append(_detail(w, "co2_class", classes))
    return tuple(found)


def delivery(w: Wording, *, stock: bool, planned: date) -> str:
    """The promise in words with its kind: never binding unless somebody says so elsewhere."""
    return w.letter("delivery.stock" if stock else "delivery.build", month=w.month(planned))


def _detail(w: Wording, code: str, value: str) -> Detail:
    return Detail(label=w.letter(f"detail.{code}"), value=value)


def _figure(w: Wording, value: Decimal) -> str:
    text = f"{value.normalize():f}"
    return text.replace(".", ",") if w.language is Language.DE else text
