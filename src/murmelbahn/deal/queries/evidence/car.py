"""The car against the deal, the build and the registration."""

from __future__ import annotations

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.evidence.parties import NOBODY, kept
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import AsBuilt, BuildView, CarView, Technical

MISSING = "not there"
MEASURED = ("co2_g_km", "mass_kg", "consumption_l_100km", "consumption_kwh_100km", "electric_range_km")
"""Individual values of a built car: taxes follow them."""


def car(row: Deal) -> list[Claim]:
    """The build as ordered and as built, and the car that is bound to the deal."""
    build = _build(row)
    found = _car(row)
    return [*_ordered(row, build), *_bound(row, found), *_built(build), *_registered(row, found)]


def _build(row: Deal) -> BuildView | None:
    try:
        return vehicle.build(SYSTEM, build=row.build) if row.build is not None else None
    except NotFound:
        return None


def _car(row: Deal) -> CarView | None:
    """The car of a deal that goes on; one that ended has given its car back."""
    try:
        return vehicle.car(SYSTEM, vin=row.vin) if row.vin and not row.end else None
    except NotFound:
        return None


def _ordered(row: Deal, build: BuildView | None) -> list[Claim]:
    if row.build is None:
        return []
    claims = [
        Claim("vehicle", "ordered configuration", "deal", str(row.configuration)),
        Claim("vehicle", "ordered configuration", "vehicle.build", str(build.configuration) if build else MISSING),
    ]
    if build and build.vin and row.vin:
        claims += [
            Claim("vehicle", "vin", "deal", row.vin),
            Claim("vehicle", "vin", "vehicle.build", build.vin),
        ]
    return claims


def _bound(row: Deal, found: CarView | None) -> list[Claim]:
    if not row.vin or row.end:
        return []
    claims = [Claim("vehicle", "vin", "deal", row.vin)]
    if found is None:
        return [*claims, Claim("vehicle", "vin", "vehicle.car", MISSING)]
    return [
        *claims,
        Claim("vehicle", "vin", "vehicle.car", found.vin if found.deal == row.id else f"bound to {found.deal}"),
        Claim("vehicle", "features", "vehicle.car as built", ",".join(sorted(found.features))),
        *(
            Claim("vehicle", "configuration of the stock car", source, str(configuration))
            for source, configuration in (("deal", row.configuration), ("vehicle.car", found.configuration))
            if row.build is None
        ),
    ]


def _built(build: BuildView | None) -> list[Claim]:
    """The plant's report and the car it became, wherever that car is by now."""
    if build is None or build.as_built is None:
        return []
    claims = _measured("vehicle.build", build.as_built.items, build.as_built)
    if build.vin is None:
        return claims
    try:
        made = vehicle.car(SYSTEM, vin=build.vin)
    except NotFound:
        return [*claims, Claim("vehicle", "items as built", "vehicle.car", MISSING)]
    return [*claims, *_measured("vehicle.car", made.items, made.technical)]


def _measured(source: str, items: tuple[str, ...], values: AsBuilt | Technical) -> list[Claim]:
    return [
        Claim("vehicle", "items as built", source, ",".join(sorted(items))),
        *(Claim("vehicle", f"{name} as built", source, str(getattr(values, name))) for name in MEASURED),
    ]


def _registered(row: Deal, found: CarView | None) -> list[Claim]:
    if found is None or found.registration is None:
        return []
    return [
        Claim("customer", "keeper", "vehicle.registration", str(found.registration.keeper)),
        Claim("customer", "keeper", "deal.party", kept(row).get("keeper", NOBODY)),
    ]
