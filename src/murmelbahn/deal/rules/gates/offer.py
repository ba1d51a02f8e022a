"""Offer gate: what is offered can be built, is priced to the cent, and the customer knows whom and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    complete: bool
    label_known: bool
    held: bool
    identified: bool
    place_known: bool
    price_confirmed: bool
    unconfirmed: tuple[str, ...]
    valid_until: date
    today: date


ROWS: tuple[Row[OfferFacts], ...] = (
    Row("configuration_incomplete", Track.VEHICLE, Mender.CUSTOMER, lambda f: f.complete),
    Row("label_missing", Track.VEHICLE, Mender.NSC_SALES, lambda f: f.label_known),
    Row("car_not_held", Track.VEHICLE, Mender.ADVISER, lambda f: f.held),
    Row("customer_not_identified", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.identified),
    Row("place_missing", Track.CUSTOMER, Mender.ADVISER, lambda f: f.place_known),
    Row(
        "price_is_estimate",
        Track.VALUE,
        Mender.NSC_FINANCE,
        lambda f: f.price_confirmed,
        lambda f: {"rules": ", ".join(f.unconfirmed)},
    ),
    Row("validity_passed", Track.VALUE, Mender.ADVISER, lambda f: f.valid_until >= f.today),
)
