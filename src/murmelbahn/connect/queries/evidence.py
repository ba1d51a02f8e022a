"""What the stations' own copies say about a deal, field by field, as the verdict compares it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from murmelbahn.connect.models import Loan, PlantOrder
from murmelbahn.connect.queries.copies import copies_of, ending_of
from murmelbahn.connect.terms import VersionCopy
from murmelbahn.deal import queries as deals
from murmelbahn.deal.facts import VersionAgreed
from murmelbahn.deal.terms import DealView
from murmelbahn.kernel import receipts
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.fact import topic_of
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommitmentState
from murmelbahn.vehicle import queries as vehicle

AGREED = topic_of(VersionAgreed).name


def claims_of(actor: Actor, *, deal: UUID) -> tuple[Claim, ...]:
    """Claims of retailer's system, post, plant and lender. Plugs into `deal.ports.station_copies`. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    return (*_versions(view), *_plant(view), *_lender(view), *_end(view))


def _versions(view: DealView) -> Iterator[Claim]:
    copies = copies_of(SYSTEM, deal=view.id)
    for change, stations in _receipted(view).items():
        held = tuple(copy.station.value for copy in copies if copy.change == change)
        yield Claim("value", f"stations that have change {change}", "kernel.receipt", _listed(stations))
        yield Claim("value", f"stations that have change {change}", "connect.version_copy", _listed(held))
    for copy in copies:
        source = f"connect.{copy.station} v{copy.n}"
        yield Claim("value", f"gross v{copy.n}", source, str(copy.total))
        yield Claim("value", f"seal of deal.version {copy.n}", source, copy.sha256)
        yield Claim("vehicle", f"configuration v{copy.n}", source, str(copy.configuration))
        yield from _features(copy, source)
        if copy.n == view.agreement:
            yield Claim("vehicle", f"configuration v{copy.n}", "deal", str(view.configuration))
            yield Claim("vehicle", "features", source, _listed(copy.features))


def _receipted(view: DealView) -> dict[UUID, list[str]]:
    """By change, the stations that confirmed the version it led to."""
    found: dict[UUID, list[str]] = {}
    for receipt in receipts.of_deal(view.id):
        if receipt.topic == AGREED and receipt.state == "confirmed":
            found.setdefault(receipt.change, []).append(receipt.station)
    return found


def _features(copy: VersionCopy, source: str) -> Iterator[Claim]:
    """Against the configuration that the copy names; one that exists nowhere is a disagreement of its own above."""
    yield Claim("vehicle", f"features v{copy.n}", source, _listed(copy.features))
    try:
        sold = vehicle.stored_configuration(SYSTEM, configuration=copy.configuration)
    except NotFound:
        return
    yield Claim("vehicle", f"features v{copy.n}", "vehicle.configuration", _listed(sold.features))


def _plant(view: DealView) -> Iterator[Claim]:
    """The order of the deal's present build; earlier ones failed and bind nobody."""
    row = PlantOrder.objects.filter(order=view.build).first() if view.build is not None else None
    if row is None:
        return
    yield Claim("vehicle", "ordered configuration", "connect.plant", str(row.configuration))
    yield Claim("vehicle", "items", "connect.plant", _listed(row.items))
    if row.vin and row.as_built and view.vin:
        yield Claim("vehicle", "vin", "connect.plant", row.vin)
        yield Claim("vehicle", "items as built", "connect.plant", _listed(row.as_built["items"]))


def _lender(view: DealView) -> Iterator[Claim]:
    rows = {row.commitment: row for row in Loan.objects.filter(deal=view.id, approved=True, dead=False)}
    if not rows:
        return
    for one in value.commitments(SYSTEM, deal=view.id):
        row = rows.get(one.id)
        if row is not None and one.state is CommitmentState.APPROVED:
            field = f"commitment {one.id}"
            yield Claim("value", field, "value.commitment", f"{one.amount} {one.car} {one.valid_until}")
            yield Claim("value", field, "connect.lender", f"{row.amount} {row.currency} {row.car} {row.valid_until}")


def _end(view: DealView) -> Iterator[Claim]:
    told = ending_of(SYSTEM, deal=view.id)
    if told is not None:
        yield Claim("customer", "end", "connect.retailer_system", told)
        yield Claim("customer", "end", "deal", view.end or "")


def _listed(codes: list[str] | tuple[str, ...]) -> str:
    return ",".join(sorted(codes))
