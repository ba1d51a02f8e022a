"""An advance is agreed before the order, by the outlet, within what the market allows; the order carries it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from murmelbahn.accounts.operations import create_user
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries
from murmelbahn.deal.rules.advance import check_advance
from murmelbahn.deal.terms import AdvanceOutside, AdvanceTooLate, GateClosed, Mender, NothingOffered, Value
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotAllowed, StaleVersion
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import queries as value
from murmelbahn.value.terms import AdvanceState, ComponentKind, InvoiceKind, Totals
from tests.journeys.town import euro
from tests.operations.showroom.test_invoicing import opened
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.journeys.town import Town
    from tests.worlds import Worlds


MARKET = markets.market


@pytest.fixture
def offered(worlds: Worlds) -> Iterator[tuple[Town, UUID, tuple[Actor, UUID]]]:
    with opened(worlds, "DE") as town:
        town.release("arve")
        car = town.configure("AV2", "MH13", "P11")
        town.prices([car], {"AV2": (ComponentKind.BASE, "37,490.00")}, basis=PriceBasis.GROSS)
        anna = town.person()
        deal = town.open(anna, configuration=car.id)
        deals.make_offer(town.desk, deal=deal)
        yield town, deal, anna


def test_the_order_carries_what_was_agreed(offered: tuple[Town, UUID, tuple[Actor, UUID]]) -> None:
    town, deal, anna = offered
    before = queries.order_declaration(anna[0], deal=deal)
    deals.agree_advance(town.desk, deal=deal, amount=euro("2,500.00"), expected_version=before.version)
    after = queries.order_declaration(anna[0], deal=deal)
    assert after.shown != before.shown, "an order placed on the old page is not an order of this"
    assert after.version > before.version
    town.order(deal, anna, "37,490.00")
    town.on("2026-11-25")
    town.accept(deal)
    (asked,) = value.advances_of(SYSTEM, deal=deal)
    assert asked.amount == euro("2,500.00")
    assert town.view(deal).build is None, "nothing is built before it is in"
    town.pay(deal, "2,500.00")
    assert town.view(deal).build is not None
    with pytest.raises(AdvanceTooLate):
        deals.agree_advance(town.desk, deal=deal, amount=euro("1.00"))


def test_it_can_be_taken_back_before_the_order(offered: tuple[Town, UUID, tuple[Actor, UUID]]) -> None:
    town, deal, _ = offered
    deals.agree_advance(town.desk, deal=deal, amount=euro("2,500.00"))
    deals.agree_advance(town.desk, deal=deal)
    assert town.view(deal).advance is None


@pytest.mark.parametrize("amount", ["0.00", "-1.00", "37,490.01"])
def test_no_more_than_the_price_and_more_than_nothing(
    offered: tuple[Town, UUID, tuple[Actor, UUID]], amount: str
) -> None:
    town, deal, _ = offered
    with pytest.raises(AdvanceOutside):
        deals.agree_advance(town.desk, deal=deal, amount=euro(amount))
    assert town.view(deal).advance is None


def test_the_customer_does_not_decide_it_and_nobody_by_an_old_page(
    offered: tuple[Town, UUID, tuple[Actor, UUID]],
) -> None:
    town, deal, anna = offered
    with pytest.raises(NotAllowed):
        deals.agree_advance(anna[0], deal=deal, amount=euro("100.00"))
    with pytest.raises(StaleVersion):
        deals.agree_advance(town.desk, deal=deal, amount=euro("100.00"), expected_version=1)


def test_without_an_offer_there_is_nothing_to_pay_in_advance(offered: tuple[Town, UUID, tuple[Actor, UUID]]) -> None:
    town, _, anna = offered
    bare = town.open(anna, configuration=town.configure("AV2", "MH13", "P11").id)
    with pytest.raises(NothingOffered):
        deals.agree_advance(town.desk, deal=bare, amount=euro("100.00"))


def test_a_market_may_bound_the_share() -> None:
    half = replace(markets.market(SYSTEM, code="DE").advance, max_percent=Decimal(50))
    nothing = Money.zero("EUR")
    totals = Totals.of(euro("10,000.00"), euro("1,900.01"), nothing, nothing)
    check_advance(euro("5,950.00"), totals=totals, rules=half)
    with pytest.raises(AdvanceOutside):
        check_advance(euro("5,950.01"), totals=totals, rules=half)


def test_registration_tax_is_never_paid_in_advance() -> None:
    rules = markets.market(SYSTEM, code="AT").advance
    totals = Totals.of(euro("10,000.00"), euro("2,000.00"), euro("800.00"), Money.zero("EUR"))
    check_advance(euro("12,000.00"), totals=totals, rules=rules)
    with pytest.raises(AdvanceOutside):
        check_advance(euro("12,000.01"), totals=totals, rules=rules)


def demanding(code: str) -> Any:
    """A market that accepts no order before its advance is in."""
    found = MARKET(SYSTEM, code=code)
    return replace(found, advance=replace(found.advance, before_acceptance=True))


def test_a_market_may_demand_it_before_acceptance(
    offered: tuple[Town, UUID, tuple[Actor, UUID]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order waits for it, the customer sees what to pay, and with the money the order can be accepted: it becomes the advance
    of the contract, invoiced at once."""
    monkeypatch.setattr("murmelbahn.markets.queries.market", lambda actor, *, code: demanding(code))
    town, deal, anna = offered
    deals.agree_advance(town.desk, deal=deal, amount=euro("2,500.00"))
    town.order(deal, anna, "37,490.00")
    town.on("2026-11-25")
    user = create_user(SYSTEM, email="anna.early@example.org", parties=[anna[1]], language="de")
    for paid, missing in (("1,000.00", "2.500,00"), ("1,500.00", "1.500,00")):
        with pytest.raises(GateClosed) as closed:
            town.accept(deal)
        assert [(hold.code, hold.mender) for hold in closed.value.holds] == [("advance_missing", Mender.CUSTOMER)]
        assert f"Bitte überweisen Sie {missing}" in body(visitor(user).get(f"/deals/{deal}/"))
        town.pay(deal, paid)
    assert queries.advance_ahead(anna[0], deal=deal) is None
    town.accept(deal)
    (asked,) = value.advances_of(SYSTEM, deal=deal)
    assert (asked.state, asked.received) == (AdvanceState.HELD, euro("2,500.00"))
    (invoice,) = value.invoices_of(SYSTEM, deal=deal)
    assert (invoice.content.kind, invoice.content.amounts.gross) == (InvoiceKind.ADVANCE, euro("2,500.00"))
    assert value.settled(SYSTEM, deal=deal).unallocated == euro("0.00")
    assert value.ledger_check(SYSTEM) == ()
    assert queries.verdict(SYSTEM, deal=deal).agrees
    view = town.view(deal)
    assert (view.value, view.build is not None) == (Value.FUNDING_SET, True)
