"""Germany: a withdrawal that matched no contract is kept, found by sales days later, and counts from its own arrival."""

from __future__ import annotations

import pytest

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import End, NoWithdrawalRight, Vehicle
from murmelbahn.documents.models import Document
from murmelbahn.documents.rules.envelope import thaw
from murmelbahn.documents.terms import DocumentKind, WithdrawalReceipt
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from tests.journeys.de.test_s4_withdrawal import handed_over
from tests.journeys.town import Town, staff

GUEST = {"name": "Anna Muster", "number": "DE-0000-0000", "email": "anna.at.work@example.org"}


def test_in_time_though_found_when_all_was_settled(de: Town) -> None:
    deal, anna = handed_over(de, Channel.ONLINE)
    de.on("2026-12-28", 23, 30)
    kept = deals.declare_withdrawal(SYSTEM, **GUEST)
    de.on("2027-01-04")
    assert de.view(deal).closed
    number = de.view(deal).number
    for actor in (anna, de.desk, staff(ActorKind.NSC_SALES, "AT")):
        with pytest.raises(NotFound):
            deals.book_declared(actor, declared=kept, number=number)
    with pytest.raises(NotAllowed):
        deals.book_declared(de.finance, declared=kept, number=number)
    with pytest.raises(NotFound):
        deals.book_declared(de.sales, declared=kept, number="DE-1111-1111")
    with pytest.raises(NotFound):
        deals.book_declared(de.sales, declared=new_id(), number=number)
    assert customer.declared(de.sales, declared=kept).answered is None
    assert deals.book_declared(de.sales, declared=kept, number=f" {number.lower()} ") == deal
    assert deals.book_declared(de.sales, declared=kept, number=number) == deal
    de.settle_down()
    assert customer.declared(de.sales, declared=kept).answered is not None
    assert (de.view(deal).end, de.view(deal).closed) == (End.WITHDRAWN, False)
    (row,) = Document.objects.filter(deal=deal, kind=DocumentKind.WITHDRAWAL_RECEIPT.value)
    _, paper = thaw(bytes(row.content))
    assert isinstance(paper, WithdrawalReceipt)
    assert paper.declared_at == de.moment(de.day("2026-12-28"), 23, 30)
    assert paper.refund_by == de.day("2027-01-11")
    de.on("2027-01-06")
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="no damage")
    de.settle_down()
    de.refund(deal, "43,080.00")
    view = de.view(deal)
    assert (view.vehicle, view.closed) == (Vehicle.RETURNED, True)
    de.prove()


def test_too_late_stays_too_late(de: Town) -> None:
    deal, _ = handed_over(de, Channel.ONLINE)
    de.on("2026-12-29", 0, 10)
    kept = deals.declare_withdrawal(SYSTEM, **GUEST)
    with pytest.raises(NoWithdrawalRight):
        deals.book_declared(de.sales, declared=kept, number=de.view(deal).number)
    assert customer.declared(de.sales, declared=kept).answered is None
    assert de.view(deal).end is None


def test_declared_before_the_keys_and_found_after_them(de: Town) -> None:
    de.on("2026-11-30")
    kept = deals.declare_withdrawal(SYSTEM, **GUEST)
    deal, _ = handed_over(de, Channel.ONLINE)
    deals.book_declared(de.sales, declared=kept, number=de.view(deal).number)
    assert (de.view(deal).end, de.view(deal).vehicle) == (End.WITHDRAWN, Vehicle.HANDED_OVER)
    assert deal_queries.withdrawal_right(SYSTEM, deal=deal).open is False
