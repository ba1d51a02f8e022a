"""What must never be false: frozen rows, balanced entries, versions, rights, offers, commitments."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import NotAllowed, NotFound, Refusal
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.models import Agreement, Entry, Invoice, Offer, Posting, Price
from murmelbahn.value.terms import (
    CommitmentState,
    Condition,
    CreditReason,
    CustomerKind,
    FundingKind,
    FundingRow,
    LapseReason,
    PartyRef,
)
from tests.operations.value.people import (
    ADVISER,
    CUSTOMER,
    FINANCE,
    LESSOR,
    SALES,
    SELLERS,
    STRANGER,
    eur,
)
from tests.operations.value.play import Clock, Play, day

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def deal(set_clock: Clock) -> Play:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    return deal


@pytest.mark.parametrize("model", [Agreement, Entry, Posting, Invoice, Offer, Price])
def test_what_is_frozen_refuses_every_change(deal: Play, model: type) -> None:
    deal.invoice("2026-12-18", "2026-12-14")
    rows = model.objects.all()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        rows.update(id=UUID(int=1)) if model is not Posting else rows.update(amount=1)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        worlds.connection().cursor().execute(f"DELETE FROM {model._meta.db_table}")


def test_the_database_refuses_an_unbalanced_entry(deal: Play) -> None:
    deal.invoice("2026-12-18", "2026-12-14")
    first = Posting.objects.first()
    assert first is not None
    with pytest.raises(IntegrityError, match="does not balance"), transaction.atomic():
        Posting.objects.create(
            entry_id=first.entry_id,
            deal=first.deal,
            market="DE",
            seller=SELLERS["DE"],
            account="BANK",
            amount=1,
            currency="EUR",
        )


def test_versions_follow_one_another(deal: Play) -> None:
    terms = deal.terms(deal.quote("2026-12-18"))
    with pytest.raises(Refusal, match=r"value\.agreement\.version\(expected=2, actual=3\)"):
        value.agree(SALES, deal=deal.deal, version=3, terms=terms)
    value.agree(SALES, deal=deal.deal, version=2, terms=terms)
    first = queries.agreement(SALES, deal=deal.deal, version=1)
    assert queries.agreement(SALES, deal=deal.deal).parent == first.digest


def test_an_offer_is_agreed_as_it_was_made_and_in_time(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    offer = deal.offer("2026-12-18", valid_until="2026-11-30")
    other = deal.terms(deal.quote("2026-12-18", items="S2-BASE"))
    with pytest.raises(Refusal, match=r"value\.offer\.differs"):
        value.agree(SALES, deal=deal.deal, version=1, terms=other, offer=offer)
    frozen = queries.offer(SALES, offer=offer, on=deal.today)
    deal.at("2026-12-01T00:01")
    with pytest.raises(Refusal, match=r"value\.offer\.expired"):
        value.agree(SALES, deal=deal.deal, version=1, terms=frozen.terms, offer=offer)
    deal.at("2026-11-30T23:59")
    value.agree(SALES, deal=deal.deal, version=1, terms=frozen.terms, offer=offer)


def test_nobody_sees_another_agents_deal(deal: Play) -> None:
    invoice = deal.invoice("2026-12-18", "2026-12-14")
    assert queries.balances(ADVISER, deal=deal.deal)
    assert queries.open_items(CUSTOMER, on=deal.today)
    assert queries.open_items(STRANGER, on=deal.today) == ()
    for ask in (
        lambda: queries.balances(STRANGER, deal=deal.deal),
        lambda: queries.invoice(STRANGER, invoice=invoice),
        lambda: queries.agreement(STRANGER, deal=deal.deal),
        lambda: value.credit_invoice(STRANGER, invoice=invoice, reason=CreditReason.CORRECTION),
        lambda: value.recognise_handover(STRANGER, deal=deal.deal, on=deal.today),
    ):
        with pytest.raises(NotFound):
            ask()
    with pytest.raises(NotAllowed):
        value.propose_refund(ADVISER, deal=deal.deal, amount=eur("1"))
    with pytest.raises(NotAllowed):
        queries.ledger_check(CUSTOMER)


def test_an_invoice_goes_to_the_agreed_recipient(deal: Play) -> None:
    deal.recipient = PartyRef(party=LESSOR, version=1)
    with pytest.raises(Refusal, match=r"value\.invoice\.recipient"):
        deal.invoice("2026-12-18", "2026-12-14")


def test_one_final_invoice_stands_at_a_time(deal: Play) -> None:
    first = deal.invoice("2026-12-18", "2026-12-14")
    with pytest.raises(Refusal, match=r"value\.invoice\.exists"):
        deal.invoice("2026-12-18", "2026-12-14")
    deal.credit(first, CreditReason.RECIPIENT)
    with pytest.raises(Refusal, match=r"value\.invoice\.credited"):
        deal.credit(first, CreditReason.RECIPIENT)
    with pytest.raises(Refusal, match=r"value\.invoice\.missing"):
        value.recognise_handover(SALES, deal=deal.deal, on=deal.today)
    deal.invoice("2026-12-18", "2026-12-14")
    value.recognise_handover(SALES, deal=deal.deal, on=deal.today)
    with pytest.raises(Refusal, match=r"value\.handover\.recognised"):
        value.recognise_handover(SALES, deal=deal.deal, on=deal.today)
    numbers = [one.content.number for one in queries.invoices_of(SALES, deal=deal.deal)]
    assert numbers == ["IN2026-0000001", "CN2026-0000001", "IN2026-0000002"]


def test_a_withdrawing_consumer_gets_all_but_the_authority_fee(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S1-BASE S1-DELIVERY S1-FEE")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    invoice = deal.invoice("2026-12-18", "2026-12-14")
    paid = queries.invoice(SALES, invoice=invoice).open
    deal.pay(str(paid.amount))
    value.pay_authority_fee(SALES, deal=deal.deal, amount=eur("30.60"), on=deal.today)
    deal.hand_over()
    value.credit_invoice(FINANCE, invoice=invoice, reason=CreditReason.WITHDRAWAL, refundable_only=True)
    answer = queries.settled(SALES, deal=deal.deal)
    assert answer.unallocated == paid - eur("30.60")
    assert answer.adds_up
    assert answer.open == (("UNALLOC", -answer.unallocated),)
    assert queries.ledger_check(SYSTEM) == ()


def test_a_commitment_is_voided_by_party_car_and_amount(deal: Play) -> None:
    def committed() -> UUID:
        answer = {"amount": eur("34272"), "recipient": deal.recipient, "car": deal.car}
        asked = value.request_commitment(SALES, deal=deal.deal, kind=FundingKind.LOAN, lender="BANKO", **answer)
        value.record_commitment(SYSTEM, commitment=asked, approved=True, valid_until=date(2027, 1, 31), **answer)
        return asked

    def lapsed(asked: UUID) -> LapseReason | None:
        return next(one.lapse for one in queries.commitments(SALES, deal=deal.deal) if one.id == asked)

    same = committed()
    deal.agree("2027-01-15")
    assert lapsed(same) is None
    deal.items = ["S2-BASE"]
    deal.agree("2027-01-15")
    assert lapsed(same) is LapseReason.AMOUNT
    other = committed()
    deal.car = "b" * 64
    deal.agree("2027-01-15")
    assert lapsed(other) is LapseReason.CAR
    third = committed()
    deal.recipient = PartyRef(party=LESSOR, version=1)
    deal.agree("2027-01-15")
    assert lapsed(third) is LapseReason.PARTY
    with pytest.raises(Refusal, match=r"value\.commitment\.closed"):
        value.record_commitment(
            SYSTEM,
            commitment=third,
            approved=True,
            valid_until=date(2027, 1, 31),
            amount=eur("1"),
            recipient=deal.recipient,
            car=deal.car,
        )


def test_an_open_condition_does_not_secure_and_expiry_lapses(deal: Play, deliver: object) -> None:
    answer = {"amount": eur("34272"), "recipient": deal.recipient, "car": deal.car, "valid_until": date(2026, 12, 31)}
    request = {"amount": eur("34272"), "recipient": deal.recipient, "car": deal.car}
    asked = value.request_commitment(SALES, deal=deal.deal, kind=FundingKind.LOAN, lender="BANKO", **request)
    pending = (Condition(code="payslip", met=False), Condition(code="takeover_confirmation", met=False))
    value.record_commitment(SYSTEM, commitment=asked, approved=True, conditions=pending, **answer)
    state = queries.secured(SALES, deal=deal.deal, on=day("2026-12-18"))
    assert (state.secured, [one.reason for one in state.not_counted]) == (False, ["commitment_condition"])
    met = (Condition(code="payslip", met=True), Condition(code="takeover_confirmation", met=False))
    value.record_commitment(SYSTEM, commitment=asked, approved=True, conditions=met, **answer)
    assert queries.secured(SALES, deal=deal.deal, on=day("2026-12-18")).secured
    deal.at("2027-01-01T00:01")
    assert callable(deliver)
    deliver()
    (commitment,) = queries.commitments(SALES, deal=deal.deal)
    assert (commitment.state, commitment.lapse) == (CommitmentState.LAPSED, LapseReason.EXPIRED)


def test_a_plan_sums_to_the_total(deal: Play) -> None:
    rows = (FundingRow(kind=FundingKind.CASH, amount=eur("34271.99")),)
    with pytest.raises(Refusal, match=r"value\.funding\.incomplete"):
        value.set_funding(SALES, deal=deal.deal, version=1, rows=rows)


def test_a_campaign_with_a_budget_is_given_once(set_clock: Clock) -> None:
    first, second = (Play(set_clock, "DE", "S1-BASE") for _ in range(2))
    first.at("2026-11-24")
    second.at("2026-11-24")
    first.agree("2027-02-15")
    assert queries.agreement(SALES, deal=first.deal).terms.quote.campaigns == ("AUTUMN",)
    with pytest.raises(Refusal, match=r"value\.campaign\.used_up"):
        second.agree("2027-02-15")
    first.agree("2027-02-15", first.quote("2027-02-15"))


def test_a_campaign_that_is_over_is_not_published(set_clock: Clock) -> None:
    from murmelbahn.kernel.periods import Period
    from murmelbahn.value.terms import Campaign

    Play(set_clock, "DE", "S2-BASE").at("2026-12-20")
    past = Campaign(
        code="LATE",
        market="DE",
        seller=SELLERS["DE"],
        percent=Decimal(2),
        order_window=Period(date(2026, 12, 1), date(2026, 12, 20)),
    )
    with pytest.raises(Refusal, match=r"value\.campaign\.over"):
        value.publish_campaign(SYSTEM, campaign=past)
    runs = replace(past, order_window=Period(date(2026, 12, 1), date(2026, 12, 21)))
    with pytest.raises(Refusal, match=r"value\.campaign\.begun"):
        value.publish_campaign(SALES, campaign=runs, confirmed=True)
    value.publish_campaign(SALES, campaign=runs, begun=True)
    today = Period(date(2026, 12, 20), None)
    value.publish_campaign(SALES, campaign=replace(past, code="TODAY", order_window=today))


def test_prices_are_found_by_order_date_and_the_lowest_is_kept(set_clock: Clock) -> None:
    from murmelbahn.kernel.periods import Period
    from murmelbahn.value.terms import ComponentKind, ItemPrice, PriceBasis

    deal = Play(set_clock, "DE", "S2-BASE")
    deal.at("2026-11-24")
    shelf = {"market": "DE", "seller": SELLERS["DE"], "customer_kind": CustomerKind.PRIVATE}
    for start, amount in ((date(2026, 12, 1), "31000"), (date(2026, 12, 15), "32000")):
        cheaper = (ItemPrice(code="S2-BASE", kind=ComponentKind.BASE, amount=eur(amount)),)
        value.publish_prices(SYSTEM, basis=PriceBasis.GROSS, valid=Period(start, None), prices=cheaper, **shelf)
    assert deal.quote("2027-02-01").totals.gross == eur("33320.00")
    deal.at("2026-12-20")
    assert deal.quote("2027-02-01").totals.gross == eur("32000.00")
    assert queries.lowest_price(SALES, code="S2-BASE", before=date(2027, 1, 10), **shelf) == eur("31000.00")
    with pytest.raises(Refusal, match=r"value\.price\.list_wrong"):
        value.publish_prices(SYSTEM, basis=PriceBasis.NET, valid=Period(date(2027, 1, 1)), prices=cheaper, **shelf)
    with pytest.raises(Refusal, match=r"value\.price\.missing"):
        deal.quote("2027-02-01", items="S2-BASE UNKNOWN")
