"""Order gate: the customer binds itself to exactly what was offered, knowing what it must know."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    same_car: bool
    identified: bool
    of_age: bool
    address_known: bool
    company_complete: bool
    vat_id_needed: bool
    vat_id_valid: bool
    signed: bool
    """A signature or the legal button is on the timeline as evidence."""
    offer_valid: bool
    offered: Money
    declared: Money


ROWS: tuple[Row[OrderFacts], ...] = (
    Row("car_differs_from_offer", Track.VEHICLE, Mender.ADVISER, lambda f: f.same_car),
    Row("customer_not_identified", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.identified),
    Row("under_age", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.of_age),
    Row("address_missing", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.address_known),
    Row("company_incomplete", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.company_complete),
    Row("vat_id_missing", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.vat_id_valid or not f.vat_id_needed),
    Row("declaration_without_evidence", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.signed),
    Row("offer_expired", Track.VALUE, Mender.ADVISER, lambda f: f.offer_valid),
    Row(
        "total_differs",
        Track.VALUE,
        Mender.ADVISER,
        lambda f: f.offered == f.declared,
        lambda f: {"offered": str(f.offered), "declared": str(f.declared)},
    ),
)
