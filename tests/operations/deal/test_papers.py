"""Papers brought one by one: with the last one they are complete, and an appointment that was agreed before counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperState, PaperStep
from murmelbahn.deal import operations as deals
from murmelbahn.deal.queries.holds import handover_holds, see
from murmelbahn.deal.terms import Customer, Registrar
from murmelbahn.kernel.actor import Actor
from murmelbahn.markets.terms import PriceBasis
from tests.browser.cast import EXTRAS, PRICES, TOTAL
from tests.journeys.town import Town, engine


def held(town: Town, deal: UUID) -> set[str]:
    """Codes of what keeps the keys, whether it is their turn or not."""
    return {one.code for one in handover_holds(see(town.desk, deal))}


def contracted(extras: tuple[str, ...], total: str) -> tuple[Town, tuple[Actor, UUID], UUID]:
    """A car to be built, ordered at this total and accepted."""
    town = Town("DE", engine()).build()
    town.release("arve")
    car = town.configure("AV2", "MH13", "P11", "SEATHEAT", "CAM360")
    town.prices([car], PRICES, basis=PriceBasis.GROSS)
    anna = town.person()
    deal = town.open(anna, configuration=car.id, extras=extras)
    town.order(deal, anna, total)
    town.accept(deal)
    return town, anna, deal


@pytest.mark.parametrize("appointed", [True, False])
def test_the_last_paper_completes_them(set_clock: Callable[[datetime], None], appointed: bool) -> None:
    set_clock(datetime(2026, 11, 24, 8, tzinfo=UTC))
    town, anna, deal = contracted(EXTRAS, TOTAL)
    if appointed:
        town.appoint(deal, anna, "2027-02-15")
    deals.open_papers(town.desk, deal=deal)
    (listed,) = customer.papers(town.desk, deal=deal)
    first, *others = [PaperStep(paper=one.kind, state=PaperState.CHECKED, reference="4711") for one in listed.papers]
    deals.record_papers(town.desk, deal=deal, keeper=listed.keeper, steps=tuple(others))
    assert town.view(deal).customer is Customer.CONTRACTED
    assert appointed is not ("no_appointment" in held(town, deal)), "an appointment that stands is not said to be open"
    deals.record_papers(town.desk, deal=deal, keeper=listed.keeper, steps=(first,))
    assert town.view(deal).customer is (Customer.APPOINTED if appointed else Customer.PAPERS_COMPLETE)


def test_who_registers_itself_is_told_which_papers_are_missing(set_clock: Callable[[datetime], None]) -> None:
    """No registration gate says it for them: what holds the keys is the paper, never an appointment that stands."""
    set_clock(datetime(2026, 11, 24, 8, tzinfo=UTC))
    town, anna, deal = contracted(("DELIVERY",), "44,450.00")
    assert town.view(deal).registrar is Registrar.CUSTOMER
    assert {"no_paper_list", "no_appointment"} <= held(town, deal)
    town.appoint(deal, anna, "2027-02-15")
    deals.open_papers(town.desk, deal=deal)
    assert held(town, deal) & {"no_paper_list", "no_appointment", "papers_unchecked"} == set()
    assert {"papers_missing", "papers_to_give_missing"} <= held(town, deal)
    (listed,) = customer.papers(town.desk, deal=deal)
    ours = [one for one in listed.papers if one.kind.value != "identity"]
    (last,) = set(listed.papers) - set(ours)
    steps = [PaperStep(paper=one.kind, state=PaperState.CHECKED, reference="4711") for one in ours]
    deals.record_papers(town.desk, deal=deal, keeper=listed.keeper, steps=tuple(steps))
    assert held(town, deal) & {"papers_missing", "papers_to_give_missing"} == {"papers_missing"}
    checked = PaperStep(paper=last.kind, state=PaperState.CHECKED, reference="L01X")
    deals.record_papers(town.desk, deal=deal, keeper=listed.keeper, steps=(checked,))
    assert town.view(deal).customer is Customer.APPOINTED
    assert not held(town, deal) & {"papers_missing", "no_appointment"}
