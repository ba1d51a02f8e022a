"""A stock car at another outlet: no readiness notice and no invoice before it is there, or its arrival is firm (DEAL 1.4)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from murmelbahn.deal.terms import GateClosed, Mender
from murmelbahn.documents.models import Document
from murmelbahn.documents.rules.envelope import thaw
from murmelbahn.documents.terms import DocumentKind, ReadinessNotice
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle.terms import CarClass, Milestone
from tests.journeys.town import READY, VINS, Town


def test_a_stock_car_is_invoiced_when_its_arrival_is_firm(de: Town) -> None:
    de.release("arve")
    car = de.configure("AV2", "MH13")
    de.prices([car], {"AV2": (ComponentKind.BASE, "33,320.00")}, basis=PriceBasis.GROSS)
    vin = next(VINS)
    vehicles.add_stock_car(
        SYSTEM,
        vin=vin,
        configuration=car.id,
        car_class=CarClass.NEW,
        market=de.market,
        seller=de.seller,
        place="B2-2",
    )
    vehicles.record_preparation(SYSTEM, vin=vin, checks=READY)
    deal = de.open(de.person(), vin=vin)
    de.order(deal, (SYSTEM, de.view(deal).parties[0].party), "33,320.00")
    de.accept(deal)
    for spread in (None, 9):
        if spread is not None:
            moves(vin, estimate="2026-12-10", spread=spread, at="2026-11-26")
        with pytest.raises(GateClosed) as closed:
            de.invoice(deal, handover="2026-12-18")
        assert [(one.code, one.mender) for one in closed.value.holds] == [("arrival_not_firm", Mender.CARRIER)]
    moves(vin, estimate="2026-12-08", spread=2, at="2026-11-27")
    de.settle_down()
    de.invoice(deal, handover="2026-12-18")
    (stored,) = Document.objects.filter(deal=deal, kind=DocumentKind.READINESS_NOTICE.value)
    notice = thaw(bytes(stored.content))[1]
    assert isinstance(notice, ReadinessNotice)
    assert (notice.ready_on, notice.collect_until) == (de.day("2026-12-08"), de.day("2026-12-22"))


def moves(vin: str, *, estimate: str, spread: int, at: str) -> None:
    vehicles.record_milestone(
        SYSTEM,
        vin=vin,
        milestone=Milestone.PICKED_UP,
        at=datetime.fromisoformat(at).replace(tzinfo=UTC),
        estimate=datetime.fromisoformat(estimate).date(),
        spread_days=spread,
    )
