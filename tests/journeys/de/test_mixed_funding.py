"""S7's car, private, build to order, sold at a distance: a loan of 40,000.00 beside an own part of 18,310.00."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import (
    ConsentMissing,
    End,
    GateClosed,
    NeedsPerson,
    NoLoan,
    NothingApproved,
    NotYourOrder,
    OwnPartBelowAdvance,
    OwnPartNotPossible,
    OwnPartTooHigh,
    Value,
)
from murmelbahn.documents.models import Document
from murmelbahn.documents.rules.envelope import thaw
from murmelbahn.documents.terms import DocumentKind, OrderConfirmation
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommitmentState, ComponentKind, FundingKind, LapseReason, NotLate
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle.terms import ConfigurationView
from tests.journeys.de.test_s7_lease import approve, arrived
from tests.journeys.de.test_verdict import forge
from tests.journeys.town import Town, entry, euro

BANK = {"iban": "DE75512108001245126199", "holder": "Autobank"}
SALE = entry("DEBTOR 58,310.00", "UNEARNED 49,000.00; VAT_PENDING 9,310.00")
COMMISSION = entry("COMMISSION 2,880.00", "AGENT_ACCRUED 2,880.00")
Who = tuple[Actor, UUID]


def contracted(de: Town, *, own_part: str = "18,310.00", advance: str = "") -> tuple[UUID, Who, ConfigurationView]:
    """The contract of 25 November, not yet approved by the bank, and the car with the late option."""
    de.on("2026-11-25")
    de.release("arve")
    car = de.configure("AV2", "MH13", "TRLUM", order="2026-11-25")
    option = de.configure("AV2", "MH13", "TRLUM", "HUD", order="2026-11-25")
    prices = {
        "AV2": (ComponentKind.BASE, "57,120.00"),
        "HUD": (ComponentKind.OPTION, "650.00"),
        "DELIVERY": (ComponentKind.DELIVERY, "1,190.00"),
    }
    de.prices([car, option], prices, basis=PriceBasis.GROSS)
    anna = de.person()
    asked = {"advance": euro(advance), "advance_before": "build_release"} if advance else {}
    deal = de.open(anna, configuration=car.id, extras=("DELIVERY",), **asked)
    wish = {"funding": FundingKind.LOAN, "lender": "AUTOBANK", "own_part": own_part}
    de.order(deal, anna, "58,310.00", channel=Channel.ONLINE, **wish)
    de.accept(deal)
    return deal, anna, option


def built(de: Town, deal: UUID, anna: Who) -> None:
    """From the plant to the invoice of 10 March."""
    arrived(de, deal)
    de.invoice(deal, handover="2027-03-18")
    de.papers(deal)
    de.appoint(deal, anna, "2027-03-18")


def handed_over(de: Town, deal: UUID) -> None:
    de.on("2027-03-15")
    de.register(deal)
    de.on("2027-03-18", 11)
    de.hand_over(deal)


def short_of(de: Town, deal: UUID) -> str:
    return str(value.secured(SYSTEM, deal=deal, on=clock.read().date()).shortfall)


def agrees(deal: UUID) -> None:
    assert deal_queries.verdict(SYSTEM, deal=deal).disagreements == ()
    assert value.ledger_check(SYSTEM) == ()


def test_own_part_first_then_the_bank(de: Town) -> None:
    deal, anna, _ = contracted(de)
    split = deal_queries.funding_of(anna[0], deal=deal)
    assert (split.own, split.borrowed, split.missing) == (euro("18,310.00"), euro("40,000.00"), euro("40,000.00"))
    assert de.view(deal).build is None
    approve(de, deal, "40,000.00", valid_until="2027-04-30")
    assert value.commitments(SYSTEM, deal=deal)[0].asked == euro("40,000.00")
    assert de.view(deal).build is not None
    assert de.view(deal).value is Value.FUNDING_SET
    built(de, deal, anna)
    assert de.view(deal).value is Value.INVOICED
    assert value.payment_instruction(anna[0], deal=deal).amount == euro("18,310.00")
    assert short_of(de, deal) == "18310.00 EUR"
    with pytest.raises(GateClosed):
        de.register(deal)
    de.on("2027-03-12")
    de.pay(deal, "18,310.00")
    assert de.view(deal).value is Value.SECURED
    assert value.payment_instruction(anna[0], deal=deal).amount == euro("0.00")
    handed_over(de, deal)
    de.on("2027-04-01")
    de.pay(deal, "40,000.00", **BANK)
    de.on("2027-04-02")
    assert de.view(deal).closed
    assert de.postings(deal) == [
        SALE,
        entry("BANK 18,310.00; VAT_PENDING 2,923.45", "DEBTOR 18,310.00; VAT_DUE(2027-03) 2,923.45"),
        entry("UNEARNED 49,000.00; VAT_PENDING 6,386.55", "REVENUE 49,000.00; VAT_DUE(2027-03) 6,386.55"),
        COMMISSION,
        entry("BANK 40,000.00", "DEBTOR 40,000.00"),
    ]
    agrees(deal)


def test_the_bank_first_secures_nobody_elses_part(de: Town) -> None:
    deal, anna, _ = contracted(de)
    approve(de, deal, "40,000.00", valid_until="2027-04-30")
    built(de, deal, anna)
    de.on("2027-03-11")
    de.pay(deal, "40,000.00", **BANK)
    assert (de.view(deal).value, short_of(de, deal)) == (Value.INVOICED, "18310.00 EUR")
    with pytest.raises(GateClosed):
        de.register(deal)
    de.on("2027-03-12")
    de.pay(deal, "18,310.00")
    assert de.view(deal).value is Value.SECURED
    handed_over(de, deal)
    assert de.postings(deal)[:4] == [
        SALE,
        entry("BANK 40,000.00; VAT_PENDING 6,386.55", "DEBTOR 40,000.00; VAT_DUE(2027-03) 6,386.55"),
        entry("BANK 18,310.00; VAT_PENDING 2,923.45", "DEBTOR 18,310.00; VAT_DUE(2027-03) 2,923.45"),
        entry("UNEARNED 49,000.00", "REVENUE 49,000.00"),
    ]
    agrees(deal)


def test_a_late_change_grows_the_own_part(de: Town) -> None:
    deal, anna, option = contracted(de)
    approve(de, deal, "40,000.00", valid_until="2027-04-30")
    de.on("2026-12-10")
    change = deals.propose_change(de.desk, deal=deal, configuration=option.id)
    de.settle_down()
    build = de.view(deal).build
    assert build is not None
    vehicles.confirm_build_change(SYSTEM, build=build, change=change)
    de.settle_down()
    split = deal_queries.funding_of(anna[0], deal=deal)
    assert (split.total, split.own, split.borrowed) == (euro("58,960.00"), euro("18,960.00"), euro("40,000.00"))
    assert [one.lapse for one in value.commitments(SYSTEM, deal=deal)] == [LapseReason.CAR]
    assert de.view(deal).value is Value.AGREED
    approve(de, deal, "40,000.00", valid_until="2027-04-30")
    assert de.view(deal).value is Value.FUNDING_SET
    built(de, deal, anna)
    de.on("2027-03-12")
    de.pay(deal, "18,310.00")
    assert (de.view(deal).value, short_of(de, deal)) == (Value.INVOICED, "650.00 EUR")
    de.pay(deal, "650.00")
    handed_over(de, deal)
    de.on("2027-04-01")
    de.pay(deal, "40,000.00", **BANK)
    assert de.postings(deal) == [
        entry("DEBTOR 58,960.00", "UNEARNED 49,546.22; VAT_PENDING 9,413.78"),
        entry("BANK 18,310.00; VAT_PENDING 2,923.44", "DEBTOR 18,310.00; VAT_DUE(2027-03) 2,923.44"),
        entry("BANK 650.00; VAT_PENDING 103.79", "DEBTOR 650.00; VAT_DUE(2027-03) 103.79"),
        entry("UNEARNED 49,546.22; VAT_PENDING 6,386.55", "REVENUE 49,546.22; VAT_DUE(2027-03) 6,386.55"),
        entry("COMMISSION 2,912.77", "AGENT_ACCRUED 2,912.77"),
        entry("BANK 40,000.00", "DEBTOR 40,000.00"),
    ]
    agrees(deal)


def test_the_bank_may_take_the_difference(de: Town) -> None:
    """Approved anew over 40,650.00: once it is taken, the own part is what it was."""
    deal, anna, option = contracted(de)
    change = deals.propose_change(de.desk, deal=deal, configuration=option.id)
    deals.apply_change(de.desk, deal=deal, change=change)
    approve(de, deal, "40,650.00", valid_until="2027-04-30")
    *_, approved = value.commitments(SYSTEM, deal=deal)
    deals.accept_smaller_loan(anna[0], deal=deal, commitment=approved.id)
    split = deal_queries.funding_of(anna[0], deal=deal)
    assert (split.own, split.borrowed, split.missing) == (euro("18,310.00"), euro("40,650.00"), euro("0.00"))
    agrees(deal)


def test_withdrawn_each_gets_back_what_it_paid(de: Town) -> None:
    deal, anna, _ = contracted(de)
    approve(de, deal, "40,000.00", valid_until="2027-04-30")
    built(de, deal, anna)
    de.on("2027-03-12")
    de.pay(deal, "18,310.00")
    handed_over(de, deal)
    de.on("2027-03-24")
    de.pay(deal, "40,000.00", **BANK)
    de.on("2027-03-30")
    deals.withdraw(anna[0], deal=deal)
    de.settle_down()
    assert de.view(deal).end is End.WITHDRAWN
    assert value.commitments(SYSTEM, deal=deal)[0].lapse is LapseReason.ENDED
    de.on("2027-04-06")
    loss = euro("5,831.00")
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="used", value_loss=loss)
    values.propose_refunds(de.finance, deal=deal)
    for one in value.refunds_of(SYSTEM, deal=deal):
        values.approve_refund(de.second, refund=one.id)
        values.record_refund_paid(SYSTEM, refund=one.id, reference=one.id.hex, paid_on=de.day("2027-04-08"))
    de.settle_down()
    back = [(one.shown, one.returned) for one in value.payers(SYSTEM, deal=deal)]
    assert back == [("2051", euro("12,479.00")), ("6199", euro("40,000.00"))]
    assert de.view(deal).closed
    assert de.postings(deal)[-5:] == [
        entry("REVENUE 49,000.00; VAT_DUE(2027-04) 9,310.00", "UNALLOC 58,310.00"),
        entry("UNALLOC 5,831.00", "DAMAGES 5,831.00"),
        entry("AGENT_ACCRUED 2,880.00", "COMMISSION 2,880.00"),
        entry("UNALLOC 40,000.00", "BANK 40,000.00"),
        entry("UNALLOC 12,479.00", "BANK 12,479.00"),
    ]
    agrees(deal)


def test_a_smaller_approval_is_the_customers_to_take(de: Town) -> None:
    deal, anna, _ = contracted(de)
    approve(de, deal, "35,000.00", valid_until="2027-04-30")
    split = deal_queries.funding_of(anna[0], deal=deal)
    assert (split.approved, split.missing) == (euro("35,000.00"), euro("5,000.00"))
    assert (de.view(deal).build, de.view(deal).value) == (None, Value.AGREED)
    with pytest.raises(GateClosed) as closed:
        deals.release_build(de.sales, deal=deal)
    assert [(hold.code, hold.mender.value) for hold in closed.value.holds] == [("approval_smaller", "customer")]
    commitment = split.commitment
    assert commitment is not None
    stranger = de.person("Berta")[0]
    wanted = {"deal": deal, "commitment": commitment}
    with pytest.raises(NeedsPerson):
        deals.accept_smaller_loan(de.desk, **wanted)
    with pytest.raises(ConsentMissing):
        deals.accept_smaller_loan(de.sales, **wanted)
    with pytest.raises(NothingApproved):
        deals.accept_smaller_loan(anna[0], deal=deal, commitment=deal)
    with pytest.raises(NotFound):
        deals.accept_smaller_loan(stranger, **wanted)
    deals.accept_smaller_loan(anna[0], **wanted)
    de.settle_down()
    view = de.view(deal)
    assert (view.agreement, view.value, view.build is None) == (1, Value.FUNDING_SET, False)
    assert [row.amount for row in value.funding(SYSTEM, deal=deal)] == [euro("23,310.00"), euro("35,000.00")]
    agrees(deal)


def test_the_rest_paid_opens_the_build(de: Town) -> None:
    """Nobody has to say a word: 5,000.00 more than the own part are there, so the smaller approval is enough."""
    deal, _, _ = contracted(de)
    approve(de, deal, "35,000.00", valid_until="2027-04-30")
    de.pay(deal, "18,310.00")
    assert de.view(deal).build is None
    de.pay(deal, "5,000.00")
    assert de.view(deal).build is not None


def test_cash_instead_lets_the_bank_go(de: Town) -> None:
    deal, anna, _ = contracted(de)
    approve(de, deal, "35,000.00", valid_until="2027-04-30")
    deals.pay_in_cash(de.sales, deal=deal, consent="letter 7")
    de.settle_down()
    (commitment,) = value.commitments(SYSTEM, deal=deal)
    assert (commitment.state, commitment.lapse) == (CommitmentState.LAPSED, LapseReason.DECLINED)
    assert de.view(deal).build is not None
    with pytest.raises(NoLoan):
        deals.pay_in_cash(anna[0], deal=deal)
    agrees(deal)


def test_the_advance_counts_towards_the_own_part(de: Town) -> None:
    deal, _, _ = contracted(de, advance="5,000.00")
    rows = [(row.kind, row.amount) for row in value.funding(SYSTEM, deal=deal)]
    assert rows == [
        (FundingKind.ADVANCE, euro("5,000.00")),
        (FundingKind.CASH, euro("13,310.00")),
        (FundingKind.LOAN, euro("40,000.00")),
    ]
    agrees(deal)


def test_an_own_part_below_the_advance_is_not_raised_in_silence(de: Town) -> None:
    """The bank was asked for something else than what was typed."""
    with pytest.raises(OwnPartBelowAdvance):
        contracted(de, own_part="2,000.00", advance="5,000.00")


def test_only_a_loan_leaves_an_own_part(de: Town) -> None:
    deal, anna, _ = contracted(de)
    other = de.open(anna, configuration=de.view(deal).configuration, extras=("DELIVERY",))
    offer = deals.make_offer(SYSTEM, deal=other)
    de.declare(other, anna, channel=Channel.ONLINE)
    order = {"deal": other, "offer": offer, "total": euro("58,310.00"), "lender": "X"}
    for kind in (FundingKind.LEASE, FundingKind.CASH, FundingKind.CREDIT_LINE):
        with pytest.raises(OwnPartNotPossible):
            deals.place_order(SYSTEM, **order, funding=kind, own_part=euro("1.00"))
    for amount in ("0.00", "58,310.00"):
        with pytest.raises(OwnPartTooHigh):
            deals.place_order(SYSTEM, **order, funding=FundingKind.LOAN, own_part=euro(amount))
    asked = {"deal": other, "kind": FundingKind.LOAN, "lender": "X"}
    first = deals.ask_lender(anna[0], **asked, own_part=euro("18,310.00"))
    assert deals.ask_lender(anna[0], **asked, own_part=euro("18,310.00")) == first
    assert deals.ask_lender(anna[0], **asked, own_part=euro("20,000.00")) != first


def test_the_order_decides_what_the_bank_is_asked_for(de: Town) -> None:
    """Asked for all of it, ordered with an own part: the bank is asked anew, and the contract waits for its word."""
    first, anna, _ = contracted(de)
    deal = de.open(anna, configuration=de.view(first).configuration, extras=("DELIVERY",))
    offer = deals.make_offer(SYSTEM, deal=deal)
    asked = deals.ask_lender(anna[0], deal=deal, kind=FundingKind.LOAN, lender="AUTOBANK")
    de.declare(deal, anna, channel=Channel.ONLINE)
    wish = {"funding": FundingKind.LOAN, "lender": "AUTOBANK", "own_part": euro("18,310.00")}
    deals.place_order(SYSTEM, deal=deal, offer=offer, total=euro("58,310.00"), **wish)
    de.settle_down()
    before, again = value.commitments(SYSTEM, deal=deal)
    assert (before.id, before.lapse) == (asked, LapseReason.AMOUNT)
    assert (again.state, again.asked) == (CommitmentState.REQUESTED, euro("40,000.00"))
    with pytest.raises(GateClosed) as closed:
        deals.accept_order(de.sales, deal=deal, subject_to_finance=False)
    assert [hold.code for hold in closed.value.holds] == ["finance_not_approved"]
    de.accept(deal)
    (standing,) = (one for one in value.commitments(SYSTEM, deal=deal) if one.state is CommitmentState.REQUESTED)
    assert standing.id == again.id
    assert reserve(deal) == euro("40,000.00")
    approve(de, deal, "40,000.00", valid_until="2027-04-30")
    assert de.view(deal).value is Value.FUNDING_SET
    assert de.view(deal).build is not None
    agrees(deal)


def test_approved_as_ordered_the_contract_knows_no_reserve(de: Town) -> None:
    first, anna, _ = contracted(de)
    deal = de.open(anna, configuration=de.view(first).configuration, extras=("DELIVERY",))
    offer = deals.make_offer(SYSTEM, deal=deal)
    wish = {"lender": "AUTOBANK", "own_part": euro("18,310.00")}
    asked = deals.ask_lender(anna[0], deal=deal, kind=FundingKind.LOAN, **wish)
    (one,) = value.commitments(SYSTEM, deal=deal)
    word = {"amount": one.asked, "recipient": one.recipient, "car": one.car, "valid_until": de.day("2027-04-30")}
    values.record_commitment(SYSTEM, commitment=asked, approved=True, **word)
    de.declare(deal, anna, channel=Channel.ONLINE)
    deals.place_order(SYSTEM, deal=deal, offer=offer, total=euro("58,310.00"), funding=FundingKind.LOAN, **wish)
    de.accept(deal, subject_to_finance=False)
    assert len(value.commitments(SYSTEM, deal=deal)) == 1
    assert de.view(deal).build is not None
    assert reserve(deal) is None
    agrees(deal)


def reserve(deal: UUID) -> Money | None:
    """What the order confirmation says a lender has yet to commit to."""
    (row,) = Document.objects.filter(deal=deal, kind=DocumentKind.ORDER_CONFIRMATION.value)
    _, paper = thaw(bytes(row.content))
    assert isinstance(paper, OrderConfirmation)
    return paper.subject_to_finance


@pytest.mark.parametrize(
    ("statement", "field"),
    [
        ("UPDATE deal_deal SET own_part = own_part - 1", "own part"),
        ("UPDATE value_fundingsource SET amount = amount + 1 WHERE kind = 'cash'", "own part"),
        ("UPDATE value_fundingsource SET amount = amount + 1 WHERE kind = 'loan'", "borrowed"),
        ("UPDATE deal_deal SET funding_kind = 'lease'", "way of payment"),
        ("UPDATE value_commitment SET asked = asked + 1", "value_commitment.asked"),
        ("UPDATE value_payment SET lender = true", "value_payment.lender"),
    ],
)
def test_a_tampered_split_is_named(de: Town, statement: str, field: str) -> None:
    deal, _, _ = contracted(de)
    approve(de, deal, "40,000.00", valid_until="2027-04-30")
    de.pay(deal, "18,310.00")
    agrees(deal)
    with transaction.atomic():
        forge(statement)
        named = [one.field for one in deal_queries.verdict(SYSTEM, deal=deal).disagreements]
        transaction.set_rollback(True)
    assert any(one.startswith(field) for one in named), named


def test_a_stranger_decides_nothing(de: Town) -> None:
    deal, _, _ = contracted(de)
    other = de.person("Berta")
    deals.change_collector(SYSTEM, deal=deal, collector=other[1])
    with pytest.raises(NotYourOrder):
        deals.pay_in_cash(other[0], deal=deal)


def test_nobody_is_reminded_of_what_the_bank_has_to_pay(de: Town) -> None:
    """The customer is reminded of its own part, never of the loan: not before the handover and not after it."""
    deal, anna, _ = contracted(de)
    approve(de, deal, "40,000.00", valid_until="2027-04-30")
    built(de, deal, anna)
    de.on("2027-03-25")
    (item,) = value.open_items(SYSTEM, on=de.today(), deal=deal)
    assert (item.open, item.reminders) == (euro("58,310.00"), 1)
    reminder = letter(deal, DocumentKind.REMINDER)
    assert reminder.open == euro("18,310.00")
    de.pay(deal, "18,310.00")
    de.move_appointment(deal, "2027-03-26")
    de.register(deal)
    de.on("2027-03-26", 11)
    de.hand_over(deal)
    de.on("2027-06-30")
    (item,) = value.open_items(SYSTEM, on=de.today(), deal=deal)
    assert (item.open, item.reminders) == (euro("40,000.00"), 1)
    with pytest.raises(NotLate):
        values.remind(de.finance, document=item.document, grace_until=de.day("2027-07-10"))
    assert value.own_claim(SYSTEM, deal=deal).open == euro("0.00")
    de.prove()


def letter(deal: UUID, kind: DocumentKind) -> Any:
    (stored,) = Document.objects.filter(deal=deal, kind=kind.value)
    return thaw(bytes(stored.content))[1]
