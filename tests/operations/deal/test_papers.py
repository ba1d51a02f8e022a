"""Papers brought one by one: with the last one they are complete, and an appointment that was agreed before counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperState, PaperStep
from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import Customer
from murmelbahn.markets.terms import PriceBasis
from tests.browser.cast import EXTRAS, PRICES, TOTAL
from tests.journeys.town import Town, engine


@pytest.mark.parametrize("appointed", [True, False])
def test_the_last_paper_completes_them(set_clock: Callable[[datetime], None], appointed: bool) -> None:
    set_clock(datetime(2026, 11, 24, 8, tzinfo=UTC))
    town = Town("DE", engine()).build()
    town.release("arve")
    car = town.configure("AV2", "MH13", "P11", "SEATHEAT", "CAM360")
    town.prices([car], PRICES, basis=PriceBasis.GROSS)
    anna = town.person()
    deal = town.open(anna, configuration=car.id, extras=EXTRAS)
    town.order(deal, anna, TOTAL)
    town.accept(deal)
    if appointed:
        town.appoint(deal, anna, "2027-02-15")
    deals.open_papers(town.desk, deal=deal)
    (listed,) = customer.papers(town.desk, deal=deal)
    first, *others = [PaperStep(paper=one.kind, state=PaperState.CHECKED, reference="4711") for one in listed.papers]
    deals.record_papers(town.desk, deal=deal, keeper=listed.keeper, steps=tuple(others))
    assert town.view(deal).customer is Customer.CONTRACTED
    deals.record_papers(town.desk, deal=deal, keeper=listed.keeper, steps=(first,))
    assert town.view(deal).customer is (Customer.APPOINTED if appointed else Customer.PAPERS_COMPLETE)
