"""Germany: a customer leaves its contract by itself, because the car stays away or the loan does not come, or asks to."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import (
    DealEnded,
    End,
    FinanceDayOutside,
    LateKind,
    LeaveReason,
    LeaveStage,
    NeedsPerson,
    NobodyAsked,
    NoLoan,
    NoRightToLeave,
    NoticeTooEarly,
    NotYourOrder,
    Value,
)
from murmelbahn.documents.models import Document
from murmelbahn.documents.rules.envelope import thaw
from murmelbahn.documents.terms import DocumentKind, OrderConfirmation, Rescission
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value.terms import ComponentKind, FundingKind
from murmelbahn.vehicle import operations as vehicles
from tests.journeys.de.test_s7_lease import approve
from tests.journeys.town import Town, entry, euro

Who = tuple[Actor, UUID]


def ordered(de: Town, *, lender: str = "", advance: str = "", priced: tuple[str, ...] = ()) -> tuple[UUID, Who]:
    """A car that is still to be built, ordered on 25 November."""
    de.on("2026-11-25")
    de.release("arve")
    car = de.configure("AV2", "MH13", order="2026-11-25")
    prices = {"AV2": (ComponentKind.BASE, "33,320.00"), "DELIVERY": (ComponentKind.DELIVERY, "990.00")}
    others = [de.configure("AV2", "MH13", code, order="2026-11-25") for code in priced]
    de.prices([car, *others], prices, basis=PriceBasis.GROSS)
    anna = de.person()
    asked = {"advance": euro(advance), "advance_before": "build_release"} if advance else {}
    deal = de.open(anna, configuration=car.id, extras=("DELIVERY",), **asked)
    wish = {"funding": FundingKind.LOAN, "lender": lender, "own_part": "10,000.00"} if lender else {}
    de.order(deal, anna, "34,310.00", **wish)
    return deal, anna


def late(de: Town) -> tuple[UUID, Who]:
    """Promised for 5 February; the advance of 1,500.00 is paid."""
    deal, anna = ordered(de, advance="1,500.00")
    de.accept(deal)
    de.on("2026-11-26")
    de.pay(deal, "1,500.00")
    de.plant_schedules(deal, week="2027-01-18", promised="2027-02-05")
    return deal, anna


def confirmation(deal: UUID) -> OrderConfirmation:
    (row,) = Document.objects.filter(deal=deal, kind=DocumentKind.ORDER_CONFIRMATION.value)
    _, paper = thaw(bytes(row.content))
    assert isinstance(paper, OrderConfirmation)
    return paper


def test_a_day_the_plant_names_later_takes_no_right(de: Town) -> None:
    deal, anna = late(de)
    de.on("2027-01-20")
    de.plant_schedules(deal, week="2027-04-12", promised="2027-05-07")
    promise = deal_queries.deal(anna[0], deal=deal).promise
    assert promise is not None
    assert (promise.first, promise.now, promise.moved) == (de.day("2027-02-05"), de.day("2027-05-07"), True)
    assert deal_queries.leaving(anna[0], deal=deal).notice_from == de.day("2027-03-19")
    de.on("2027-02-06")
    (mark,) = deal_queries.marks(de.sales, deals=[de.view(deal)])[deal].late
    assert (mark.kind, mark.since) == (LateKind.BUILD, de.day("2027-02-05"))
    de.on("2027-03-19")
    deals.notice_delay(anna[0], deal=deal)
    de.on("2027-04-03")
    deals.leave_by_right(anna[0], deal=deal)
    assert de.view(deal).end is End.RESCINDED_BY_CUSTOMER


def test_a_change_agrees_the_day_the_plant_named_last(de: Town) -> None:
    deal, anna = ordered(de, priced=("U11",))
    de.accept(deal)
    de.plant_schedules(deal, week="2027-01-18", promised="2027-02-05")
    de.on("2027-01-08")
    de.plant_schedules(deal, week="2027-04-12", promised="2027-05-07")
    other = de.configure("AV2", "MH13", "U11", order="2026-11-25")
    change = deals.propose_change(SYSTEM, deal=deal, configuration=other.id)
    de.settle_down()
    build = de.view(deal).build
    assert build is not None
    vehicles.confirm_build_change(SYSTEM, build=build, change=change)
    de.settle_down()
    assert de.view(deal).agreement == 2
    promise = deal_queries.deal(anna[0], deal=deal).promise
    assert promise is not None
    assert (promise.first, promise.moved) == (de.day("2027-05-07"), False)
    assert deal_queries.leaving(anna[0], deal=deal).notice_from == de.day("2027-06-18")


def test_late_warned_and_left(de: Town) -> None:
    deal, anna = late(de)
    assert deal_queries.ways_out(anna[0], deal=deal) == ()
    de.on("2027-03-18")
    out = deal_queries.leaving(anna[0], deal=deal)
    assert (out.notice_from, out.may_notice) == (de.day("2027-03-19"), False)
    with pytest.raises(NoticeTooEarly):
        deals.notice_delay(anna[0], deal=deal)
    with pytest.raises(NoRightToLeave):
        deals.leave_by_right(anna[0], deal=deal)
    de.on("2027-03-19")
    ben = de.person("Ben")
    with pytest.raises(NotFound):
        deals.notice_delay(ben[0], deal=deal)
    deals.change_collector(SYSTEM, deal=deal, collector=ben[1])
    with pytest.raises(NotYourOrder):
        deals.notice_delay(ben[0], deal=deal)
    with pytest.raises(NotAllowed):
        deals.notice_delay(de.sales, deal=deal)
    deals.notice_delay(anna[0], deal=deal)
    deals.notice_delay(anna[0], deal=deal)
    out = deal_queries.leaving(anna[0], deal=deal)
    assert (out.noticed_on, out.grace_until) == (de.day("2027-03-19"), de.day("2027-04-02"))
    de.on("2027-04-02")
    with pytest.raises(NoRightToLeave):
        deals.leave_by_right(anna[0], deal=deal)
    de.on("2027-04-03")
    (way,) = deal_queries.ways_out(anna[0], deal=deal)
    assert (way.end, way.reason) == (End.RESCINDED_BY_CUSTOMER, "deal.way_out.late")
    with pytest.raises(NotAllowed):
        deals.leave_by_right(de.sales, deal=deal)
    deals.leave_by_right(anna[0], deal=deal)
    with pytest.raises(DealEnded):
        deals.leave_by_right(anna[0], deal=deal)
    de.settle_down()
    assert de.view(deal).end is End.RESCINDED_BY_CUSTOMER
    (row,) = Document.objects.filter(deal=deal, kind=DocumentKind.RESCISSION.value)
    _, paper = thaw(bytes(row.content))
    assert isinstance(paper, Rescission)
    assert "Das Fahrzeug kam nicht in der vereinbarten Zeit." in paper.grounds
    de.refund(deal, "1,500.00")
    assert de.view(deal).closed
    assert de.postings(deal) == [
        entry("BANK 1,500.00", "DEPOSIT 1,260.50; VAT_DUE(2026-11) 239.50"),
        entry("DEPOSIT 1,260.50; VAT_DUE(2027-04) 239.50", "UNALLOC 1,500.00"),
        entry("COMMISSION 1,680.00", "AGENT_ACCRUED 1,680.00"),
        entry("UNALLOC 1,500.00", "BANK 1,500.00"),
    ]
    de.prove()


def test_a_car_that_comes_within_the_grace_takes_the_right_away(de: Town) -> None:
    deal, anna = late(de)
    de.on("2027-03-19")
    deals.notice_delay(anna[0], deal=deal)
    de.plant_builds(deal)
    de.arrives(deal)
    de.on("2027-04-10")
    with pytest.raises(NoRightToLeave):
        deals.leave_by_right(anna[0], deal=deal)
    de.prove()


def test_subject_to_the_loan_until_a_day_that_passes(de: Town) -> None:
    deal, anna = ordered(de, lender="AUTOBANK")
    for day in ("2026-11-25", "2027-01-25"):
        with pytest.raises(FinanceDayOutside):
            deals.accept_order(de.sales, deal=deal, finance_until=de.day(day))
    de.accept(deal, finance_until=de.day("2026-12-10"))
    assert de.view(deal).finance_until == de.day("2026-12-10")
    paper = confirmation(deal)
    assert (paper.subject_to_finance, paper.finance_until) == (euro("24,310.00"), de.day("2026-12-10"))
    de.on("2026-12-10")
    assert deal_queries.ways_out(anna[0], deal=deal) == ()
    with pytest.raises(NotAllowed):
        deals.prolong_finance(anna[0], deal=deal, until=de.day("2026-12-20"))
    with pytest.raises(FinanceDayOutside):
        deals.prolong_finance(de.sales, deal=deal, until=de.today())
    deals.prolong_finance(de.sales, deal=deal, until=de.day("2026-12-14"))
    de.on("2026-12-15", 1)
    (late_one,) = deal_queries.marks(de.sales, deals=[de.view(deal)])[deal].late
    assert (late_one.kind, late_one.since) == ("finance", de.day("2026-12-14"))
    assert "story.deal.deadline.due" in {step.code for step in deal_queries.story(anna[0], deal=deal)}
    (way,) = deal_queries.ways_out(anna[0], deal=deal)
    assert way.reason == "deal.way_out.no_loan"
    deals.leave_by_right(anna[0], deal=deal)
    de.settle_down()
    assert (de.view(deal).end, de.view(deal).closed) == (End.RESCINDED_BY_CUSTOMER, True)
    assert de.postings(deal) == []
    de.prove()


def test_the_banks_yes_ends_the_reserve(de: Town) -> None:
    deal, anna = ordered(de, lender="AUTOBANK")
    de.accept(deal)
    assert de.view(deal).finance_until == de.day("2026-12-23")
    approve(de, deal, "24,310.00", valid_until="2027-04-30")
    assert (de.view(deal).finance_until, de.view(deal).value) == (None, Value.FUNDING_SET)
    de.on("2026-12-24")
    assert deal_queries.ways_out(anna[0], deal=deal) == ()
    with pytest.raises(NoLoan):
        deals.prolong_finance(de.sales, deal=deal, until=de.day("2026-12-31"))


def test_cash_knows_no_reserve(de: Town) -> None:
    deal, _ = ordered(de)
    with pytest.raises(NoLoan):
        deals.accept_order(de.sales, deal=deal, finance_until=de.day("2026-12-10"))
    de.accept(deal)
    assert de.view(deal).finance_until is None
    assert confirmation(deal).finance_until is None


def test_without_a_right_the_customer_asks_and_a_person_decides(de: Town) -> None:
    deal, anna = late(de)
    out = deal_queries.leaving(anna[0], deal=deal)
    assert (out.may_ask, out.stage, out.fee, out.received) == (
        True,
        LeaveStage.FEE,
        euro("250.00"),
        euro("1,500.00"),
    )
    with pytest.raises(NobodyAsked):
        deals.decline_leave(de.sales, deal=deal)
    deals.ask_to_leave(anna[0], deal=deal, reason=LeaveReason.CIRCUMSTANCES)
    deals.ask_to_leave(anna[0], deal=deal, reason=LeaveReason.OTHER_CAR)
    (waiting,) = deal_queries.leavers(de.sales)
    assert (waiting.deal.id, waiting.leaving.asked_for) == (deal, "circumstances")
    assert deal_queries.leavers(de.sales, market="AT") == ()
    with pytest.raises(NeedsPerson):
        deals.decline_leave(SYSTEM, deal=deal)
    deals.decline_leave(de.sales, deal=deal)
    assert deal_queries.leavers(de.sales) == ()
    de.plant_builds(deal)
    out = deal_queries.leaving(anna[0], deal=deal)
    assert (out.stage, out.fee) == (LeaveStage.DAMAGES, euro("5,146.50"))
    deals.ask_to_leave(anna[0], deal=deal, reason=LeaveReason.CHANGED_MIND)
    deals.cancel_by_consent(de.sales, deal=deal, reason="changed_mind", fee=out.fee, consent="letter:7")
    de.settle_down()
    assert de.view(deal).end is End.CANCELLED_BY_CONSENT
    assert deal_queries.leavers(de.sales) == ()
    with pytest.raises(NotFound):
        deal_queries.leaving(anna[0], deal=deal)
    de.prove()
