"""Handover gate: the same car, the right person, and the money safe *now*, invoiced for this very month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.rules.gates.papers import PaperFacts, paper_rows
from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import month_of


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts:
    same_car: bool
    prepared: bool
    registered_or_not_needed: bool
    stops: tuple[str, ...]
    collector_identified: bool
    papers_to_give: tuple[str, ...]
    """Papers that are given with the keys and that nobody has checked yet."""
    papers: PaperFacts
    """What the customer needs to register the car itself, and what is not given with the keys."""
    appointed: bool
    invoiced: bool
    invoiced_for: date | None
    same_price_today: bool
    """The law of the handover day yields the invoiced amounts."""
    today: date
    secured: bool
    shortfall: Money


ROWS: tuple[Row[HandoverFacts], ...] = (
    Row("car_differs_from_contract", Track.VEHICLE, Mender.ADVISER, lambda f: f.same_car),
    Row("car_not_prepared", Track.VEHICLE, Mender.ADVISER, lambda f: f.prepared),
    Row("not_registered", Track.VEHICLE, Mender.AUTHORITY, lambda f: f.registered_or_not_needed),
    Row(
        "delivery_stop",
        Track.VEHICLE,
        Mender.NSC_SALES,
        lambda f: not f.stops,
        lambda f: {"reasons": ", ".join(f.stops)},
    ),
    *paper_rows(),
    Row("no_appointment", Track.CUSTOMER, Mender.ADVISER, lambda f: f.appointed),
    Row("collector_not_identified", Track.CUSTOMER, Mender.ADVISER, lambda f: f.collector_identified),
    Row(
        "papers_to_give_missing",
        Track.CUSTOMER,
        Mender.ADVISER,
        lambda f: not f.papers_to_give,
        lambda f: {"papers": ", ".join(f.papers_to_give)},
    ),
    Row("not_invoiced", Track.VALUE, Mender.NSC_FINANCE, lambda f: f.invoiced),
    Row(
        "invoiced_for_other_month",
        Track.VALUE,
        Mender.NSC_FINANCE,
        lambda f: f.same_price_today,
        lambda f: {
            "tax_date": f.today.isoformat(),
            "invoiced_for": month_of(f.invoiced_for) if f.invoiced_for else "–",
        },
    ),
    Row(
        "not_secured",
        Track.VALUE,
        Mender.CUSTOMER,
        lambda f: f.secured,
        lambda f: {"shortfall": str(f.shortfall)},
    ),
)
