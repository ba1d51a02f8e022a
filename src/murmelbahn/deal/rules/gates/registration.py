"""Registration gate: a car is registered when it stands there, the papers are complete and the money is safe."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.deal.rules.gates.papers import PaperFacts, paper_rows
from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationFacts:
    at_place: bool
    prepared: bool
    stops: tuple[str, ...]
    papers: PaperFacts
    appointed: bool
    secured: bool
    shortfall: Money


ROWS: tuple[Row[RegistrationFacts], ...] = (
    Row("car_not_at_place", Track.VEHICLE, Mender.CARRIER, lambda f: f.at_place),
    Row("car_not_prepared", Track.VEHICLE, Mender.ADVISER, lambda f: f.prepared),
    Row(
        "delivery_stop",
        Track.VEHICLE,
        Mender.NSC_SALES,
        lambda f: not f.stops,
        lambda f: {"reasons": ", ".join(f.stops)},
    ),
    *paper_rows(),
    Row("no_appointment", Track.CUSTOMER, Mender.ADVISER, lambda f: f.appointed),
    Row(
        "not_secured",
        Track.VALUE,
        Mender.CUSTOMER,
        lambda f: f.secured,
        lambda f: {"shortfall": str(f.shortfall)},
    ),
)
