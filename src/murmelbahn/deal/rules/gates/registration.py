"""Registration gate: a car is registered when it stands there, the papers are complete and the money is safe."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationFacts:
    at_place: bool
    prepared: bool
    stops: tuple[str, ...]
    papers_listed: bool
    """The outlet has opened the list of what this keeper needs."""
    papers_missing: tuple[str, ...]
    """What the keeper brings."""
    papers_unchecked: tuple[str, ...]
    """What is the outlet's: to bring, or to check what was brought."""
    papers_of_seller: tuple[str, ...]
    """What the national company brings: conformity, title, the record in the approval database."""
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
    Row("no_paper_list", Track.CUSTOMER, Mender.ADVISER, lambda f: f.papers_listed),
    Row(
        "papers_missing",
        Track.CUSTOMER,
        Mender.CUSTOMER,
        lambda f: not f.papers_missing,
        lambda f: {"papers": ", ".join(f.papers_missing)},
    ),
    Row(
        "papers_unchecked",
        Track.CUSTOMER,
        Mender.ADVISER,
        lambda f: not f.papers_unchecked,
        lambda f: {"papers": ", ".join(f.papers_unchecked)},
    ),
    Row(
        "papers_of_seller_missing",
        Track.CUSTOMER,
        Mender.NSC_SALES,
        lambda f: not f.papers_of_seller,
        lambda f: {"papers": ", ".join(f.papers_of_seller)},
    ),
    Row("no_appointment", Track.CUSTOMER, Mender.ADVISER, lambda f: f.appointed),
    Row(
        "not_secured",
        Track.VALUE,
        Mender.CUSTOMER,
        lambda f: f.secured,
        lambda f: {"shortfall": str(f.shortfall)},
    ),
)
