"""An agent's month is billed and paid once, however many close it; what is taken back names what it corrects."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from uuid import UUID

import pytest

from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.terms import CommissionCause, InvoiceContent, InvoiceKind
from tests.operations.value.people import AGENT, CHIEF, FINANCE, SALES, SELLERS, eur
from tests.operations.value.play import Clock, Play

pytestmark = pytest.mark.usefixtures("shop")
PEOPLE = 6


def earned(set_clock: Clock) -> Play:
    """A deal whose commission of 1,680.00 is accrued."""
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-20")
    value.accrue_commission(SALES, deal=deal.deal, cause=CommissionCause.SELLER_RESPONSIBLE)
    return deal


def test_a_month_closed_by_several_at_once_is_billed_and_paid_once(set_clock: Clock) -> None:
    earned(set_clock)
    start = Barrier(PEOPLE)

    def close(number: int) -> UUID | None:
        actor = FINANCE if number % 2 else CHIEF
        try:
            start.wait()
            return value.close_agent_month(actor, seller=SELLERS["DE"], agent=AGENT, month="2026-11")
        finally:
            worlds.connection().close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        answers = list(pool.map(close, range(PEOPLE)))
    (payout,) = queries.payouts(FINANCE)
    (bill,) = queries.commission_bills(FINANCE, agent=AGENT)
    assert [one for one in answers if one is not None] == [payout.id]
    assert (payout.amount, bill.gross, bill.month) == (eur("1999.20"), eur("1999.20"), "2026-11")
    assert queries.ledger_check(SYSTEM) == ()


def test_what_is_taken_back_is_corrected_at_the_rate_it_was_billed_at(
    set_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rate went up in between: each rate has its own tax, and together they are the document's to the cent."""

    def bill() -> InvoiceContent:
        document = value.self_bill(FINANCE, seller=SELLERS["DE"], agent=AGENT, month="2026-11")
        return queries.invoice(FINANCE, invoice=document).content

    first, second = earned(set_clock), earned(set_clock)
    bill()
    monkeypatch.setattr("murmelbahn.markets.queries.vat_rate", lambda *_, **__: Decimal("21"))
    third = earned(set_clock)
    for one in (first, second):
        value.claw_back_commission(FINANCE, deal=one.deal)
    correction = bill()
    assert correction.kind is InvoiceKind.CLAW_BACK
    assert [(line.net.amount, line.vat.amount, line.rate) for line in correction.lines] == [
        (Decimal("-1680.00"), Decimal("-352.80"), Decimal(21)),
        (Decimal("1680.00"), Decimal("319.20"), Decimal(19)),
        (Decimal("1680.00"), Decimal("319.20"), Decimal(19)),
    ]
    assert (correction.amounts.net, correction.amounts.vat) == (eur("1680.00"), eur("285.60"))
    for deal in (first.deal, second.deal, third.deal):
        left = {one.account: one.amount for one in queries.balances(FINANCE, deal=deal)}
        assert left.get("VAT_INPUT", eur("0")) == (eur("352.80") if deal == third.deal else eur("0"))
    value.claw_back_commission(FINANCE, deal=third.deal)
    again = bill()
    assert [(line.vat.amount, line.rate) for line in again.lines] == [(Decimal("352.80"), Decimal(21))]
    assert queries.ledger_check(SYSTEM) == ()


def test_every_correction_names_the_document_that_it_corrects(set_clock: Clock) -> None:
    def bill() -> InvoiceContent:
        document = value.self_bill(FINANCE, seller=SELLERS["DE"], agent=AGENT, month="2026-11")
        return queries.invoice(FINANCE, invoice=document).content

    first, second = earned(set_clock), earned(set_clock)
    billed = bill()
    assert billed.bills == ()
    for one in (first, second):
        value.claw_back_commission(FINANCE, deal=one.deal)
    third = earned(set_clock)
    correction = bill()
    assert (correction.kind, correction.amounts.net) == (InvoiceKind.CLAW_BACK, eur("1680.00"))
    assert sorted(line.net.amount for line in correction.lines) == [-1680, 1680, 1680]
    assert [one.number for one in correction.bills] == [billed.number]
    value.claw_back_commission(FINANCE, deal=third.deal)
    again = bill()
    assert [one.number for one in again.bills] == [correction.number]
    assert [one.gross for one in queries.commission_bills(FINANCE, agent=AGENT)] == [
        eur("3998.40"),
        eur("-1999.20"),
        eur("-1999.20"),
    ]
    assert queries.ledger_check(SYSTEM) == ()
