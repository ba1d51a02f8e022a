"""What finance watches: VAT and registration tax by month with due dates, claims by age, commission by agent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.markets.terms import Powertrain
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.terms import Age, CommissionCause
from tests.operations.value.people import ADVISER, AGENT, CUSTOMER, FINANCE, SALES, SELLERS, STRANGER, eur, person
from tests.operations.value.play import Clock, Play, day

pytestmark = pytest.mark.usefixtures("shop")
AUSTRIA = person(9, ActorKind.NSC_FINANCE, "AT")


def sold(clock: Clock) -> tuple[Play, Play]:
    """S2 in Germany with its advance of November, paid in December, handed over in January; NoVA in Austria in March."""
    german = Play(clock, "DE", "S2-BASE S2-DELIVERY")
    german.at("2026-11-24")
    german.agree("2026-12-18")
    value.request_advance(SALES, deal=german.deal, amount=eur("2000"), due_on=day("2026-12-01"))
    german.at("2026-11-26")
    german.pay("2000.00")
    german.at("2026-11-30")
    german.invoice("2026-12-18", "2026-12-14")
    german.at("2026-12-21")
    german.pay("32272.00")
    german.at("2027-01-07")
    german.hand_over()
    austrian = Play(clock, "AT", "S10-BASE", powertrain=Powertrain.PETROL, co2=141)
    austrian.at("2027-01-20")
    austrian.agree("2027-03-03")
    austrian.at("2027-02-22")
    austrian.invoice("2027-03-03", "2027-03-02")
    austrian.at("2027-03-03")
    return german, austrian


def test_taxes_by_month_with_the_day_they_are_due(set_clock: Clock) -> None:
    sold(set_clock)
    value.self_bill(FINANCE, seller=SELLERS["DE"], agent=AGENT, month="2027-03")
    found = {one.month: one for one in queries.tax_months(SYSTEM, first="2026-11", last="2027-03")}
    assert list(found) == ["2026-11", "2026-12", "2027-03"]
    november, december, march = found.values()
    assert (november.vat, november.vat_due_on) == (eur("319.33"), date(2026, 12, 10))
    assert (december.vat, december.payable, december.vat_due_on) == (eur("5152.67"), eur("5152.67"), date(2027, 1, 11))
    assert (march.input_vat, march.payable, march.regtax) == (eur("319.20"), eur("-319.20"), eur("0.00"))
    assert queries.tax_months(SYSTEM, first="2026-12", last="2026-12") == (december,)
    assert queries.tax_months(AUSTRIA, first="2026-01", last="2027-12") == ()
    for month in found.values():
        single = queries.month_figures(FINANCE, market="DE", seller=SELLERS["DE"], month=month.month)
        assert (single.vat, single.vat_due_on) == (month.vat, month.vat_due_on)
    for stranger in (ADVISER, CUSTOMER):
        with pytest.raises(NotAllowed):
            queries.tax_months(stranger, first="2026-11", last="2027-03")


@pytest.mark.parametrize(
    ("late", "age"),
    [
        (-1, Age.NOT_DUE),
        (0, Age.NOT_DUE),
        (1, Age.TO_30),
        (30, Age.TO_30),
        (31, Age.TO_60),
        (90, Age.TO_90),
        (91, Age.OLDER),
    ],
)
def test_open_claims_by_age(set_clock: Clock, late: int, age: Age) -> None:
    _, austrian = sold(set_clock)
    due = date(2027, 3, 2)
    [aged] = queries.aged_claims(FINANCE, on=due + timedelta(days=late))
    [item] = queries.open_items(FINANCE, on=due, deal=austrian.deal)
    assert (aged.market, aged.age, aged.claims, aged.open, aged.oldest) == ("AT", age, 1, item.open, due)
    assert queries.aged_claims(person(9, ActorKind.NSC_FINANCE, "DE"), on=due) == ()
    with pytest.raises(NotAllowed):
        queries.aged_claims(CUSTOMER, on=due)


def test_commission_of_an_agent_accrued_clawed_back_settled_and_paid(set_clock: Clock) -> None:
    german, austrian = sold(set_clock)
    value.self_bill(FINANCE, seller=SELLERS["DE"], agent=AGENT, month="2027-03")
    value.accrue_commission(SALES, deal=austrian.deal, cause=CommissionCause.SELLER_RESPONSIBLE)
    value.claw_back_commission(FINANCE, deal=german.deal)
    found = {one.market: one for one in queries.commission_balances(FINANCE)}
    assert (found["DE"].accrued, found["DE"].clawed_back) == (eur("1680.00"), eur("1680.00"))
    assert (found["DE"].settled, found["DE"].waits, found["DE"].unpaid) == (
        eur("1680.00"),
        eur("-1680.00"),
        eur("1999.20"),
    )
    assert found["AT"].waits == found["AT"].accrued == eur("2400.00")
    assert queries.commission_balances(ADVISER) == tuple(found[market] for market in ("AT", "DE"))
    assert queries.commission_balances(STRANGER) == ()
    with pytest.raises(NotAllowed):
        queries.commission_balances(CUSTOMER)
